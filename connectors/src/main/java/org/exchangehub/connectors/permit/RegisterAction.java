package org.exchangehub.connectors.permit;

import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.InterventionCode;

/**
 * What can be done to a quantity of a permit for a declaration line; a ledger names its entries so.
 *
 * <p>Those that begin with FORCE are officers' interventions (Implementing Regulation (EU) 2024/2145, article 8): they hold against
 * the permit's state, never against its quantity.
 */
public enum RegisterAction {
    /** Set aside; takes the place of what was set aside before. */
    RESERVE("reserve", PermitFunction.QUANTITY, AllocationActionCode.RESERVE),
    /** Give back what is set aside. */
    RELEASE("release", PermitFunction.QUANTITY, AllocationActionCode.RELEASE),
    /** Consume what is set aside, or a part of it. */
    WRITE_OFF("write-off", PermitFunction.QUANTITY, AllocationActionCode.WRITE_OFF),
    /** Set what is written off to another quantity. */
    AMEND("amend", PermitFunction.AMEND, AllocationActionCode.AMEND),
    /** Give back what is written off. */
    INVALIDATE("invalidate", PermitFunction.AMEND, AllocationActionCode.INVALIDATE),
    /** Write a customs record down; no quantity changes. */
    ENTER_RECORD("enter-record", PermitFunction.RECORD, AllocationActionCode.ENTER_RECORD),
    FORCE("force", PermitFunction.INTERVENE, AllocationActionCode.WRITE_OFF),
    FORCE_AMEND("force-amend", PermitFunction.INTERVENE, AllocationActionCode.AMEND),
    FORCE_DELETE("force-delete", PermitFunction.INTERVENE, AllocationActionCode.INVALIDATE);

    private final String call;
    private final PermitFunction function;
    private final AllocationActionCode told;

    RegisterAction(String call, PermitFunction function, AllocationActionCode told) {
        this.call = call;
        this.function = function;
        this.told = told;
    }

    /** The name of the call in a folder. */
    public String call() {
        return call;
    }

    /** What a kind of permit must have for it. */
    public PermitFunction function() {
        return function;
    }

    /** How it is told to an issuer: what it does to the quantity, whoever ordered it. */
    public AllocationActionCode told() {
        return told;
    }

    public static RegisterAction of(AllocationActionCode asked) {
        return valueOf(asked.value());
    }

    public static RegisterAction of(InterventionCode asked) {
        return switch (asked) {
            case FORCE -> FORCE;
            case AMEND -> FORCE_AMEND;
            case DELETE -> FORCE_DELETE;
        };
    }
}
