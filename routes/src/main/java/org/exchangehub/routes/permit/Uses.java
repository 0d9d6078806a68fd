package org.exchangehub.routes.permit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The uses of permits by cases; the case is locked. */
public final class Uses {

    private final JdbcClient jdbc;

    public Uses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The uses of a case, by goods item. */
    public List<Use> ofCase(UUID caseId) {
        return jdbc.sql("""
                select item, kind, reference, named_line, issuer, permit_id, line, declaration, standing, reason, text, since
                from permit_use where case_id = ? order by item, kind, reference, named_line""").param(caseId).query(Uses::read).list();
    }

    void replace(UUID caseId, Collection<Use> uses) {
        jdbc.sql("delete from permit_use where case_id = ?").param(caseId).update();
        uses.forEach(use -> jdbc.sql("""
                        insert into permit_use (case_id, item, kind, reference, named_line, issuer, permit_id, line,
                               declaration, standing, reason, text, since)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        caseId,
                        use.item(),
                        use.kind(),
                        use.reference(),
                        use.namedLine(),
                        use.issuer(),
                        use.permit(),
                        use.line(),
                        use.declaration().key(),
                        use.standing(),
                        use.reason(),
                        use.text(),
                        use.since()))
                .update());
    }

    private static Use read(ResultSet row, int n) throws SQLException {
        return new Use(
                row.getInt("item"),
                row.getString("kind"),
                row.getString("reference"),
                row.getInt("named_line"),
                new PartnerId(row.getString("issuer")),
                Optional.ofNullable(row.getObject("permit_id", UUID.class)),
                Optional.ofNullable(row.getObject("line", Integer.class)),
                new Identifier(row.getString("declaration")),
                Use.Standing.valueOf(row.getString("standing")),
                row.getString("reason"),
                row.getString("text"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
