package org.exchangehub.routes.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.GoodsDecisionCode;

/** All that was reported about one control. */
public record Reported(List<Result> results, List<Sample> samples, List<Analysis> analyses) {

    static final String SATISFACTORY = "SATISFACTORY";
    static final String NOT_SATISFACTORY = "NOT_SATISFACTORY";
    static final String NOT_CONTROLLED = "NOT_CONTROLLED";
    static final String INCONCLUSIVE = "INCONCLUSIVE";

    /** What a control found once. @param examined the goods items, all of the control where empty */
    public record Result(
            UUID message,
            Instant eventTime,
            String code,
            Set<Integer> examined,
            List<Finding> findings,
            List<Decision> decisions) {

        /** Of goods items of the control. */
        boolean speaksOf(int line) {
            return examined.isEmpty() || names(line);
        }

        /** Of any goods items. */
        boolean names(int line) {
            return examined.contains(line)
                    || findings.stream().anyMatch(finding -> finding.line() == line)
                    || decisions.stream().anyMatch(decision -> decision.line() == line);
        }
    }

    /** What was found on one goods item, with the quantity that was measured. */
    public record Finding(
            int line, String code, Optional<String> text, Optional<BigDecimal> measured, Optional<String> unit) {}

    /** What was decided about one goods item. */
    public record Decision(int line, GoodsDecisionCode code) {}

    /** A sample that was taken. */
    public record Sample(String number, int line, Optional<PartnerId> laboratory) {}

    /** What a laboratory found in a sample once. */
    public record Analysis(UUID message, String sample, Instant eventTime, String code, List<Finding> findings) {}

    Optional<Sample> sample(String number) {
        return samples.stream().filter(sample -> sample.number().equals(number)).findFirst();
    }
}
