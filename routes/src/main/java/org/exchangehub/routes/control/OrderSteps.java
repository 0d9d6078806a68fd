package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlOriginCode;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResponseCode;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** What an order says: a control of the goods of a case, or an alert that watches for declarations. */
public final class OrderSteps {

    private static final Set<ControlOriginCode> OF_CUSTOMS =
            Set.of(ControlOriginCode.PLANNED, ControlOriginCode.AT_BORDER, ControlOriginCode.AFTER_ENTRY);

    private final Controls controls;
    private final Audience audience;
    private final ControlLetters letters;
    private final JointSteps joint;
    private final Evidence evidence;
    private final Clock clock;

    public OrderSteps(
            Controls controls,
            Audience audience,
            ControlLetters letters,
            JointSteps joint,
            Evidence evidence,
            Clock clock) {
        this.controls = controls;
        this.audience = audience;
        this.letters = letters;
        this.joint = joint;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Records an order, or a greater version in place of the last one, and tells whom it concerns. */
    OnCase<ControlOrder> order(OnCase<ControlOrder> on) {
        CaseRecord concerned = on.concerned();
        if (concerned.state() == CaseStateCode.CANCELLED) {
            throw new RefusedException(Reason.CASE_CLOSED, "Case " + concerned.id() + " is cancelled");
        }
        PartnerId requester = on.message().sender();
        ControlOrder order = on.payload();
        Optional<ControlRecord> before = controls.find(requester, order.getControlID());
        before.ifPresent(known -> check(known, order, Optional.of(concerned.id())));
        ControlRecord control = control(
                requester,
                order,
                before,
                Optional.of(concerned.id()),
                ControlStateCode.ORDERED,
                lines(concerned, requester, order));
        controls.save(control);
        evidence.note(Step.of(
                concerned.id(),
                "CONTROL_ORDERED",
                requester,
                on.message().kind(),
                on.message().id(),
                "Version " + control.version() + " of control " + control.id() + ": " + control.reasonCode()));
        letters.order(concerned, control);
        joint.propose(concerned, control);
        return on;
    }

    /** Records an alert, or a greater version in place of the last one. */
    Received<ControlOrder> watch(Received<ControlOrder> received) {
        PartnerId requester = received.message().sender();
        ControlOrder order = received.payload();
        fromItsOwn(requester, order);
        Optional<ControlRecord> before =
                controls.find(requester, order.getControlID()).map(known -> controls.lock(known.id()));
        before.ifPresent(known -> check(known, order, Optional.empty()));
        ControlRecord alert = control(requester, order, before, Optional.empty(), ControlStateCode.WATCHING, Set.of());
        controls.save(alert);
        controls.watch(alert.id(), Subjects.of(order.getAlertSubject()));
        note(received, "WATCHING", "Version " + alert.version() + " of alert " + alert.id());
        return received;
    }

    /** Its requester ends an alert; the controls that it made stand. */
    Received<ControlResponse> unwatch(Received<ControlResponse> received) {
        ControlResponse response = received.payload();
        ControlRecord alert = controls.lock(controls.named(received.message().sender(), response.getControlID())
                .orElseThrow()
                .id());
        if (response.getResponseCode() != ControlResponseCode.CANCEL) {
            throw new RefusedException(
                    Reason.CONTROL_STATE, "/ControlResponse/ResponseCode", "An alert can only be cancelled");
        }
        if (alert.state() != ControlStateCode.WATCHING) {
            throw new RefusedException(
                    Reason.CONTROL_CLOSED, "/ControlResponse/ControlID", "The alert is cancelled already");
        }
        controls.save(alert.in(ControlStateCode.CANCELLED));
        note(received, "CONTROL_CANCELLED", "Alert " + alert.id() + " watches no more");
        return received;
    }

    private void note(Received<?> received, String code, String text) {
        UUID chain = received.message().id();
        evidence.note(Step.of(
                chain, code, received.message().sender(), received.message().kind(), chain, text));
    }

    private static void check(ControlRecord known, ControlOrder order, Optional<UUID> caseId) {
        if (!known.caseId().equals(caseId)) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT,
                    "/ControlOrder/ControlID",
                    "Control " + order.getControlID() + " is about something else");
        }
        if (version(order) <= known.version()) {
            throw new RefusedException(
                    Reason.VERSION_NOT_NEWER,
                    "/ControlOrder/VersionID",
                    "Version " + version(order) + " is not newer than version " + known.version());
        }
        if (!known.isOpen() && known.state() != ControlStateCode.WATCHING) {
            throw new RefusedException(
                    Reason.CONTROL_CLOSED,
                    "/ControlOrder/ControlID",
                    "Control " + order.getControlID() + " is "
                            + known.state().value().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** An agency's control is about goods that it was asked about, all of them where it names none. */
    private Set<Integer> lines(CaseRecord concerned, PartnerId requester, ControlOrder order) {
        boolean customs = audience.isCustoms(requester);
        if (!customs) {
            fromItsOwn(requester, order);
        }
        Set<Integer> may = customs ? Set.copyOf(concerned.lines()) : audience.askedAbout(concerned.id(), requester);
        List<Integer> named = order.getSequenceNumeric();
        for (int i = 0; i < named.size(); i++) {
            if (!may.contains(named.get(i))) {
                throw new RefusedException(
                        customs ? Reason.RULE_BROKEN : Reason.LINE_NOT_REFERRED,
                        "/ControlOrder/SequenceNumeric[" + (i + 1) + "]",
                        "Goods item " + named.get(i) + " is none of "
                                + (customs ? "the declaration" : "those that the agency was asked about"));
            }
        }
        return new TreeSet<>(named.isEmpty() && !customs ? may : named);
    }

    private void fromItsOwn(PartnerId requester, ControlOrder order) {
        if (!audience.isCustoms(requester)
                && Optional.ofNullable(order.getOriginCode())
                        .filter(OF_CUSTOMS::contains)
                        .isPresent()) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, "/ControlOrder/OriginCode", "Only Customs plans controls on its own account");
        }
    }

    private static int version(ControlOrder order) {
        return Optional.ofNullable(order.getVersionID()).orElse(1);
    }

    private ControlRecord control(
            PartnerId requester,
            ControlOrder order,
            Optional<ControlRecord> before,
            Optional<UUID> caseId,
            ControlStateCode state,
            Set<Integer> lines) {
        return new ControlRecord(
                before.map(ControlRecord::id).orElseGet(Ids::next),
                requester,
                order.getControlID(),
                version(order),
                caseId,
                Optional.empty(),
                state,
                Optional.ofNullable(order.getOriginCode()),
                lines,
                order.getReasonCode(),
                Optional.ofNullable(order.getReasonText()),
                new Window(
                        Optional.ofNullable(order.getPlaceCode()),
                        Optional.ofNullable(order.getFromDateTime()).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(order.getUntilDateTime()).map(OffsetDateTime::toInstant)),
                Optional.ofNullable(order.getPriorityCode()),
                order.isConfidential(),
                before.map(ControlRecord::since).orElseGet(clock::instant));
    }
}
