package org.exchangehub.routes.deadline;

import java.util.Optional;
import org.exchangehub.contracts.v1.ReminderCode;

/** How late an answer is. */
public enum DeadlineState {
    RUNNING,
    REMINDED,
    ESCALATED,
    OVERDUE,
    /** Answered, withdrawn, or asked anew. */
    STOPPED;

    /** As partners are told of it, where there is anything to tell. */
    public Optional<ReminderCode> code() {
        return switch (this) {
            case RUNNING, STOPPED -> Optional.empty();
            case REMINDED -> Optional.of(ReminderCode.REMINDER);
            case ESCALATED -> Optional.of(ReminderCode.ESCALATION);
            case OVERDUE -> Optional.of(ReminderCode.OVERDUE);
        };
    }
}
