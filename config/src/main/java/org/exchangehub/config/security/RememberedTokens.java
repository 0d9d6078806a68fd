package org.exchangehub.config.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a minute which tokens were found good, for a partner sends the same one with each call; never beyond a token's end.
 * What was found bad is looked at again each time.
 */
final class RememberedTokens implements JwtDecoder {

    /** So long a key that its issuer has withdrawn may still count. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    RememberedTokens(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    private record Known(Jwt token, Instant until) {}

    @Override
    public Jwt decode(String token) {
        Instant now = clock.instant();
        Known remembered = known.get(token);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.token();
        }
        Jwt good = decoder.decode(token);
        remember(token, good, now);
        return good;
    }

    private void remember(String token, Jwt good, Instant now) {
        if (known.size() >= MOST) {
            known.values().removeIf(one -> !now.isBefore(one.until()));
        }
        if (known.size() < MOST) {
            Instant end = good.getExpiresAt();
            Instant until = now.plus(MEMORY);
            known.put(token, new Known(good, end != null && end.isBefore(until) ? end : until));
        }
    }
}
