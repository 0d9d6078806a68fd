package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Cancellation;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResponseCode;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.routes.control.Proposals.Proposal;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** What becomes of a control: accepted, declined, rescheduled or cancelled, and the other side hears it. */
public final class ResponseSteps {

    private final Controls controls;
    private final Proposals proposals;
    private final Audience audience;
    private final JointSteps joint;
    private final ControlLetters letters;
    private final Evidence evidence;
    private final Clock clock;

    public ResponseSteps(
            Controls controls,
            Proposals proposals,
            Audience audience,
            JointSteps joint,
            ControlLetters letters,
            Evidence evidence,
            Clock clock) {
        this.controls = controls;
        this.proposals = proposals;
        this.audience = audience;
        this.joint = joint;
        this.letters = letters;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Changes the control, or all controls of a proposal; CONTROL_STATE or CONTROL_CLOSED where that can not be. */
    OnCase<ControlResponse> respond(OnCase<ControlResponse> on) {
        CaseRecord concerned = on.concerned();
        if (concerned.state() == CaseStateCode.CANCELLED) {
            throw new RefusedException(Reason.CASE_CLOSED, "Case " + concerned.id() + " is cancelled");
        }
        ControlResponse response = on.payload();
        Optional<Proposal> proposal = Ids.parse(response.getControlID()).flatMap(proposals::find);
        if (proposal.isPresent()) {
            joint.respond(concerned, proposal.get(), response);
            note(on, on.message().sender(), "proposal " + proposal.get().id());
            return on;
        }
        ControlRecord control =
                controls.named(on.message().sender(), response.getControlID()).orElseThrow();
        ControlRecord changed = changed(control, response, on.message().sender());
        controls.save(changed);
        note(on, control.requester(), "control " + control.id());
        letters.respond(concerned, changed, response, Optional.of(on.message().sender()));
        if (changed.state() == ControlStateCode.RESCHEDULED) {
            joint.propose(concerned, changed);
        } else if (changed.isOff()) {
            joint.close(concerned, changed);
        }
        return on;
    }

    /** The declaration is cancelled: nothing is left to control. */
    OnCase<Cancellation> close(OnCase<Cancellation> on) {
        ControlResponse response = new ControlResponse();
        response.setResponseCode(ControlResponseCode.CANCEL);
        response.setReasonCode("CANCELLED");
        response.setReasonText("The declaration is cancelled");
        response.setEventDateTime(ControlLetters.utc(clock.instant()));
        controls.ofCase(on.concerned().id()).stream()
                .filter(ControlRecord::isOpen)
                .map(control -> control.in(ControlStateCode.CANCELLED))
                .forEach(control -> {
                    controls.save(control);
                    note(on, control.requester(), "control " + control.id() + ": the declaration is cancelled");
                    letters.respond(on.concerned(), control, response, Optional.empty());
                });
        return on;
    }

    private void note(OnCase<?> on, PartnerId about, String text) {
        String code = on.payload() instanceof ControlResponse response
                ? response.getResponseCode().value()
                : ControlResponseCode.CANCEL.value();
        evidence.note(Step.of(
                on.concerned().id(),
                "CONTROL_" + code,
                about,
                on.message().kind(),
                on.message().id(),
                code + " of " + text));
    }

    private ControlRecord changed(ControlRecord control, ControlResponse response, PartnerId sender) {
        if (!control.isOpen()) {
            throw new RefusedException(
                    Reason.CONTROL_CLOSED,
                    "/ControlResponse/ControlID",
                    "The control is " + control.state().value().toLowerCase(Locale.ROOT));
        }
        if (response.getResponseCode() == ControlResponseCode.CANCEL) {
            if (!control.requester().equals(sender)) {
                throw refused("Only who ordered a control cancels it; Customs declines it");
            }
            return control.in(ControlStateCode.CANCELLED);
        }
        if (!audience.isCustoms(sender)) {
            throw refused("Customs carries out controls; who ordered one may cancel it");
        }
        Window moved = control.window().changedBy(window(response));
        return switch (response.getResponseCode()) {
            case ACCEPT -> {
                if (control.state() == ControlStateCode.ACCEPTED) {
                    throw refused("The control is accepted already");
                }
                yield control.in(ControlStateCode.ACCEPTED, moved);
            }
            case RESCHEDULE -> control.in(ControlStateCode.RESCHEDULED, moved);
            default -> control.in(ControlStateCode.DECLINED);
        };
    }

    static Window window(ControlResponse response) {
        return new Window(
                Optional.ofNullable(response.getPlaceCode()),
                Optional.ofNullable(response.getFromDateTime()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(response.getUntilDateTime()).map(OffsetDateTime::toInstant));
    }

    private static RefusedException refused(String why) {
        return new RefusedException(Reason.CONTROL_STATE, "/ControlResponse/ResponseCode", why);
    }
}
