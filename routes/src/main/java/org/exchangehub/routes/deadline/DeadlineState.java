package org.exchangehub.routes.deadline;

/** How late an answer is. */
public enum DeadlineState {
    RUNNING,
    REMINDED,
    ESCALATED,
    OVERDUE,
    /** Answered, withdrawn, or asked anew. */
    STOPPED
}
