package org.exchangehub.routes.deadline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ReminderCode;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Stops the clocks of what is answered, and does what the time brings where it is not. */
public final class DeadlineSteps {

    private static final String CONSENTS = "consents";

    private final Deadlines deadlines;
    private final Clocks clocks;
    private final Reconciliation obligations;
    private final Referrals referrals;
    private final Cases cases;
    private final ReminderLetters letters;
    private final AdviceSteps advice;
    private final Clock clock;

    public DeadlineSteps(
            Deadlines deadlines,
            Clocks clocks,
            Reconciliation obligations,
            Referrals referrals,
            Cases cases,
            ReminderLetters letters,
            AdviceSteps advice,
            Clock clock) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.obligations = obligations;
        this.referrals = referrals;
        this.cases = cases;
        this.letters = letters;
        this.advice = advice;
        this.clock = clock;
    }

    /** After a message about the case: what it answers, withdraws or asks anew runs no more, and obligations are reconciled. */
    public OnCase<?> settle(OnCase<?> on) {
        // Before the first advice nothing has been asked that could be settled.
        if (on.concerned().adviceNumber() > 0) {
            look(on.concerned(), false);
        }
        return on;
    }

    /** When a clock of the case has rung; the case is locked. */
    public void ring(UUID caseId) {
        CaseRecord concerned = cases.lock(caseId).orElseThrow();
        look(concerned, true);
        advice.advise(concerned);
    }

    private void look(CaseRecord concerned, boolean timeHasCome) {
        Instant now = clock.instant();
        List<DeadlineRecord> running = deadlines.ofCase(concerned.id()).stream()
                .filter(one -> one.kind() == Kind.REFERRAL && one.state() != DeadlineState.STOPPED)
                .toList();
        if (!running.isEmpty()) {
            Map<UUID, Standing> standings = standings(concerned.id());
            boolean over =
                    concerned.state() == CaseStateCode.CANCELLED || concerned.state() == CaseStateCode.NOT_RELEASED;
            running.forEach(one -> {
                Standing standing = standings.get(one.subject());
                if (standing != null) {
                    look(concerned, one, standing, over, timeHasCome, now);
                }
            });
            obligations.reconcile(concerned, standings, over, now);
        }
        // An answer stands until its end, that moment included.
        clocks.set(
                concerned.id(),
                CONSENTS,
                referrals.nextEndOfAnswer(concerned.id(), now).map(end -> end.plusMillis(1)));
    }

    private void look(
            CaseRecord concerned,
            DeadlineRecord deadline,
            Standing standing,
            boolean over,
            boolean timeHasCome,
            Instant now) {
        List<Integer> lines = standing.undecided(deadline.version());
        DeadlineRecord seen = standing.isAcknowledged(deadline.version()) ? deadline.acknowledged() : deadline;
        DeadlineRecord after;
        if (over || standing.referral().withdrawn() || lines.isEmpty()) {
            after = seen.with(DeadlineState.STOPPED);
        } else {
            after = timeHasCome ? advance(concerned, seen, standing.referral(), lines, now) : seen;
        }
        if (timeHasCome || !after.equals(deadline)) {
            deadlines.save(after);
        }
    }

    private DeadlineRecord advance(
            CaseRecord concerned, DeadlineRecord deadline, ReferralRecord referral, List<Integer> lines, Instant now) {
        DeadlineRecord after = deadline.at(now);
        Optional<ReminderCode> news = after.news(deadline);
        if (news.isEmpty()) {
            return after;
        }
        if (news.get() == ReminderCode.OVERDUE) {
            return overdue(concerned, referral, after, lines);
        }
        String text = after.state() == deadline.state()
                ? "No first sign in time"
                : news.get() == ReminderCode.ESCALATION
                        ? "Still no answer, shortly before the end"
                        : "The time to answer ends soon";
        letters.remind(concerned, referral, after, lines, news.get(), text);
        return after;
    }

    /** Silence of an agency that the question never reached is none: then the goods are held whatever the agreement says. */
    private DeadlineRecord overdue(
            CaseRecord concerned, ReferralRecord referral, DeadlineRecord deadline, List<Integer> lines) {
        boolean mayGo = deadline.due().contingency() == Contingency.RELEASE_WITH_OBLIGATION;
        boolean released = mayGo && deadlines.hasArrived(deadline);
        DeadlineRecord after = deadline.overdue(released ? Contingency.RELEASE_WITH_OBLIGATION : Contingency.HOLD);
        String comes = released
                ? "may go under an obligation"
                : mayGo ? "are held, as the question did not reach the agency" : "are held";
        letters.remind(
                concerned,
                referral,
                after,
                lines,
                ReminderCode.OVERDUE,
                "No answer by " + deadline.due().answer() + ": the goods " + comes);
        if (released) {
            obligations.open(concerned, after, lines);
        }
        return after;
    }

    private Map<UUID, Standing> standings(UUID caseId) {
        Map<UUID, List<LineRecord>> lines =
                referrals.linesOfCase(caseId).stream().collect(groupingBy(LineRecord::referral));
        Map<UUID, List<AnswerRecord>> answers =
                referrals.answersOfCase(caseId).stream().collect(groupingBy(AnswerRecord::referral));
        return referrals.ofCase(caseId).stream()
                .collect(toMap(
                        ReferralRecord::id,
                        referral -> new Standing(
                                referral,
                                Optional.ofNullable(lines.get(referral.id())).orElse(List.of()),
                                Optional.ofNullable(answers.get(referral.id())).orElse(List.of()))));
    }
}
