package org.exchangehub.config.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.exchangehub.config.HubProperties;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The partner that the present call has proved to come from: the subject of its token. */
public final class Caller implements Supplier<PartnerId> {

    private final Map<String, PartnerId> bySubject = new HashMap<>();
    private final Predicate<PartnerId> signs;

    /**
     * @param partners a partner whose tokens have a subject other than its id has it in its settings
     * @param signs whether nothing but a signature proves that a call comes from the partner
     */
    Caller(Map<String, HubProperties.Partner> partners, Predicate<PartnerId> signs) {
        this.signs = signs;
        partners.forEach((id, partner) ->
                Optional.ofNullable(partner.subject()).ifPresent(subject -> bySubject.put(subject, new PartnerId(id))));
    }

    /** @throws RefusedException UNAUTHENTICATED where the caller is no partner, or one for whom a token does not speak */
    @Override
    public PartnerId get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            PartnerId partner = partner(token.getName());
            if (signs.test(partner)) {
                throw new RefusedException(Reason.UNAUTHENTICATED, "What this partner sends must be signed");
            }
            return partner;
        }
        throw new RefusedException(Reason.UNAUTHENTICATED, "The call carries no token");
    }

    private PartnerId partner(String subject) {
        PartnerId known = bySubject.get(subject);
        if (known != null) {
            return known;
        }
        try {
            return new PartnerId(subject);
        } catch (IllegalArgumentException noPartner) {
            throw new RefusedException(Reason.UNAUTHENTICATED, "The subject of the token is no partner of the hub");
        }
    }
}
