package org.exchangehub.routes.control;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.contracts.v1.ReminderCode;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;

/** Stops the clocks of controls that are carried out or off, and reminds Customs of the others when the time has come. */
public final class ControlClocks {

    private final ControlDeadlines deadlines;
    private final Controls controls;
    private final Cases cases;
    private final ControlLetters letters;
    private final Clock clock;

    public ControlClocks(
            ControlDeadlines deadlines, Controls controls, Cases cases, ControlLetters letters, Clock clock) {
        this.deadlines = deadlines;
        this.controls = controls;
        this.cases = cases;
        this.letters = letters;
        this.clock = clock;
    }

    /** After a message that may have changed controls of the case. */
    OnCase<?> settle(OnCase<?> on) {
        look(on.concerned(), false);
        return on;
    }

    /** When a clock of the case has rung; the case is locked. */
    public void ring(UUID caseId) {
        look(cases.lock(caseId).orElseThrow(), true);
    }

    private void look(CaseRecord concerned, boolean timeHasCome) {
        List<DeadlineRecord> running = deadlines.running(concerned);
        if (running.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, ControlRecord> known =
                controls.ofCase(concerned.id()).stream().collect(toMap(ControlRecord::id, Function.identity()));
        running.forEach(deadline -> Optional.ofNullable(known.get(deadline.subject()))
                .ifPresent(control -> {
                    DeadlineRecord after = answered(concerned, control, deadline)
                            ? deadline.with(DeadlineState.STOPPED)
                            : seen(concerned, control, deadline, timeHasCome, now);
                    if (timeHasCome || !after.equals(deadline)) {
                        deadlines.save(after);
                    }
                }));
    }

    private static boolean answered(CaseRecord concerned, ControlRecord control, DeadlineRecord deadline) {
        return !control.isOpen()
                || control.version() != deadline.version()
                || concerned.state() == CaseStateCode.CANCELLED;
    }

    /** Who takes a control on for later has until then. */
    private DeadlineRecord seen(
            CaseRecord concerned, ControlRecord control, DeadlineRecord deadline, boolean timeHasCome, Instant now) {
        DeadlineRecord agreed =
                ControlDeadlines.plannedEnd(control).map(deadline::until).orElse(deadline);
        DeadlineRecord before = control.state() == ControlStateCode.ORDERED ? agreed : agreed.acknowledged();
        if (!timeHasCome) {
            return before;
        }
        DeadlineRecord after = before.at(now);
        after.news(before)
                .ifPresent(code -> letters.remind(
                        concerned, control, after, code, text(code, after.state() == before.state(), after)));
        return after;
    }

    private static String text(ReminderCode code, boolean unanswered, DeadlineRecord deadline) {
        return switch (code) {
            case REMINDER ->
                unanswered ? "Neither accepted nor declined in time" : "The time to report the result ends soon";
            case ESCALATION -> "Still no result, shortly before the end";
            case OVERDUE -> "No result by " + deadline.due().answer();
        };
    }
}
