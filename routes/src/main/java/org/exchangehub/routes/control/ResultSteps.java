package org.exchangehub.routes.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.contracts.v1.Finding;
import org.exchangehub.contracts.v1.GoodsDecision;
import org.exchangehub.contracts.v1.Sample;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.control.Reported.Decision;
import org.exchangehub.routes.control.Reported.Result;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;

/** What a control found: recorded per goods item, told to each agency as far as it may see it. */
public final class ResultSteps {

    private final Controls controls;
    private final Reports reports;
    private final Samples samples;
    private final Audience audience;
    private final ControlLetters letters;
    private final JointSteps joint;
    private final Evidence evidence;

    public ResultSteps(
            Controls controls,
            Reports reports,
            Samples samples,
            Audience audience,
            ControlLetters letters,
            JointSteps joint,
            Evidence evidence) {
        this.controls = controls;
        this.reports = reports;
        this.samples = samples;
        this.audience = audience;
        this.letters = letters;
        this.joint = joint;
        this.evidence = evidence;
    }

    /** Records a result; the control is finished when each of its goods items has one. */
    OnCase<ControlResult> report(OnCase<ControlResult> on) {
        CaseRecord concerned = on.concerned();
        ControlResult said = on.payload();
        ControlRecord control =
                controls.named(on.message().sender(), said.getControlID()).orElseThrow();
        if (concerned.state() == CaseStateCode.CANCELLED) {
            throw new RefusedException(Reason.CASE_CLOSED, "Case " + concerned.id() + " is cancelled");
        }
        if (control.isOff()) {
            throw new RefusedException(
                    Reason.CONTROL_CLOSED, "/ControlResult/ControlID", "The control is declined or cancelled");
        }
        check(concerned, control, said);
        UUID message = on.message().id();
        Set<Integer> examined = new TreeSet<>(said.getExaminedSequenceNumeric());
        reports.add(
                control.id(),
                new Result(
                        message,
                        said.getEventDateTime().toInstant(),
                        said.getResultCode(),
                        examined,
                        said.getFinding().stream().map(ResultSteps::finding).toList(),
                        said.getDecision().stream()
                                .flatMap(ResultSteps::decisions)
                                .toList()));
        for (int i = 0; i < said.getSample().size(); i++) {
            samples.record(control.id(), message, said.getSample().get(i), "/ControlResult/Sample[" + (i + 1) + "]");
        }
        Reported reported = reports.of(control.id());
        boolean finished = Standings.of(control, concerned.lines(), reported).stream()
                .noneMatch(line -> line.standing() == ControlStanding.OPEN);
        if (finished) {
            controls.save(control.in(ControlStateCode.FINISHED));
            joint.close(concerned, control);
        }
        evidence.note(Step.of(
                concerned.id(),
                "CONTROLLED",
                control.requester(),
                on.message().kind(),
                message,
                "Control " + control.id() + ": " + said.getResultCode()));
        agencies(concerned, control, reported)
                .forEach(agency ->
                        letters.result(agency, concerned, control, on.message().canonical(), reported));
        return on;
    }

    /** Everyone but Customs who may have to do with it; what each sees is another question. */
    private Collection<PartnerId> agencies(CaseRecord concerned, ControlRecord control, Reported reported) {
        Set<PartnerId> agencies = new LinkedHashSet<>(List.of(control.requester()));
        if (!control.confidential()) {
            agencies.addAll(audience.deciding(concerned.id()).keySet());
            reported.samples().forEach(sample -> sample.laboratory().ifPresent(agencies::add));
        }
        agencies.removeIf(audience::isCustoms);
        return agencies;
    }

    private void check(CaseRecord concerned, ControlRecord control, ControlResult said) {
        List<Integer> examined = said.getExaminedSequenceNumeric();
        for (int i = 0; i < examined.size(); i++) {
            declared(concerned, examined.get(i), "/ControlResult/ExaminedSequenceNumeric[" + (i + 1) + "]");
        }
        for (int i = 0; i < said.getFinding().size(); i++) {
            declared(
                    concerned,
                    said.getFinding().get(i).getSequenceNumeric(),
                    "/ControlResult/Finding[" + (i + 1) + "]/SequenceNumeric");
        }
        for (int i = 0; i < said.getDecision().size(); i++) {
            String position = "/ControlResult/Decision[" + (i + 1) + "]/SequenceNumeric";
            said.getDecision().get(i).getSequenceNumeric().forEach(line -> declared(concerned, line, position));
        }
        for (int i = 0; i < said.getSample().size(); i++) {
            String position = "/ControlResult/Sample[" + (i + 1) + "]";
            declared(concerned, said.getSample().get(i).getSequenceNumeric(), position + "/SequenceNumeric");
            laboratory(control, said.getSample().get(i), position + "/LaboratoryID");
        }
    }

    private static void declared(CaseRecord concerned, int line, String position) {
        if (!concerned.lines().contains(line)) {
            throw new RefusedException(Reason.RULE_BROKEN, position, "The declaration has no goods item " + line);
        }
    }

    /** A confidential control stays between Customs and its requester. */
    private static void laboratory(ControlRecord control, Sample sample, String position) {
        Optional.ofNullable(sample.getLaboratoryID())
                .filter(named -> control.confidential()
                        && !named.equals(control.requester().value()))
                .ifPresent(named -> {
                    throw new RefusedException(
                            Reason.RULE_BROKEN,
                            position,
                            "The control is confidential: no partner but its requester may be named as laboratory");
                });
    }

    static Reported.Finding finding(Finding said) {
        return new Reported.Finding(
                said.getSequenceNumeric(),
                said.getFindingCode(),
                Optional.ofNullable(said.getText()),
                Optional.ofNullable(said.getMeasuredQuantity()).map(quantity -> quantity.getValue()),
                Optional.ofNullable(said.getMeasuredQuantity())
                        .flatMap(quantity -> Optional.ofNullable(quantity.getUnitCode())));
    }

    private static Stream<Decision> decisions(GoodsDecision said) {
        return new ArrayList<>(said.getSequenceNumeric())
                .stream().map(line -> new Decision(line, said.getDecisionCode()));
    }
}
