package org.exchangehub.connectors;

import org.exchangehub.contracts.v1.PermitReasonCode;

/** The request map says that the partner has no way to do what is asked: nothing is sent. */
public final class NotOfferedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PermitReasonCode reason;

    NotOfferedException(PermitReasonCode reason, String text) {
        super(text);
        this.reason = reason;
    }

    public PermitReasonCode reason() {
        return reason;
    }
}
