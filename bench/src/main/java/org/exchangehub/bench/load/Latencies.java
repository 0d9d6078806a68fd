package org.exchangehub.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** The latencies of one spell of load, and their percentiles. */
public final class Latencies {

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param nanoseconds in any order */
    public static Latencies of(Collection<Long> nanoseconds) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The smallest latency that at least this share of all messages did not exceed (nearest rank, no interpolation).
     *
     * @param percent above 0, up to 100
     * @return zero when there was no message
     */
    public Duration percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("not a percentile: " + percent);
        }
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return Duration.ofNanos(sorted[rank - 1]);
    }
}
