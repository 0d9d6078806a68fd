package org.exchangehub.bench.report;

import java.util.Locale;
import org.exchangehub.bench.subject.Machine;

/**
 * One subject in one round.
 *
 * @param saturation as much load as it bears
 * @param half half the rate that it had just borne
 */
public record Measurement(String subject, Loaded saturation, Loaded half) {

    public double perSecond() {
        return saturation.spell().perSecond();
    }

    /** The share of the machine, from 0 to 1, that programs outside of this measurement took meanwhile. */
    double takenByOthers() {
        double others = saturation.usage().others().plus(half.usage().others()).toNanos();
        double took = saturation.spell().took().plus(half.spell().took()).toNanos();
        return others / (took * Machine.processors());
    }

    long lost() {
        return saturation.spell().refused()
                + saturation.spell().unfinished()
                + half.spell().refused()
                + half.spell().unfinished();
    }

    public double cpuMillisPerMessage() {
        return saturation.cpuMillisPerMessage();
    }

    /** One line, while the run goes on. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s %.0f messages/s at %.1f CPU-ms; p99 at half load %d ms; %d lost",
                subject,
                perSecond(),
                saturation.cpuMillisPerMessage(),
                half.spell().latencies().percentile(99).toMillis(),
                lost());
    }
}
