package org.exchangehub.connectors.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.contracts.v1.DirectionCode;

/**
 * One kind of permit as one issuer keeps it.
 *
 * @param documents type codes of the supporting documents by which a declaration names one
 * @param version of the issuer's list
 */
public record PermitKind(
        String code,
        String name,
        String version,
        Set<String> documents,
        PermitHome home,
        List<FunctionRow> functions,
        QuantityRule quantity) {

    /** Whether a function applies to goods of this direction and procedure on this day. */
    public boolean applies(
            PermitFunction function, DirectionCode direction, Optional<String> procedure, LocalDate day) {
        return functions.stream().anyMatch(row -> row.applies(function, direction, procedure, day));
    }

    /** Whether a function applies to any goods at all on this day. */
    public boolean offers(PermitFunction function, LocalDate day) {
        return functions.stream()
                .anyMatch(row -> row.function() == function
                        && row.validFrom().filter(day::isBefore).isEmpty());
    }
}
