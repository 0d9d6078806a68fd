package org.exchangehub.connectors.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * By when an agency has to answer one kind of message, and what comes of its silence.
 *
 * @param acknowledge until a first sign
 * @param reminder how long before the end it is reminded
 * @param escalation how long before the end its silence is escalated
 */
public record Deadline(
        Term answer,
        Optional<Term> acknowledge,
        Term reminder,
        Term escalation,
        Contingency contingency,
        WorkingCalendar calendar) {

    /** Where an agreement says nothing else. */
    public static final Term REMINDER = new Term.Hours(Duration.ofHours(4));

    /** Where an agreement says nothing else. */
    public static final Term ESCALATION = new Term.Hours(Duration.ofHours(1));

    /**
     * The moments of one deadline.
     *
     * @param reminder none where there is no time for one
     * @param escalation none where there is no time for one
     */
    public record Due(
            Instant asked,
            Optional<Instant> acknowledgement,
            Instant answer,
            Optional<Instant> reminder,
            Optional<Instant> escalation,
            Contingency contingency) {

        /** The same with another end; reminder and escalation stay as long before it. */
        public Due endingAt(Instant end) {
            Duration later = Duration.between(answer, end);
            return new Due(
                    asked,
                    acknowledgement,
                    end,
                    reminder.map(moment -> moment.plus(later)),
                    escalation.map(moment -> moment.plus(later)),
                    contingency);
        }

        /** The same with what comes of silence in the end. */
        public Due with(Contingency decided) {
            return new Due(asked, acknowledgement, answer, reminder, escalation, decided);
        }
    }

    /** The moments for what is asked now, to the millisecond. */
    public Due of(Instant asked) {
        Instant end = exact(answer.after(asked, calendar));
        return new Due(
                asked,
                acknowledge.map(term -> exact(term.after(asked, calendar))).filter(sign -> sign.isBefore(end)),
                end,
                before(end, reminder, asked),
                before(end, escalation, asked),
                contingency);
    }

    private Optional<Instant> before(Instant end, Term term, Instant asked) {
        return Optional.of(exact(term.before(end, calendar))).filter(moment -> moment.isAfter(asked));
    }

    private static Instant exact(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
