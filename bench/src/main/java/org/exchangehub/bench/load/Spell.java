package org.exchangehub.bench.load;

import java.time.Duration;

/**
 * What one spell of load gave.
 *
 * @param arrived messages whose referral was accepted while the spell lasted
 * @param handled these, and those whose referral was accepted just after it
 * @param refused messages that the server did not take
 * @param unfinished messages taken whose referral did not come in time
 * @param took over which time {@code arrived} is counted
 * @param latencies from when a message was due to when its referral was accepted
 */
public record Spell(long arrived, long handled, long refused, long unfinished, Duration took, Latencies latencies) {

    public double perSecond() {
        return arrived * 1e9 / took.toNanos();
    }
}
