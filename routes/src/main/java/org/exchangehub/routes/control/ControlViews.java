package org.exchangehub.routes.control;

import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.AlertSubject;
import org.exchangehub.contracts.v1.AlertSubjectCode;
import org.exchangehub.contracts.v1.ControlLine;
import org.exchangehub.contracts.v1.ControlList;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlStandingCode;
import org.exchangehub.contracts.v1.ControlState;
import org.exchangehub.routes.control.Standings.LineStanding;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Ids;

/** What the hub answers when it is asked about controls: each reader sees what it may, and no trace of anything else. */
public final class ControlViews {

    private final Cases cases;
    private final Controls controls;
    private final Reports reports;
    private final Audience audience;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Excerpts excerpts;
    private final ControlDeadlines deadlines;

    public ControlViews(
            Cases cases,
            Controls controls,
            Reports reports,
            Audience audience,
            ControlDeadlines deadlines,
            Bodies bodies,
            Canonical canonical) {
        this.deadlines = deadlines;
        this.cases = cases;
        this.controls = controls;
        this.reports = reports;
        this.audience = audience;
        this.bodies = bodies;
        this.canonical = canonical;
        this.excerpts = new Excerpts(canonical);
    }

    /** A control or an alert; NOT_FOUND where there is none or the reader may see nothing of it. */
    public ControlState control(PartnerId reader, String name) {
        return controls.named(reader, name)
                .flatMap(control -> visible(reader, control))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no control " + name));
    }

    /** The controls of a case, oldest first; NOT_FOUND where there is no case that the reader may see anything of. */
    public ControlList ofCase(PartnerId reader, String caseId) {
        ControlList list = new ControlList();
        Optional<CaseRecord> concerned = Ids.parse(caseId).flatMap(cases::get);
        concerned.ifPresent(known -> controls.ofCase(known.id())
                .forEach(control -> visible(reader, control).ifPresent(list.getControlState()::add)));
        boolean hasPart = concerned
                .filter(known -> audience.isCustoms(reader)
                        || !audience.askedAbout(known.id(), reader).isEmpty())
                .isPresent();
        if (list.getControlState().isEmpty() && !hasPart) {
            throw new RefusedException(Reason.NOT_FOUND, "There is no case " + caseId);
        }
        return list;
    }

    private Optional<ControlState> visible(PartnerId reader, ControlRecord control) {
        Reported reported = reports.of(control.id());
        Scope scope = audience.scope(reader, control, reported);
        if (scope.isNothing()) {
            return Optional.empty();
        }
        ControlState state = new ControlState();
        state.setControlID(control.id().toString());
        state.setStateCode(control.state());
        Optional<CaseRecord> concerned = control.caseId().flatMap(cases::get);
        state.setOrder(concerned
                .map(known -> ControlLetters.order(known, control, scope))
                .orElseGet(() -> alert(control)));
        concerned.ifPresent(known -> add(state, known, control, scope, reported));
        deadlines
                .of(control)
                .filter(one -> one.state() != DeadlineState.STOPPED)
                .ifPresent(running -> {
                    ControlLetters.write(running.due(), state.getOrder());
                    running.state().code().ifPresent(state::setReminderCode);
                });
        return Optional.of(state);
    }

    private ControlOrder alert(ControlRecord alert) {
        ControlOrder order = ControlLetters.order(alert);
        controls.subjects(alert.id()).forEach(watched -> {
            int colon = watched.indexOf(':');
            AlertSubject subject = new AlertSubject();
            subject.setSubjectCode(AlertSubjectCode.fromValue(watched.substring(0, colon)));
            subject.setID(watched.substring(colon + 1));
            order.getAlertSubject().add(subject);
        });
        return order;
    }

    private void add(ControlState state, CaseRecord concerned, ControlRecord control, Scope scope, Reported reported) {
        Standings.of(control, concerned.lines(), reported).stream()
                .filter(line -> scope.sees(line.line()))
                .map(ControlViews::line)
                .forEach(state.getLine()::add);
        reported.results().stream()
                .flatMap(result -> excerpts.of(bodies.canonical(result.message()), control, concerned, scope).stream())
                .forEach(state.getResult()::add);
        reported.analyses().stream()
                .flatMap(analysis ->
                        excerpts.of(bodies.canonical(analysis.message()), control, concerned, scope, reported).stream())
                .forEach(state.getLaboratoryResult()::add);
    }

    private static ControlLine line(LineStanding standing) {
        ControlLine line = new ControlLine();
        line.setSequenceNumeric(standing.line());
        line.setStandingCode(ControlStandingCode.fromValue(standing.standing().name()));
        line.setEventDateTime(ControlLetters.utc(standing.since()));
        return line;
    }
}
