package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Outcome;
import org.exchangehub.routes.permit.HeldWork.Place;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Identifier;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code held_work}, as it is read. */
final class HeldRow {

    private HeldRow() {}

    static HeldWork read(ResultSet row, int n) throws SQLException {
        Optional<UUID> caseId = uuid(row, "case_id");
        return new HeldWork(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                new Named(
                        row.getString("kind"),
                        row.getString("reference"),
                        Optional.ofNullable(row.getString("issuer")).map(PartnerId::new)),
                uuid(row, "message_id"),
                caseId.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Place(caseId.get(), row.getInt("item"), row.getInt("named_line"))),
                Goal.valueOf(row.getString("goal")),
                Optional.ofNullable(row.getString("declaration")).map(Identifier::new),
                uuid(row, "stamp"),
                row.getObject("judged_at", OffsetDateTime.class).toInstant(),
                row.getString("state").equals("OPEN"),
                row.getInt("attempts"),
                row.getInt("steps"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                sent(row),
                outcome(row));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Sent> sent(ResultSet row) throws SQLException {
        Optional<UUID> permit = uuid(row, "sent_permit");
        if (permit.isEmpty()) {
            return Optional.empty();
        }
        byte @Nullable [] answer = row.getBytes("sent_answer");
        return Optional.of(new Sent(
                permit.get(),
                RegisterAction.valueOf(row.getString("sent_action")),
                row.getInt("sent_line"),
                new Usage(new Identifier(row.getString("sent_declaration")), row.getInt("sent_item")),
                allocated(row.getArray("sent_before")),
                allocated(row.getArray("sent_after")),
                Optional.ofNullable(answer)));
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        return standing == null
                ? Optional.empty()
                : Optional.of(new Outcome(
                        Use.Standing.valueOf(standing),
                        row.getString("reason"),
                        row.getString("text"),
                        uuid(row, "permit_id"),
                        Optional.ofNullable(row.getObject("line", Integer.class)),
                        row.getInt("revision")));
    }

    /** Quantities as the row holds them: state, reserved, consumed. */
    static String[] text(Allocated allocated) {
        return new String[] {
            allocated.state().name(),
            allocated.reserved().toPlainString(),
            allocated.consumed().toPlainString()
        };
    }

    private static Allocated allocated(Array array) throws SQLException {
        String[] text = (String[]) array.getArray();
        return new Allocated(Allocated.State.valueOf(text[0]), new BigDecimal(text[1]), new BigDecimal(text[2]));
    }
}
