package org.exchangehub.connectors.permit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitReasonCode;

/** What a partner that keeps a register says to one call; absent, several and failed are never taken for one another. */
public sealed interface RegisterSaid {

    /** The permit, as it has it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(Permit permit, byte[] canonical) implements RegisterSaid {}

    /** It has no such permit, for certain. */
    record Absent() implements RegisterSaid {}

    /** It has more than one by that number. */
    record Several() implements RegisterSaid {}

    /** It can not say. */
    record Failed(String reason) implements RegisterSaid {}

    /**
     * Its ledger of one permit; nothing was ever taken of a permit whose uses are empty.
     *
     * @param records the request ids of the customs records that were entered
     */
    record Ledger(List<Line> lines, List<Use> uses, Set<String> records) implements RegisterSaid {}

    /**
     * It has done what was asked.
     *
     * @param warning what has changed meanwhile, so that the permit is read again
     */
    record Done(Optional<String> warning) implements RegisterSaid {}

    /** It has not done it, and nothing has changed. */
    record Refused(PermitReasonCode reason, String text) implements RegisterSaid {}

    /**
     * Where a line stands.
     *
     * @param unit in which the permit was issued
     */
    record Line(int number, BigDecimal issued, BigDecimal reserved, BigDecimal consumed, Optional<String> unit) {}

    /**
     * What one line of one declaration has of it.
     *
     * @param declaration typed: {@code MRN:...} or {@code LRN:type:declarant:lrn}; type and declarant are empty where the partner names none
     */
    record Use(int line, String declaration, int item, BigDecimal reserved, BigDecimal consumed) {}
}
