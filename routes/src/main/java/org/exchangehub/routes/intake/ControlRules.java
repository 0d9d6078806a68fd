package org.exchangehub.routes.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResponseCode;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.routes.record.Identifier;
import org.jspecify.annotations.Nullable;

/** The rules of messages about controls that a schema can not say. */
final class ControlRules {

    private static final Set<String> RESULTS = Set.of("SATISFACTORY", "NOT_SATISFACTORY", "NOT_CONTROLLED");
    private static final Set<String> ANALYSES = Set.of("SATISFACTORY", "NOT_SATISFACTORY", "INCONCLUSIVE");

    private ControlRules() {}

    static void order(ControlOrder order, PartnerId sender, Instant now) {
        if (!order.getRequesterID().equals(sender.value())) {
            throw new RefusedException(
                    Reason.FORBIDDEN, "/ControlOrder/RequesterID", "The caller is not " + order.getRequesterID());
        }
        boolean named = order.getCaseID() != null
                || Optional.ofNullable(order.getReference())
                        .filter(reference -> reference.getCaseID() != null
                                || !Identifier.of(reference).isEmpty())
                        .isPresent();
        boolean alert = !order.getAlertSubject().isEmpty();
        if (named == alert) {
            throw broken(
                    "/ControlOrder",
                    named
                            ? "An alert watches for declarations: it names no case"
                            : "Name a case, a declaration, or what the alert is about");
        }
        window(order.getFromDateTime(), order.getUntilDateTime(), "/ControlOrder/UntilDateTime");
        if (alert) {
            OffsetDateTime until = order.getUntilDateTime();
            if (until == null || !until.toInstant().isAfter(now)) {
                throw broken("/ControlOrder/UntilDateTime", "An alert needs an end in the future");
            }
        }
    }

    static void response(ControlResponse response, Instant now) {
        MessageRules.past(response.getEventDateTime(), "/ControlResponse/EventDateTime", now);
        window(response.getFromDateTime(), response.getUntilDateTime(), "/ControlResponse/UntilDateTime");
        if (response.getResponseCode() == ControlResponseCode.DECLINE && response.getReasonCode() == null) {
            throw broken("/ControlResponse/ReasonCode", "Who declines gives the reason");
        }
        boolean moves = response.getFromDateTime() != null
                || response.getUntilDateTime() != null
                || response.getPlaceCode() != null;
        if (response.getResponseCode() == ControlResponseCode.RESCHEDULE && !moves) {
            throw broken("/ControlResponse/ResponseCode", "Who reschedules gives another time or place");
        }
    }

    static void result(ControlResult result, Instant now) {
        MessageRules.past(result.getEventDateTime(), "/ControlResult/EventDateTime", now);
        code(result.getResultCode(), RESULTS, "/ControlResult/ResultCode");
        if (!result.getResultCode().equals("NOT_SATISFACTORY")
                && !result.getDecision().isEmpty()) {
            throw broken("/ControlResult/Decision[1]", "Goods are taken only where the result is not satisfactory");
        }
        Set<String> samples = new HashSet<>();
        for (int i = 0; i < result.getSample().size(); i++) {
            if (!samples.add(result.getSample().get(i).getSampleID())) {
                throw broken("/ControlResult/Sample[" + (i + 1) + "]/SampleID", "The sample is named twice");
            }
        }
    }

    static void analysis(LaboratoryResult result, Instant now) {
        MessageRules.past(result.getEventDateTime(), "/LaboratoryResult/EventDateTime", now);
        code(result.getResultCode(), ANALYSES, "/LaboratoryResult/ResultCode");
    }

    private static void code(String code, Set<String> known, String position) {
        if (!known.contains(code)) {
            throw broken(
                    position,
                    code + " is no result; known are " + known.stream().sorted().toList());
        }
    }

    private static void window(@Nullable OffsetDateTime from, @Nullable OffsetDateTime until, String position) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw broken(position, "The end is not after the begin");
        }
    }

    private static RefusedException broken(String position, String why) {
        return new RefusedException(Reason.RULE_BROKEN, position, why);
    }
}
