package org.exchangehub.routes.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.routes.control.Reported.Analysis;
import org.exchangehub.routes.control.Reported.Sample;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;

/** What a laboratory found in a sample, however much later: recorded, and told to Customs and to whom it concerns. */
public final class LaboratorySteps {

    private final Controls controls;
    private final Reports reports;
    private final Audience audience;
    private final ControlLetters letters;
    private final Evidence evidence;

    public LaboratorySteps(
            Controls controls, Reports reports, Audience audience, ControlLetters letters, Evidence evidence) {
        this.controls = controls;
        this.reports = reports;
        this.audience = audience;
        this.letters = letters;
        this.evidence = evidence;
    }

    /** Records the result of a laboratory; SAMPLE_UNKNOWN where the sender has nothing to say of such a sample. */
    OnCase<LaboratoryResult> analyse(OnCase<LaboratoryResult> on) {
        CaseRecord concerned = on.concerned();
        LaboratoryResult said = on.payload();
        PartnerId sender = on.message().sender();
        ControlRecord control = controls.named(sender, said.getControlID()).orElseThrow();
        Sample sample = reports.of(control.id())
                .sample(said.getSampleID())
                .filter(taken -> control.requester().equals(sender)
                        || taken.laboratory().filter(sender::equals).isPresent())
                .orElseThrow(() -> new RefusedException(
                        Reason.SAMPLE_UNKNOWN,
                        "/LaboratoryResult/SampleID",
                        "No sample " + said.getSampleID() + " was taken in the control for this partner"));
        for (int i = 0; i < said.getFinding().size(); i++) {
            if (said.getFinding().get(i).getSequenceNumeric() != sample.line()) {
                throw new RefusedException(
                        Reason.RULE_BROKEN,
                        "/LaboratoryResult/Finding[" + (i + 1) + "]/SequenceNumeric",
                        "The sample is of goods item " + sample.line());
            }
        }
        reports.add(
                control.id(),
                new Analysis(
                        on.message().id(),
                        sample.number(),
                        said.getEventDateTime().toInstant(),
                        said.getResultCode(),
                        said.getFinding().stream().map(ResultSteps::finding).toList()));
        evidence.note(Step.of(
                concerned.id(),
                "ANALYSED",
                control.requester(),
                on.message().kind(),
                on.message().id(),
                "Sample " + sample.number() + " of control " + control.id() + ": " + said.getResultCode()));
        Reported reported = reports.of(control.id());
        Set<PartnerId> readers = new LinkedHashSet<>(List.of(audience.desk(concerned), control.requester()));
        if (!control.confidential()) {
            readers.addAll(audience.deciding(concerned.id()).keySet());
        }
        readers.remove(sender);
        readers.forEach(reader ->
                letters.analysis(reader, concerned, control, on.message().canonical(), reported));
        return on;
    }
}
