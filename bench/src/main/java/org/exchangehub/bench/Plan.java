package org.exchangehub.bench;

import java.time.Duration;

/**
 * How much is measured, all of it bounded.
 *
 * @param rounds in each of which every subject has its turn
 * @param warmUp load on each subject before the first round
 * @param time of each spell of load
 * @param floorTime of each of the two passes over a floor
 * @param senders declarations on their way at saturation
 */
record Plan(
        int rounds,
        Duration warmUp,
        Duration time,
        Duration floorTime,
        int senders,
        boolean floors,
        boolean comparators) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    Plan {
        between("rounds", rounds, 1, 50);
        between("senders", senders, 1, 1_000);
        between("seconds of warm-up", warmUp.toSeconds(), 0, LONGEST.toSeconds());
        between("seconds of load", time.toSeconds(), 1, LONGEST.toSeconds());
    }

    private static void between(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + least + " to " + most + ", not " + value);
        }
    }
}
