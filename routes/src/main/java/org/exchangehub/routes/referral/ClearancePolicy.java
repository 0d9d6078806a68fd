package org.exchangehub.routes.referral;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.DispositionCode;

/**
 * The pure function from the dispositions of a case to one advice. Its laws: the order of arrival never matters; the latest
 * event time wins per agency and line, of two at the same time the stricter; an agency that decides and has not answered is
 * no consent; the strictest answer is the answer of the line, the strictest line that of the case.
 */
public final class ClearancePolicy {

    /** Stands in each advice; changes whenever the same answers could give another advice. */
    public static final String VERSION = "1";

    private ClearancePolicy() {}

    /** One agency asked about one line, with all its answers that are about the goods as now declared. */
    public record Asked(
            PartnerId partner, UUID referral, CompetenceRole role, int line, Instant since, List<Given> answers) {}

    /** One answer. */
    public record Given(
            DispositionCode code,
            Instant eventTime,
            Optional<String> reasonCode,
            Optional<String> text,
            String resolution) {}

    /** One agency in the way of one line. */
    public record Block(Asked asked, Optional<Given> answer, AdviceCode code) {}

    /** The answer. */
    public record Advice(AdviceCode code, Map<Integer, AdviceCode> lines, List<Block> blocks, long concerned) {}

    /** The advice for a declaration with these lines. */
    public static Advice advise(List<Integer> lines, List<Asked> asked) {
        Map<Integer, AdviceCode> codes = new TreeMap<>();
        lines.forEach(line -> codes.put(line, AdviceCode.MAY_RELEASE));
        List<Block> blocks = new ArrayList<>();
        List<Asked> deciding = asked.stream()
                .filter(one -> one.role() == CompetenceRole.DECIDE && codes.containsKey(one.line()))
                .sorted(comparing(Asked::line)
                        .thenComparing(one -> one.partner().value()))
                .toList();
        for (Asked one : deciding) {
            Optional<Given> answer = current(one.answers());
            AdviceCode code = answer.map(given -> codeOf(given.code())).orElse(AdviceCode.UNDER_REVIEW);
            if (code != AdviceCode.MAY_RELEASE) {
                blocks.add(new Block(one, answer, code));
                codes.merge(one.line(), code, ClearancePolicy::stricter);
            }
        }
        AdviceCode all = codes.values().stream().reduce(AdviceCode.MAY_RELEASE, ClearancePolicy::stricter);
        return new Advice(
                all,
                codes,
                blocks,
                deciding.stream().map(Asked::partner).distinct().count());
    }

    /** The answer that counts now. */
    public static Optional<Given> current(List<Given> answers) {
        return answers.stream()
                .max(comparing(Given::eventTime)
                        .thenComparing(given -> codeOf(given.code()))
                        .thenComparing(Given::code)
                        .thenComparing(given -> given.reasonCode().orElse(""))
                        .thenComparing(given -> given.text().orElse("")));
    }

    /** What one disposition means for release; the constants of {@link AdviceCode} stand in order of strictness. */
    static AdviceCode codeOf(DispositionCode code) {
        return switch (code) {
            case MAY_PROCEED, CONDITIONAL -> AdviceCode.MAY_RELEASE;
            case UNDER_REVIEW -> AdviceCode.UNDER_REVIEW;
            case DOCUMENT_REQUIRED -> AdviceCode.DOCUMENT_REQUIRED;
            case EXAMINE -> AdviceCode.EXAMINE;
            case HOLD_INTACT, DO_NOT_OPEN, MOVE_TO_SECURE_FACILITY, DATA_REJECTED -> AdviceCode.HOLD;
            case REFUSE -> AdviceCode.REFUSE;
        };
    }

    private static AdviceCode stricter(AdviceCode one, AdviceCode other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
