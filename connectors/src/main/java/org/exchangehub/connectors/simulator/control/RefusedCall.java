package org.exchangehub.connectors.simulator.control;

/** A call that the control server refuses, with the HTTP status that says so. */
final class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedCall(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
