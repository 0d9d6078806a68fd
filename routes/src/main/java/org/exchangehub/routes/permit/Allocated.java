package org.exchangehub.routes.permit;

import java.math.BigDecimal;

/** What a declaration line has of a permit line. */
record Allocated(State state, BigDecimal reserved, BigDecimal consumed) {

    static final Allocated NOTHING = new Allocated(State.FREE, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What it is by its quantities. */
    static Allocated of(BigDecimal reserved, BigDecimal consumed) {
        State state = reserved.signum() > 0 ? State.RESERVED : consumed.signum() > 0 ? State.CONSUMED : State.FREE;
        return new Allocated(state, reserved, consumed);
    }

    boolean isSameAs(Allocated other) {
        return reserved.compareTo(other.reserved) == 0 && consumed.compareTo(other.consumed) == 0;
    }

    String text() {
        return Allocations.plain(reserved) + " reserved and " + Allocations.plain(consumed) + " consumed";
    }

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
