package org.exchangehub.routes.record;

/** Where a delivery stands. */
public enum DeliveryState {
    /** May be relayed once it is due and nothing earlier of its case and partner is open. */
    READY,
    /** Stands in the broker. */
    RELAYED,
    /** Is being sent by a node. */
    SENDING,
    /** Stands in the partner's feed. */
    OFFERED,
    /** Was sent, and nothing says whether the receiver has it. */
    UNKNOWN,
    DELIVERED,
    REFUSED,
    PARKED,
    WITHDRAWN
}
