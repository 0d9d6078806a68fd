package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResponseCode;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.contracts.v1.Reminder;
import org.exchangehub.contracts.v1.ReminderCode;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;

/** Writes what Customs and the agencies hear of a control, each as far as it may, and owes it to them. */
public final class ControlLetters {

    private final Audience audience;
    private final Canonical canonical;
    private final Excerpts excerpts;
    private final Outbox outbox;
    private final Evidence evidence;
    private final ControlDeadlines deadlines;
    private final Clock clock;

    public ControlLetters(
            Audience audience,
            ControlDeadlines deadlines,
            Canonical canonical,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        this.audience = audience;
        this.deadlines = deadlines;
        this.clock = clock;
        this.canonical = canonical;
        this.excerpts = new Excerpts(canonical);
        this.outbox = outbox;
        this.evidence = evidence;
    }

    /** An agency's order goes to Customs; one of Customs to the agencies that decide about the goods, unless confidential. */
    void order(CaseRecord concerned, ControlRecord control) {
        if (!audience.isCustoms(control.requester())) {
            PartnerId desk = audience.desk(concerned);
            ControlOrder order = order(concerned, control, Scope.ALL);
            deadlines.start(concerned, control, desk).ifPresent(due -> write(due, order));
            tell(desk, concerned, control, order);
        } else if (!control.confidential()) {
            audience.deciding(concerned.id()).forEach((agency, lines) -> {
                if (control.concernsAny(lines)) {
                    tellIfItHears(agency, concerned, control, order(concerned, control, Scope.of(lines)));
                }
            });
        }
    }

    /** By when Customs has to answer it. */
    static void write(Due due, ControlOrder order) {
        due.acknowledgement().map(ControlLetters::utc).ifPresent(order::setAcknowledgementDueDateTime);
        order.setResponseDueDateTime(utc(due.answer()));
    }

    /** Reminds the Customs system that has the order, where it can hear it; the record says in any case how late it is. */
    void remind(CaseRecord concerned, ControlRecord control, DeadlineRecord deadline, ReminderCode code, String text) {
        boolean hears = audience.hears(deadline.partner(), Kind.REMINDER);
        evidence.note(Step.of(
                concerned.id(),
                step(code),
                deadline.partner(),
                Kind.REMINDER,
                control.id(),
                text + ", control " + control.id() + (hears ? "" : "; the partner takes no reminders")));
        if (!hears) {
            return;
        }
        Reminder letter = new Reminder();
        letter.setControlID(control.id().toString());
        letter.setVersionID(control.version());
        letter.setCaseID(concerned.id().toString());
        letter.setRecipientID(deadline.partner().value());
        letter.setReference(concerned.reference());
        letter.setReminderCode(code);
        letter.setResponseDueDateTime(utc(deadline.due().answer()));
        letter.getSequenceNumeric().addAll(control.lines().isEmpty() ? concerned.lines() : control.lines());
        letter.setText(text);
        letter.setIssueDateTime(utc(clock.instant()));
        owe(
                deadline.partner(),
                concerned.id(),
                Kind.REMINDER,
                control.id(),
                canonical.write(letter),
                "Reminder of a control: " + code.value());
    }

    private static String step(ReminderCode code) {
        return switch (code) {
            case REMINDER -> "REMINDED";
            case ESCALATION -> "ESCALATED";
            case OVERDUE -> "OVERDUE";
        };
    }

    /** The order as it stands now. */
    static ControlOrder order(CaseRecord concerned, ControlRecord control, Scope scope) {
        ControlOrder order = order(control);
        order.setCaseID(concerned.id().toString());
        order.setReference(concerned.reference());
        Set<Integer> lines =
                control.lines().isEmpty() && !scope.whole() ? Set.copyOf(concerned.lines()) : control.lines();
        lines.stream().filter(scope::sees).sorted().forEach(order.getSequenceNumeric()::add);
        return order;
    }

    static ControlOrder order(ControlRecord control) {
        ControlOrder order = new ControlOrder();
        order.setControlID(control.id().toString());
        order.setRequesterControlID(control.number());
        order.setVersionID(control.version());
        order.setRequesterID(control.requester().value());
        control.origin().ifPresent(order::setOriginCode);
        order.setReasonCode(control.reasonCode());
        control.reasonText().ifPresent(order::setReasonText);
        control.window().place().ifPresent(order::setPlaceCode);
        control.window().from().map(ControlLetters::utc).ifPresent(order::setFromDateTime);
        control.window().until().map(ControlLetters::utc).ifPresent(order::setUntilDateTime);
        control.priority().ifPresent(order::setPriorityCode);
        order.setConfidential(control.confidential());
        return order;
    }

