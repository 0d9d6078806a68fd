package org.exchangehub.routes.permit;

import java.math.BigDecimal;

/** Where a line stands: available, reserved and consumed are what is issued. */
record Balance(BigDecimal issued, BigDecimal available, BigDecimal reserved, BigDecimal consumed) {

    static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Balance plus(Change change) {
        return new Balance(
                issued.add(change.issued()),
                available.add(change.available()),
                reserved.add(change.reserved()),
                consumed.add(change.consumed()));
    }
}
