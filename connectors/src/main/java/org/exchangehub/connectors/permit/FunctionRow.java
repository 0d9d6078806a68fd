package org.exchangehub.connectors.permit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.contracts.v1.DirectionCode;

/** One row of the table of functions: what applies to which procedures, from when. */
public record FunctionRow(
        PermitFunction function, Set<DirectionCode> directions, Set<String> procedures, Optional<LocalDate> validFrom) {

    /** Whether it applies; a line that names no procedure is treated as if any matched, so that nothing escapes by leaving it out. */
    boolean applies(PermitFunction asked, DirectionCode direction, Optional<String> procedure, LocalDate day) {
        return function == asked
                && directions.contains(direction)
                && (procedures.isEmpty() || procedure.isEmpty() || matches(procedure.get()))
                && validFrom.filter(day::isBefore).isEmpty();
    }

    /** A procedure may be given as four digits, requested and previous: the first two count. */
    private boolean matches(String procedure) {
        return procedures.contains(procedure)
                || procedure.length() == 4 && procedures.contains(procedure.substring(0, 2));
    }
}
