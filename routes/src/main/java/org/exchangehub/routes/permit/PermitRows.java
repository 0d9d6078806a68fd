package org.exchangehub.routes.permit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.PermitRecord.Line;

/** Permits and their lines, read from their rows. */
final class PermitRows {

    private PermitRows() {}

    static PermitRecord with(PermitRecord permit, List<Line> lines) {
        return new PermitRecord(
                permit.id(),
                permit.kind(),
                permit.reference(),
                permit.issuer(),
                permit.version(),
                permit.status(),
                permit.holders(),
                permit.validFrom(),
                permit.validUntil(),
                permit.singleUse(),
                permit.body(),
                permit.changedAt(),
                List.copyOf(lines));
    }

    static PermitRecord permit(ResultSet row, int n) throws SQLException {
        return new PermitRecord(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("reference"),
                new PartnerId(row.getString("issuer")),
                row.getInt("version"),
                PermitStatusCode.fromValue(row.getString("status")),
                new LinkedHashSet<>(texts(row.getArray("holders"))),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                row.getBoolean("single_use"),
                row.getObject("body", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getInt("line"),
                texts(row.getArray("commodities")),
                texts(row.getArray("origins")),
                texts(row.getArray("countries")),
                Optional.ofNullable(row.getString("unit")),
                row.getBoolean("active"),
                new Balance(
                        row.getBigDecimal("issued"),
                        row.getBigDecimal("available"),
                        row.getBigDecimal("reserved"),
                        row.getBigDecimal("consumed")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
