package org.exchangehub.routes.intake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.Role;
import org.exchangehub.contracts.Kind;

/** The table of operations: what can be asked of the hub, with which kind of message, and by whom. REST, SOAP and queue bind to it. */
public enum Operation {
    LODGE_DECLARATION("LodgeDeclaration", Optional.of(Kind.DECLARATION), EnumSet.of(Role.CUSTOMS)),
    REPLACE_DECLARATION("ReplaceDeclaration", Optional.of(Kind.DECLARATION), EnumSet.of(Role.CUSTOMS)),
    CANCEL_DECLARATION("CancelDeclaration", Optional.of(Kind.CANCELLATION), EnumSet.of(Role.CUSTOMS)),
    ACCEPT_DECLARATION("AcceptDeclaration", Optional.of(Kind.ACCEPTANCE), EnumSet.of(Role.CUSTOMS)),
    REPORT_OUTCOME("ReportOutcome", Optional.of(Kind.OUTCOME), EnumSet.of(Role.CUSTOMS)),
    SUBMIT_DISPOSITION("SubmitDisposition", Optional.of(Kind.DISPOSITION), EnumSet.of(Role.AGENCY)),
    REGISTER_PERMIT(
            "RegisterPermit", Optional.of(Kind.PERMIT), EnumSet.of(Role.AGENCY, Role.ADMINISTRATION, Role.NETWORK)),
    CHECK_PERMITS("CheckPermits", Optional.of(Kind.PERMIT_CHECK), EnumSet.of(Role.CUSTOMS)),
    ALLOCATE_PERMIT("AllocatePermit", Optional.of(Kind.ALLOCATION), EnumSet.of(Role.CUSTOMS)),
    PROPOSE_INTERVENTION("ProposeIntervention", Optional.of(Kind.PERMIT_INTERVENTION), EnumSet.of(Role.CUSTOMS)),
    CONFIRM_INTERVENTION("ConfirmIntervention", Optional.of(Kind.INTERVENTION_CONFIRMATION), EnumSet.of(Role.CUSTOMS)),
    ORDER_CONTROL("OrderControl", Optional.of(Kind.CONTROL_ORDER), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    RESPOND_TO_CONTROL("RespondToControl", Optional.of(Kind.CONTROL_RESPONSE), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    REPORT_CONTROL_RESULT("ReportControlResult", Optional.of(Kind.CONTROL_RESULT), EnumSet.of(Role.CUSTOMS)),
    REPORT_LABORATORY_RESULT("ReportLaboratoryResult", Optional.of(Kind.LABORATORY_RESULT), EnumSet.of(Role.AGENCY)),
    SEND_NOTICE("SendNotice", Optional.of(Kind.NOTICE), EnumSet.allOf(Role.class)),
    GET_CONTROL("GetControl", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    FIND_CONTROLS("FindControls", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    SEND_MESSAGE("SendMessage", Optional.empty(), EnumSet.allOf(Role.class)),
    GET_CASE("GetCase", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    FIND_CASES("FindCases", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    GET_MESSAGE("GetMessage", Optional.empty(), EnumSet.allOf(Role.class)),
    GET_REFERRAL("GetReferral", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    FIND_PERMITS("FindPermits", Optional.empty(), EnumSet.allOf(Role.class)),
    GET_PERMIT("GetPermit", Optional.empty(), EnumSet.allOf(Role.class)),
    GET_PERMIT_LEDGER("GetPermitLedger", Optional.empty(), EnumSet.allOf(Role.class)),
    GET_PERMIT_ANSWER("GetPermitAnswer", Optional.empty(), EnumSet.allOf(Role.class)),
    SEND_ATTACHMENT("SendAttachment", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    GET_ATTACHMENT("GetAttachment", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    DESCRIBE_ATTACHMENT("DescribeAttachment", Optional.empty(), EnumSet.of(Role.CUSTOMS, Role.AGENCY)),
    READ_FEED("ReadFeed", Optional.empty(), EnumSet.allOf(Role.class)),
    ACKNOWLEDGE_FEED("AcknowledgeFeed", Optional.empty(), EnumSet.allOf(Role.class));

    private final String title;
    private final Optional<Kind> kind;
    private final Set<Role> callers;

    Operation(String title, Optional<Kind> kind, Set<Role> callers) {
        this.title = title;
        this.kind = kind;
        this.callers = callers;
    }

    /** The name in the published contracts, for example {@code LodgeDeclaration}. */
    public String title() {
        return title;
    }

    /** The only kind of message that the call may bring, or none where the content tells. */
    public Optional<Kind> kind() {
        return kind;
    }

    /** Whether REST alone offers it; elsewhere a message refers to an attachment by its id. */
    public boolean isByRestAlone() {
        return this == SEND_ATTACHMENT || this == GET_ATTACHMENT || this == DESCRIBE_ATTACHMENT;
    }

    /** Whether a partner in this role may call it. */
    public boolean mayCall(Role role) {
        return callers.contains(role);
    }

    /** The operation by its published name. */
    public static Optional<Operation> ofTitle(String title) {
        return Arrays.stream(values())
                .filter(operation -> operation.title.equals(title))
                .findFirst();
    }
}
