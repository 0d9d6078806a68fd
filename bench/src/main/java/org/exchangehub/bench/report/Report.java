package org.exchangehub.bench.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.exchangehub.bench.floor.Floor;

/** The figures of a run as tables in Markdown. */
public final class Report {

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /**
     * @param conditions lines on the machine and the settings of the run
     * @param first the floors at the start of the run
     * @param last the floors at its end
     */
    public static String of(
            List<String> conditions, List<Floor> first, List<Floor> last, Results results, List<String> remarks) {
        Report report = new Report();
        conditions.forEach(condition -> report.line("- %s", condition));
        report.floors(first, last);
        if (!results.subjects().isEmpty()) {
            report.subjects(results);
            report.ratios(results);
            report.noise(results);
        }
        remarks.forEach(remark -> report.line("- %s", remark));
        return report.text.toString();
    }

    private void floors(List<Floor> first, List<Floor> last) {
        if (first.isEmpty()) {
            return;
        }
        line("");
        line("| floor | threads | per second, at the start | at the end | CPU-ms each | of PostgreSQL |");
        line("|---|---:|---:|---:|---:|---:|");
        for (int i = 0; i < first.size(); i++) {
            Floor floor = first.get(i);
            String atTheEnd = i < last.size()
                    ? String.format(Locale.ROOT, "%,.0f", last.get(i).perSecond())
                    : "";
            line(
                    "| %s | %d | %,.0f | %s | %.2f | %.2f |",
                    floor.name(),
                    floor.threads(),
                    floor.perSecond(),
                    atTheEnd,
                    millis(floor.cpu().server()),
                    millis(floor.cpu().database()));
        }
        line("");
        line(
                "- The bare parts of one message together: %.1f CPU-ms (read and validate, bind, map from bytes, two commits"
                        + " of eight at a time, one send of 32 at a time, HTTP in and out).",
                first.stream()
                        .mapToDouble(
                                floor -> floor.inMessage() * millis(floor.cpu().total()))
                        .sum());
    }

    private void subjects(Results results) {
        line("");
        line("| medians of the rounds | messages/s | least to most | p50, p99 at saturation, ms "
                + "| half load, messages/s | p50, p99 at half load, ms | CPU-ms a message, JVM + PostgreSQL "
                + "| at half load | not arrived |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (String subject : results.subjects()) {
            List<Measurement> rounds = results.of(subject);
            line(
                    "| %s | %.0f | %.0f to %.0f | %.0f, %.0f | %.0f | %.1f, %.1f | %.1f + %.1f | %.1f + %.1f | %d |",
                    subject,
                    results.median(subject, Measurement::perSecond),
                    rounds.stream().mapToDouble(Measurement::perSecond).min().orElse(0),
                    rounds.stream().mapToDouble(Measurement::perSecond).max().orElse(0),
                    results.median(subject, round -> percentile(round.saturation(), 50)),
                    results.median(subject, round -> percentile(round.saturation(), 99)),
                    results.median(subject, round -> round.half().spell().perSecond()),
                    results.median(subject, round -> percentile(round.half(), 50)),
                    results.median(subject, round -> percentile(round.half(), 99)),
                    results.median(subject, round -> round.saturation().serverMillisPerMessage()),
                    results.median(subject, round -> round.saturation().databaseMillisPerMessage()),
                    results.median(subject, round -> round.half().serverMillisPerMessage()),
                    results.median(subject, round -> round.half().databaseMillisPerMessage()),
                    rounds.stream().mapToLong(Measurement::lost).sum());
        }
    }

    private void ratios(Results results) {
        String first = results.subjects().getFirst();
        if (results.subjects().size() < 2) {
            return;
        }
        line("");
        line("| medians of the ratios of each round | messages/s | CPU-ms a message | p99 at half load |");
        line("|---|---:|---:|---:|");
        for (String other : results.subjects().subList(1, results.subjects().size())) {
            line(
                    "| %s to %s | %.2f | %.2f | %.2f |",
                    first,
                    other,
                    results.ratio(first, other, Measurement::perSecond),
                    results.ratio(first, other, round -> round.saturation().cpuMillisPerMessage()),
                    results.ratio(first, other, round -> percentile(round.half(), 99)));
        }
    }

    private void noise(Results results) {
        List<Measurement> all = results.subjects().stream()
                .flatMap(one -> results.of(one).stream())
                .toList();
        line("");
        line(
                "- Programs outside of the measurement took %.0f %% of the machine (median), %.0f %% at most.",
                100 * Median.of(all, Measurement::takenByOthers),
                100 * all.stream().mapToDouble(Measurement::takenByOthers).max().orElse(0));
        line(
                "- Load generator and partner took %.1f CPU-ms a message of the same processors (median).",
                Median.of(all, round -> round.saturation().generatorMillisPerMessage()));
    }

    private static double percentile(Loaded loaded, double percent) {
        return millis(loaded.spell().latencies().percentile(percent));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void line(String format, Object... figures) {
        text.append(String.format(Locale.ROOT, format, figures)).append('\n');
    }
}
