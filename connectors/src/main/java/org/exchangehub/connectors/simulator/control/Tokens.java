package org.exchangehub.connectors.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.exchangehub.connectors.PartnerId;

/** Tokens of simulated partners, each asked for anew after a minute. */
final class Tokens implements Function<PartnerId, String> {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Held(String token, Instant since) {}

    private final TokenSource source;
    private final Clock clock;
    private final Map<PartnerId, Held> held = new ConcurrentHashMap<>();

    Tokens(TokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String apply(PartnerId partner) {
        Instant now = clock.instant();
        Held current = held.get(partner);
        if (current == null || !current.since().plus(KEPT).isAfter(now)) {
            try {
                current = new Held(source.token(partner), now);
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
            held.put(partner, current);
        }
        return current.token();
    }
}
