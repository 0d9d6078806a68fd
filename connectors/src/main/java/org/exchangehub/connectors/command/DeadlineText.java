package org.exchangehub.connectors.command;

import java.time.Duration;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline;
import org.exchangehub.connectors.deadline.Term;
import org.exchangehub.contracts.Kind;

/** A deadline of an agreement in words. */
final class DeadlineText {

    private DeadlineText() {}

    static String of(Kind kind, Deadline deadline) {
        return "answers a " + kind.code() + " within " + length(deadline.answer())
                + deadline.acknowledge()
                        .map(term -> ", with a first sign within " + length(term))
                        .orElse("")
                + (deadline.contingency() == Contingency.HOLD
                        ? "; silent past that: the goods are held"
                        : "; silent past that: the goods may go under an obligation");
    }

    private static String length(Term term) {
        return switch (term) {
            case Term.WorkingDays(int days) -> days == 1 ? "1 working day" : days + " working days";
            case Term.Hours(Duration length) ->
                length.toMinutesPart() == 0
                        ? length.toHours() + (length.toHours() == 1 ? " hour" : " hours")
                        : length.toMinutes() + " minutes";
        };
    }
}
