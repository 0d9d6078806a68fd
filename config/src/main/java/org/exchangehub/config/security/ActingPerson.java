package org.exchangehub.config.security;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The person that acts for the caller of the present call: the subject in the actor claim of its token (RFC 8693, {@code act}). */
public final class ActingPerson implements Supplier<Optional<String>> {

    ActingPerson() {}

    /** None where the token has no such claim: then the partner's system acts by itself. */
    @Override
    public Optional<String> get() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                        && token.getToken().getClaim("act") instanceof Map<?, ?> actor
                        && actor.get("sub") instanceof String subject
                        && !subject.isBlank()
                ? Optional.of(subject)
                : Optional.empty();
    }
}
