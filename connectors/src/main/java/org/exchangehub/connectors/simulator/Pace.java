package org.exchangehub.connectors.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast simulated partners are.
 *
 * @param delay time before each answer, instead of what the folders say
 * @param poll time between two looks at an empty feed or queue
 */
public record Pace(Clock clock, Optional<Duration> delay, Duration poll) {

    /** As the folders say. */
    public static Pace ofFolders() {
        return new Pace(Clock.systemUTC(), Optional.empty(), Duration.ofMillis(500));
    }

    /** Every answer at once. */
    public static Pace immediate() {
        return new Pace(Clock.systemUTC(), Optional.of(Duration.ZERO), Duration.ofMillis(50));
    }
}
