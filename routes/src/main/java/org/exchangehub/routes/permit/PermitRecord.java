package org.exchangehub.routes.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.PermitStatusCode;

/**
 * A permit as it stands, with its lines.
 *
 * @param status what its issuer said last
 * @param holders type and id, joined by a colon
 * @param body the message that brought this version
 */
record PermitRecord(
        UUID id,
        String kind,
        String reference,
        PartnerId issuer,
        int version,
        PermitStatusCode status,
        Set<String> holders,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        boolean singleUse,
        UUID body,
        Instant changedAt,
        List<Line> lines) {

    /**
     * A line with its balance.
     *
     * @param unit in which it is issued and counted; none where it has no quantity
     * @param active whether the newest version has it
     */
    record Line(
            int number,
            List<String> commodities,
            List<String> origins,
            List<String> countries,
            Optional<String> unit,
            boolean active,
            Balance balance) {

        boolean covers(String commodity) {
            return commodities.isEmpty() || commodities.stream().anyMatch(commodity::startsWith);
        }
    }

    Optional<Line> line(int number) {
        return lines.stream()
                .filter(line -> line.number() == number && line.active())
                .findFirst();
    }

    /** What its issuer said, its dates and its quantities taken together. */
    PermitStatusCode effective(LocalDate day) {
        if (status != PermitStatusCode.VALID) {
            return status;
        }
        if (validUntil.filter(day::isAfter).isPresent()) {
            return PermitStatusCode.EXPIRED;
        }
        List<Line> counted = lines.stream()
                .filter(line -> line.active() && line.unit().isPresent())
                .toList();
        boolean usedUp = !counted.isEmpty()
                && counted.stream()
                        .allMatch(line -> line.balance().available().signum() == 0
                                && line.balance().reserved().signum() == 0);
        return usedUp ? PermitStatusCode.USED_UP : PermitStatusCode.VALID;
    }
}
