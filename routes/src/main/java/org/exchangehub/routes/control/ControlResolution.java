package org.exchangehub.routes.control;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.routes.control.Proposals.Proposal;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;

/**
 * Finds and locks the case of a message about a control. Who may not speak of a control is told that there is none, in the
 * same words as where there is none.
 */
public final class ControlResolution {

    private final Cases cases;
    private final Controls controls;
    private final Proposals proposals;
    private final Reports reports;
    private final Audience audience;

    public ControlResolution(Cases cases, Controls controls, Proposals proposals, Reports reports, Audience audience) {
        this.cases = cases;
        this.controls = controls;
        this.proposals = proposals;
        this.reports = reports;
        this.audience = audience;
    }

    /** The message itself where it is an alert, its case where an agency orders; nothing for one of Customs, found as all of its. */
    public Optional<Object> ordered(Received<?> received, ControlOrder order) {
        PartnerId sender = received.message().sender();
        if (!order.getAlertSubject().isEmpty()) {
            return Optional.of(received);
        }
        if (audience.isCustoms(sender)) {
            return Optional.empty();
        }
        DeclarationReference reference = reference(order);
        CaseRecord concerned = Optional.ofNullable(reference.getCaseID())
                .flatMap(Ids::parse)
                .or(() -> Identifier.of(reference).stream()
                        .flatMap(identifier -> cases.find(identifier).stream())
                        .findFirst())
                .filter(id -> !audience.askedAbout(id, sender).isEmpty())
                .flatMap(cases::lock)
                .orElseThrow(() -> new RefusedException(
                        Reason.CASE_UNKNOWN, "/ControlOrder", "There is no such case that the agency was asked about"));
        return Optional.of(new OnCase<>(received, concerned, Optional.empty()));
    }

    /** The declaration that an order names. */
    public static DeclarationReference reference(ControlOrder order) {
        DeclarationReference reference =
                Optional.ofNullable(order.getReference()).orElseGet(DeclarationReference::new);
        if (order.getCaseID() != null) {
            reference.setCaseID(order.getCaseID());
        }
        return reference;
    }

    /** From Customs or who ordered it; the message itself where it ends an alert. */
    public Object answered(Received<?> received, ControlResponse response) {
        target(received, response.getControlID());
        PartnerId sender = received.message().sender();
        Optional<UUID> proposed =
                Ids.parse(response.getControlID()).flatMap(proposals::find).map(Proposal::caseId);
        if (proposed.isPresent()) {
            CaseRecord concerned = cases.lock(proposed.get()).orElseThrow();
            if (!handles(sender, concerned)) {
                throw unknown(received, response.getControlID());
            }
            return onCase(received, concerned, response.getCaseID());
        }
        ControlRecord control = control(received, response.getControlID());
        if (control.caseId().isEmpty()) {
            if (!control.requester().equals(sender)) {
                throw unknown(received, response.getControlID());
            }
            return received;
        }
        CaseRecord concerned = cases.lock(control.caseId().get()).orElseThrow();
        if (!control.requester().equals(sender) && !handles(sender, concerned)) {
            throw unknown(received, response.getControlID());
        }
        return onCase(received, concerned, response.getCaseID());
    }

    /** From the Customs system that handles it. */
    public Object reported(Received<?> received, ControlResult result) {
        target(received, result.getControlID());
        ControlRecord control = control(received, result.getControlID());
        PartnerId sender = received.message().sender();
        CaseRecord concerned =
                control.caseId().flatMap(cases::lock).orElseThrow(() -> unknown(received, result.getControlID()));
        if (!handles(sender, concerned)) {
            if (!audience.isCustoms(sender) && !control.requester().equals(sender)) {
                throw unknown(received, result.getControlID());
            }
            throw new RefusedException(
                    Reason.NOT_OWNER, "/ControlResult/ControlID", "Customs reports the results of controls");
        }
        return onCase(received, concerned, result.getCaseID());
    }

    /** From the laboratory of a sample or from who ordered the control. */
    public Object analysed(Received<?> received, LaboratoryResult result) {
        target(received, result.getControlID());
        ControlRecord control = control(received, result.getControlID());
        PartnerId sender = received.message().sender();
        boolean speaks = control.requester().equals(sender)
                || reports.of(control.id()).samples().stream()
                        .anyMatch(sample ->
                                sample.laboratory().filter(sender::equals).isPresent());
        CaseRecord concerned = control.caseId()
                .filter(known -> speaks)
                .flatMap(cases::lock)
                .orElseThrow(() -> unknown(received, result.getControlID()));
        return onCase(received, concerned, result.getCaseID());
    }

    private boolean handles(PartnerId sender, CaseRecord concerned) {
        return concerned.owner().equals(sender) || audience.desk(concerned).equals(sender);
    }

    private ControlRecord control(Received<?> received, String name) {
        return controls.named(received.message().sender(), name).orElseThrow(() -> unknown(received, name));
    }

    private static Object onCase(
            Received<?> received, CaseRecord concerned, @org.jspecify.annotations.Nullable String named) {
        if (named != null && !named.equals(concerned.id().toString())) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT, position(received, "CaseID"), "The control is not of case " + named);
        }
        return new OnCase<>(received, concerned, Optional.empty());
    }

    private static void target(Received<?> received, String named) {
        received.target().filter(target -> !target.equals(named)).ifPresent(target -> {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH,
                    position(received, "ControlID"),
                    "The call was about control " + target);
        });
    }

    private static RefusedException unknown(Received<?> received, String name) {
        return new RefusedException(
                Reason.CONTROL_UNKNOWN,
                position(received, "ControlID"),
                "There is no control " + name + " of which this partner may say it");
    }

    private static String position(Received<?> received, String member) {
        return "/" + received.message().kind().root() + "/" + member;
    }
}
