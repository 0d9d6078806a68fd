package org.exchangehub.routes.poll;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers what was fetched and refused, so that it is not fetched and refused over and over. */
public final class RefusedItems {

    private final JdbcClient jdbc;
    private final Clock clock;

    public RefusedItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A refused item.
     *
     * @param messageId by which the refusal is on record
     */
    record RefusedItem(String id, Optional<String> messageId, String reason, String position) {

        static RefusedItem of(String id, RefusedException refusal) {
            return new RefusedItem(
                    id,
                    refusal.messageId(),
                    refusal.reason().name(),
                    refusal.faults().stream()
                            .findFirst()
                            .map(fault -> fault.position())
                            .orElse(""));
        }
    }

    /** What is remembered of an item under this version of the folder: another version may read it. */
    Optional<RefusedItem> find(Connector partner, String item) {
        return jdbc.sql("""
                select message_id, reason, position from poll_refused
                where partner = ? and item = ? and connector_hash = ?""")
                .params(Values.of(partner.id(), item, partner.hash()))
                .query((row, n) -> new RefusedItem(
                        item,
                        Optional.ofNullable(row.getObject(1, UUID.class)).map(UUID::toString),
                        row.getString(2),
                        row.getString(3)))
                .optional();
    }

    void remember(Connector partner, RefusedItem item) {
        jdbc.sql("""
                insert into poll_refused (partner, item, message_id, reason, position, connector_hash, refused_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (partner, item) do update set message_id = excluded.message_id, reason = excluded.reason,
                   position = excluded.position, connector_hash = excluded.connector_hash, refused_at = excluded.refused_at""")
                .params(Values.of(
                        partner.id(),
                        item.id(),
                        item.messageId().map(UUID::fromString),
                        item.reason(),
                        item.position(),
                        partner.hash(),
                        clock.instant()))
                .update();
    }

    void forget(PartnerId partner, String item) {
        jdbc.sql("delete from poll_refused where partner = ? and item = ?")
                .params(Values.of(partner, item))
                .update();
    }
}
