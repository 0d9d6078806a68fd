package org.exchangehub.bench.load;

import java.time.Duration;
import java.util.SplittableRandom;

/** When messages are due, decided beforehand, so that a slow server cannot slow down the load that it is measured by. */
public final class Schedule {

    private final long[] offsets;

    private Schedule(long[] offsets) {
        this.offsets = offsets;
    }

    /**
     * Independent arrivals (a Poisson process): as many as the rate and the duration make, the same ones for the same seed.
     *
     * @param perSecond mean rate, above 0
     */
    public static Schedule poisson(double perSecond, Duration duration, long seed) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("not a rate: " + perSecond);
        }
        double seconds = duration.toNanos() / 1e9;
        int count = (int) Math.max(1, Math.round(perSecond * seconds));
        SplittableRandom random = new SplittableRandom(seed);
        // Given their number, the arrivals of a Poisson process are spread evenly over the time.
        long[] offsets = random.longs(count, 0, duration.toNanos()).sorted().toArray();
        return new Schedule(offsets);
    }

    public int count() {
        return offsets.length;
    }

    /** Nanoseconds after the start at which message {@code index} is due. */
    public long due(int index) {
        return offsets[index];
    }
}
