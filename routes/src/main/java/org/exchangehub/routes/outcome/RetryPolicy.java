package org.exchangehub.routes.outcome;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a message that could not be delivered is tried again, and when a partner is left in peace.
 *
 * @param first wait after the first failure; it doubles with each further one
 * @param longest the wait never exceeds this
 * @param circuitAfter failures in a row after which only one message at a time probes the partner
 */
public record RetryPolicy(Duration first, Duration longest, int circuitAfter) {

    public static final RetryPolicy STANDARD = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), 3);

    /** The wait before the next try of a message that was tried so many times, spread by a tenth. */
    public Duration waitAfter(int attempts) {
        long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(20, Math.max(0, attempts - 1)));
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    /** How long the partner is left in peace after so many failures in a row: shorter than a message waits, to notice its return. */
    public Duration pauseAfter(int failures) {
        long millis = Math.min(
                longest.toMillis() / 4, first.toMillis() << Math.min(20, Math.max(0, failures - circuitAfter)));
        return Duration.ofMillis(Math.max(first.toMillis(), millis));
    }
}
