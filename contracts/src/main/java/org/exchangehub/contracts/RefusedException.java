package org.exchangehub.contracts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something is refused for a coded reason; what it asked for has not taken effect. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Fault> faults;
    private final transient Optional<String> messageId;

    private RefusedException(Reason reason, List<Fault> faults, Optional<String> messageId, @Nullable Throwable cause) {
        super(reason.name() + ": " + reason.title() + (faults.isEmpty() ? "" : " " + faults), cause);
        this.reason = reason;
        this.faults = List.copyOf(faults);
        this.messageId = messageId;
    }

    public RefusedException(Reason reason, List<Fault> faults, @Nullable Throwable cause) {
        this(reason, faults, Optional.empty(), cause);
    }

    public RefusedException(Reason reason, List<Fault> faults) {
        this(reason, faults, null);
    }

    public RefusedException(Reason reason, String position, String detail) {
        this(reason, List.of(new Fault(position, detail)), null);
    }

    public RefusedException(Reason reason, String detail) {
        this(reason, "", detail);
    }

    /** The same refusal, of the message that stands on record under this id. */
    public RefusedException onRecord(String id) {
        return new RefusedException(reason, faults, Optional.of(id), this);
    }

    public Reason reason() {
        return reason;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The hub's id of the refused message, where it is on record. */
    public Optional<String> messageId() {
        return messageId;
    }
}
