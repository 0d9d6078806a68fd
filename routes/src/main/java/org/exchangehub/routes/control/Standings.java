package org.exchangehub.routes.control;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.control.Reported.Analysis;
import org.exchangehub.routes.control.Reported.Finding;
import org.exchangehub.routes.control.Reported.Result;
import org.exchangehub.routes.control.Reported.Sample;

/**
 * Where each goods item stands in a control: a pure function of what was reported. The latest result by event time counts;
 * laboratories after it clear its findings when all samples of the item are satisfactory, or add to them. Goods that were
 * seized or are to be destroyed are given back by a later result only.
 */
final class Standings {

    /** What may not enter whatever else is said: it turns release into refusal. */
    private static final Set<String> PROHIBITED = Set.of("RESTRICTED_GOODS", "COUNTERFEIT", "HEALTH_OR_SAFETY");

    /** @param reasonCode the finding or decision that says so, else the reason of the order */
    record LineStanding(int line, ControlStanding standing, Instant since, String reasonCode) {

        LineStanding stricter(LineStanding other) {
            return other.standing().compareTo(standing) > 0 ? other : this;
        }
    }

    private Standings() {}

    /** @param declared the goods items of the declaration as it stands */
    static List<LineStanding> of(ControlRecord control, Collection<Integer> declared, Reported reported) {
        TreeSet<Integer> lines = new TreeSet<>(control.lines().isEmpty() ? declared : control.lines());
        for (Result result : reported.results()) {
            lines.addAll(result.examined());
            result.findings().forEach(finding -> lines.add(finding.line()));
            result.decisions().forEach(decision -> lines.add(decision.line()));
        }
        return lines.stream().map(line -> of(control, line, reported)).toList();
    }

    private static LineStanding of(ControlRecord control, int line, Reported reported) {
        Optional<Result> last = reported.results().stream()
                .filter(result -> result.speaksOf(line))
                .max(comparing(Result::eventTime).thenComparing(Result::message));
        if (last.isEmpty()) {
            return new LineStanding(
                    line,
                    control.isOff() ? ControlStanding.FINISHED : ControlStanding.OPEN,
                    control.since(),
                    control.reasonCode());
        }
        LineStanding found = of(control, line, last.get());
        return found.standing() == ControlStanding.GOODS_TAKEN ? found : analysed(found, reported);
    }

    private static LineStanding of(ControlRecord control, int line, Result result) {
        LineStanding standing =
                new LineStanding(line, ControlStanding.FINISHED, result.eventTime(), control.reasonCode());
        if (!result.code().equals(Reported.NOT_SATISFACTORY)) {
            return standing;
        }
        if (result.findings().isEmpty() && result.decisions().isEmpty()) {
            return new LineStanding(line, ControlStanding.FOUND, result.eventTime(), result.code());
        }
        for (Finding finding : result.findings()) {
            if (finding.line() == line) {
                standing =
                        standing.stricter(new LineStanding(line, meaning(finding), result.eventTime(), finding.code()));
            }
        }
        for (Reported.Decision decision : result.decisions()) {
            if (decision.line() == line) {
                ControlStanding taken = switch (decision.code()) {
                    case SEIZURE, DESTRUCTION -> ControlStanding.GOODS_TAKEN;
                    case DETENTION -> ControlStanding.FOUND;
                };
                standing = standing.stricter(new LineStanding(
                        line, taken, result.eventTime(), decision.code().value()));
            }
        }
        return standing;
    }

    /** What laboratories said after the result, the latest for each sample. */
    private static LineStanding analysed(LineStanding found, Reported reported) {
        List<Sample> samples = reported.samples().stream()
                .filter(sample -> sample.line() == found.line())
                .toList();
        Map<String, Analysis> latest = new HashMap<>();
        reported.analyses().stream()
                .filter(analysis -> !analysis.code().equals(Reported.INCONCLUSIVE))
                .filter(analysis -> !analysis.eventTime().isBefore(found.since()))
                .sorted(comparing(Analysis::eventTime).thenComparing(Analysis::message))
                .forEach(analysis -> latest.put(analysis.sample(), analysis));
        List<Analysis> ofLine = new ArrayList<>();
        samples.forEach(
                sample -> Optional.ofNullable(latest.get(sample.number())).ifPresent(ofLine::add));
        LineStanding standing = found;
        boolean cleared = !samples.isEmpty()
                && ofLine.size() == samples.size()
                && ofLine.stream().allMatch(analysis -> analysis.code().equals(Reported.SATISFACTORY));
        if (cleared) {
            Instant since = ofLine.stream()
                    .map(Analysis::eventTime)
                    .max(Instant::compareTo)
                    .orElseThrow();
            return new LineStanding(found.line(), ControlStanding.FINISHED, since, found.reasonCode());
        }
        for (Analysis analysis : ofLine) {
            if (analysis.code().equals(Reported.NOT_SATISFACTORY)) {
                standing = standing.stricter(
                        new LineStanding(found.line(), ControlStanding.FOUND, analysis.eventTime(), analysis.code()));
                for (Finding finding : analysis.findings()) {
                    standing = standing.stricter(
                            new LineStanding(found.line(), meaning(finding), analysis.eventTime(), finding.code()));
                }
            }
        }
        return standing;
    }

    private static ControlStanding meaning(Finding finding) {
        return PROHIBITED.contains(finding.code()) ? ControlStanding.PROHIBITED : ControlStanding.FOUND;
    }
}
