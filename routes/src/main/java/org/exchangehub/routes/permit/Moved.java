package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.PermitReasonCode;

/** What became of something asked of the ledger: done, or refused with nothing changed. */
sealed interface Moved {

    /**
     * Done.
     *
     * @param charged what the line was charged with, where it has quantities
     */
    record Done(Optional<BigDecimal> charged, List<Finding> findings) implements Moved {}

    record Refused(List<Finding> findings) implements Moved {}

    static Moved refused(PermitReasonCode reason, String text) {
        return new Refused(List.of(Finding.error(reason, text)));
    }

    List<Finding> findings();
}
