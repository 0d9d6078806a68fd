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
    /** Was sent, and the answer was lost. */
    UNKNOWN,
    DELIVERED,
    REFUSED,
    PARKED,
    WITHDRAWN
}
