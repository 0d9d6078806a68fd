package org.exchangehub.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of some figures: what one odd round cannot move. */
public final class Median {

    private Median() {}

    /** The mean of the two middle ones where their number is even. */
    static double of(double... figures) {
        if (figures.length == 0) {
            return Double.NaN;
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static <T> double of(Collection<T> things, ToDoubleFunction<T> figure) {
        return of(things.stream().mapToDouble(figure).toArray());
    }
}
