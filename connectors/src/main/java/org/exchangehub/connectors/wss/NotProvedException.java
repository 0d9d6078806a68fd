package org.exchangehub.connectors.wss;

import java.io.Serial;

/** A SOAP message does not prove who sent it, or not all of it. */
public final class NotProvedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param detail for the sender */
    public NotProvedException(String detail) {
        super(detail);
    }

    public NotProvedException(String detail, Throwable cause) {
        super(detail, cause);
    }

    /** For the sender. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
