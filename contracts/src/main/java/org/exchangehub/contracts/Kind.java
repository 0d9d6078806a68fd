package org.exchangehub.contracts;

import java.util.Arrays;
import java.util.Optional;
import org.exchangehub.contracts.v1.Acceptance;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.Cancellation;
import org.exchangehub.contracts.v1.ClearanceAdvice;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlProposal;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.Recall;
import org.exchangehub.contracts.v1.Referral;
import org.exchangehub.contracts.v1.Refusal;
import org.exchangehub.contracts.v1.Reminder;
import org.exchangehub.contracts.v1.RoutingSignal;
import org.exchangehub.contracts.v1.Withdrawal;

/** The kinds of message that the hub exchanges, each with its root element and its typed view. */
public enum Kind {
    DECLARATION("declaration", Declaration.class),
    ACCEPTANCE("acceptance", Acceptance.class),
    CANCELLATION("cancellation", Cancellation.class),
    OUTCOME("outcome", Outcome.class),
    REFERRAL("referral", Referral.class),
    WITHDRAWAL("withdrawal", Withdrawal.class),
    DISPOSITION("disposition", Disposition.class),
    CLEARANCE_ADVICE("clearance-advice", ClearanceAdvice.class),
    REMINDER("reminder", Reminder.class),
    RECALL("recall", Recall.class),
    PERMIT("permit", Permit.class),
    ALLOCATION("allocation", Allocation.class),
    CONTROL_ORDER("control-order", ControlOrder.class),
    CONTROL_RESPONSE("control-response", ControlResponse.class),
    CONTROL_PROPOSAL("control-proposal", ControlProposal.class),
    CONTROL_RESULT("control-result", ControlResult.class),
    LABORATORY_RESULT("laboratory-result", LaboratoryResult.class),
    ROUTING_SIGNAL("routing-signal", RoutingSignal.class),
    NOTICE("notice", Notice.class),
    REFUSAL("refusal", Refusal.class);

    private final String code;
    private final Class<?> type;

    Kind(String code, Class<?> type) {
        this.code = code;
        this.type = type;
    }

    /** The code used in connector folders, headers and addresses, for example {@code clearance-advice}. */
    public String code() {
        return code;
    }

    /** The local name of the root element, for example {@code ClearanceAdvice}. */
    public String root() {
        return type.getSimpleName();
    }

    /** The JAXB class that is the typed view of the payload. */
    public Class<?> type() {
        return type;
    }

    /** The kind with this code, if there is one. */
    public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The kind whose payload has this root element, if there is one. */
    public static Optional<Kind> ofRoot(String localName) {
        return Arrays.stream(values())
                .filter(kind -> kind.root().equals(localName))
                .findFirst();
    }
}
