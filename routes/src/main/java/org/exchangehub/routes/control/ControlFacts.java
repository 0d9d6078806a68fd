package org.exchangehub.routes.control;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.routes.clearance.Facts.ControlFact;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.control.Standings.LineStanding;
import org.exchangehub.routes.record.CaseRecord;

/** What the controls of a case mean for its release. */
public final class ControlFacts {

    private final Controls controls;
    private final Reports reports;

    public ControlFacts(Controls controls, Reports reports) {
        this.controls = controls;
        this.reports = reports;
    }

    /** One fact for each goods item of each control. One after entry is in nobody's way until it has found something. */
    public List<ControlFact> of(CaseRecord concerned) {
        return controls.ofCase(concerned.id()).stream()
                .filter(control -> !control.isOff())
                .flatMap(control -> of(control, concerned))
                .toList();
    }

    private Stream<ControlFact> of(ControlRecord control, CaseRecord concerned) {
        return Standings.of(control, concerned.lines(), reports.of(control.id())).stream()
                .filter(line -> line.standing() != ControlStanding.OPEN || !control.isAfterEntry())
                .map(line -> fact(control, line));
    }

    private static ControlFact fact(ControlRecord control, LineStanding line) {
        return new ControlFact(
                control.id(),
                control.requester(),
                Set.of(line.line()),
                line.standing(),
                line.since(),
                line.standing() == ControlStanding.OPEN ? control.window().until() : Optional.empty(),
                line.reasonCode());
    }
}
