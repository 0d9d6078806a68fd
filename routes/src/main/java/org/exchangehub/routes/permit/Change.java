package org.exchangehub.routes.permit;

import java.math.BigDecimal;

/** What an entry of the ledger changes; what it makes available, reserves and consumes is what it issues. */
record Change(BigDecimal available, BigDecimal reserved, BigDecimal consumed) {

    static final Change NONE = new Change(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    BigDecimal issued() {
        return available.add(reserved).add(consumed);
    }

    static Change issue(BigDecimal more) {
        return new Change(more, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** From available to reserved; back where negative. */
    static Change reserve(BigDecimal amount) {
        return new Change(amount.negate(), amount, BigDecimal.ZERO);
    }

    /** From reserved to consumed. */
    static Change writeOff(BigDecimal amount) {
        return new Change(BigDecimal.ZERO, amount.negate(), amount);
    }

    /** From available to consumed; back where negative. */
    static Change consume(BigDecimal amount) {
        return new Change(amount.negate(), BigDecimal.ZERO, amount);
    }

    boolean isNothing() {
        return available.signum() == 0 && reserved.signum() == 0 && consumed.signum() == 0;
    }

    Change and(Change other) {
        return new Change(available.add(other.available), reserved.add(other.reserved), consumed.add(other.consumed));
    }
}
