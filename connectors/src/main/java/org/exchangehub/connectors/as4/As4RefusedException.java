package org.exchangehub.connectors.as4;

import java.io.Serial;
import java.util.Optional;

/** What came by AS4 is refused: its sender is told so by an error signal. */
public final class As4RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Optional<String> messageId;

    /**
     * @param code of the {@link Ebms} catalogue
     * @param messageId of what is refused, where it could be read
     * @param detail for the sender
     */
    public As4RefusedException(String code, Optional<String> messageId, String detail) {
        super(detail);
        this.code = code;
        this.messageId = messageId;
    }

    public As4RefusedException(String code, Optional<String> messageId, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.messageId = messageId;
    }

    public String code() {
        return code;
    }

    public Optional<String> messageId() {
        return messageId;
    }

    /** For the sender. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
