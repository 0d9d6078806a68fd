package org.exchangehub.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something is refused for a coded reason; what it asked for has not taken effect. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Fault> faults;

    public RefusedException(Reason reason, List<Fault> faults, @Nullable Throwable cause) {
        super(reason.name() + ": " + reason.title() + (faults.isEmpty() ? "" : " " + faults), cause);
        this.reason = reason;
        this.faults = List.copyOf(faults);
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

    public Reason reason() {
        return reason;
    }

    public List<Fault> faults() {
        return faults;
    }
}