    /**
     * Relays what becomes of a control to the other side.
     *
     * @param by who said it, or nobody where the hub itself does
     */
    void respond(CaseRecord concerned, ControlRecord control, ControlResponse said, Optional<PartnerId> by) {
        ControlResponse response = new ControlResponse();
        response.setControlID(control.id().toString());
        response.setCaseID(concerned.id().toString());
        response.setResponseCode(said.getResponseCode());
        response.setReasonCode(said.getReasonCode());
        response.setReasonText(said.getReasonText());
        boolean planned = said.getResponseCode() == ControlResponseCode.ACCEPT
                || said.getResponseCode() == ControlResponseCode.RESCHEDULE;
        if (planned) {
            control.window().place().ifPresent(response::setPlaceCode);
            control.window().from().map(ControlLetters::utc).ifPresent(response::setFromDateTime);
            control.window().until().map(ControlLetters::utc).ifPresent(response::setUntilDateTime);
        }
        response.setEventDateTime(said.getEventDateTime());
        boolean ofCustoms = audience.isCustoms(control.requester());
        boolean byRequester = by.filter(control.requester()::equals).isPresent();
        if (!ofCustoms && byRequester) {
            tell(audience.desk(concerned), concerned, control, numbered(response, control));
        } else if (!ofCustoms) {
            tellIfItHears(control.requester(), concerned, control, numbered(response, control));
        } else if (!control.confidential()) {
            audience.deciding(concerned.id()).forEach((agency, lines) -> {
                if (control.concernsAny(lines)) {
                    tellIfItHears(agency, concerned, control, response);
                }
            });
        }
    }

    private static ControlResponse numbered(ControlResponse response, ControlRecord control) {
        response.setRequesterControlID(control.number());
        return response;
    }

    /** Tells an agency of a result as far as it may see it. */
    void result(PartnerId agency, CaseRecord concerned, ControlRecord control, byte[] xml, Reported reported) {
        Scope scope = audience.scope(agency, control, reported);
        if (!scope.isNothing()) {
            excerpts.of(xml, control, concerned, scope)
                    .ifPresent(result -> tellIfItHears(agency, concerned, control, result));
        }
    }

    /** Tells somebody of a laboratory's result as far as it may see it. */
    void analysis(PartnerId reader, CaseRecord concerned, ControlRecord control, byte[] xml, Reported reported) {
        Scope scope = audience.scope(reader, control, reported);
        if (!scope.isNothing()) {
            excerpts.of(xml, control, concerned, scope, reported)
                    .ifPresent(result -> tellIfItHears(reader, concerned, control, result));
        }
    }

    private void tellIfItHears(PartnerId partner, CaseRecord concerned, ControlRecord control, Object letter) {
        Kind kind = Kind.ofRoot(letter.getClass().getSimpleName()).orElseThrow();
        if (audience.hears(partner, kind)) {
            tell(partner, concerned, control, letter);
        } else {
            evidence.note(Step.of(
                    concerned.id(),
                    "NOT_TOLD",
                    partner,
                    kind,
                    control.id(),
                    "The partner takes no " + kind.code() + "; it may ask for the control"));
        }
    }

    private void tell(PartnerId partner, CaseRecord concerned, ControlRecord control, Object letter) {
        Kind kind = Kind.ofRoot(letter.getClass().getSimpleName()).orElseThrow();
        owe(partner, concerned.id(), kind, control.id(), canonical.write(letter), text(letter));
    }

    /** Owes a message about a control or a proposal. */
    void owe(PartnerId partner, UUID caseId, Kind kind, UUID about, byte[] letter, String text) {
        outbox.owe(new Owed(
                Ids.next(), partner, kind, caseId, Optional.empty(), Optional.of(about.toString()), letter, text));
    }

    private static String text(Object letter) {
        return switch (letter) {
            case ControlOrder order -> "Order of a control, version " + order.getVersionID();
            case ControlResponse response ->
                "Control: " + response.getResponseCode().value();
            case ControlResult result -> "Result of a control: " + result.getResultCode();
            case LaboratoryResult result -> "Result of a laboratory: " + result.getResultCode();
            default -> throw new IllegalArgumentException("No letter about a control: " + letter.getClass());
        };
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
