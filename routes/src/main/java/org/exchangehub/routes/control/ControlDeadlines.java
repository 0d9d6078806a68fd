package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.deadline.Deadlines.Question;
import org.exchangehub.routes.record.CaseRecord;

/**
 * By when a control has to be accepted or declined, and by when its result is wanted: as the agreement with the Customs
 * system that gets the order says, but never before the end of the time window.
 */
public final class ControlDeadlines {

    private final Deadlines deadlines;
    private final Audience audience;
    private final Clock clock;

    public ControlDeadlines(Deadlines deadlines, Audience audience, Clock clock) {
        this.deadlines = deadlines;
        this.audience = audience;
        this.clock = clock;
    }

    /** The deadline of an order that is sent; its clock starts unless this version was sent before. */
    Optional<Due> start(CaseRecord concerned, ControlRecord control, PartnerId desk) {
        Optional<DeadlineRecord> running = of(control);
        if (running.isPresent()) {
            return running.map(DeadlineRecord::due);
        }
        Question question = new Question(control.id(), control.version(), Kind.CONTROL_ORDER, concerned.id(), desk);
        return audience.agreement(desk)
                .flatMap(agreement -> deadlines.start(
                        question,
                        agreement,
                        clock.instant(),
                        plannedEnd(control).orElse(Instant.MIN)));
    }

    /** When the control is to be over; the window of an alert says how long it watches, and not that. */
    static Optional<Instant> plannedEnd(ControlRecord control) {
        boolean ofAlert = control.alert().isPresent() && control.state() != ControlStateCode.RESCHEDULED;
        return ofAlert ? Optional.empty() : control.window().until();
    }

    /** The deadline of the order as it stands, also where its clock has stopped. */
    Optional<DeadlineRecord> of(ControlRecord control) {
        return deadlines.find(control.id(), control.version());
    }

    /** Those of a case whose clocks run, or have run out. */
    List<DeadlineRecord> running(CaseRecord concerned) {
        return deadlines.ofCase(concerned.id()).stream()
                .filter(one -> one.kind() == Kind.CONTROL_ORDER && one.state() != DeadlineState.STOPPED)
                .toList();
    }

    void save(DeadlineRecord changed) {
        deadlines.save(changed);
    }
}
