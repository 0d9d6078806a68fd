package org.exchangehub.routes.permit;

import java.math.BigDecimal;

/** What a declaration line has of a permit line. */
record Allocated(State state, BigDecimal reserved, BigDecimal consumed) {

    static final Allocated NOTHING = new Allocated(State.FREE, BigDecimal.ZERO, BigDecimal.ZERO);

    enum State {
        /** Something is set aside; a part may be written off already. */
        RESERVED,
        /** Written off, and nothing set aside any more. */
        CONSUMED,
        /** Released or undone. */
        FREE
    }

    /** Wholly or in part. */
    boolean isWrittenOff() {
        return state == State.CONSUMED || consumed.signum() > 0;
    }
}
