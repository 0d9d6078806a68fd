package org.exchangehub.routes.attachment;

/** Where an attachment stands. */
public enum AttachmentState {
    /** Its body is still coming; nobody can refer to it. */
    RECEIVING,
    /** Whole and durable; waits for the scanner. */
    RECEIVED,
    /** Whole and durable, where no scanner is configured. */
    UNSCANNED,
    /** The scanner has passed it. */
    CLEAN,
    /** The scanner has found something: it is never handed out. */
    REJECTED;

    /** Whether it may leave the hub. */
    public boolean isHandedOut() {
        return this == CLEAN || this == UNSCANNED;
    }
}
