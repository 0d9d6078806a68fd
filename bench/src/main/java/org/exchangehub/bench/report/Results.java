package org.exchangehub.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The measurements of all rounds, by subject. */
public final class Results {

    private final Map<String, List<Measurement>> bySubject = new LinkedHashMap<>();

    public void add(Measurement measurement) {
        bySubject
                .computeIfAbsent(measurement.subject(), subject -> new ArrayList<>())
                .add(measurement);
    }

    List<String> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    List<Measurement> of(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    double median(String subject, ToDoubleFunction<Measurement> figure) {
        return Median.of(of(subject), figure);
    }

    /** The median of the ratios of the rounds: both sides of each were measured shortly after each other. */
    double ratio(String subject, String other, ToDoubleFunction<Measurement> figure) {
        int rounds = Math.min(of(subject).size(), of(other).size());
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = figure.applyAsDouble(of(subject).get(i))
                    / figure.applyAsDouble(of(other).get(i));
        }
        return Median.of(ratios);
    }
}
