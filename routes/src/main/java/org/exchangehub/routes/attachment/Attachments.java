package org.exchangehub.routes.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The attachments on record, and who may read which. */
public final class Attachments {

    private static final String COLUMNS = """
            select a.id, sender, sender_message_id, file_name, media_type, bytes, sha256, a.state, finding, touched_at
            from attachment a where a.state <> 'RECEIVING'""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Attachments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new upload; nobody sees it before it is whole. */
    void begin(UUID id, Upload upload) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into attachment (id, sender, sender_message_id, file_name, state, begun_at, touched_at)
                values (?, ?, ?, ?, 'RECEIVING', ?, ?)""")
                .params(Values.of(id, upload.sender(), upload.senderMessageId(), upload.fileName(), now, now))
                .update();
    }

    /** Tells that the upload goes on; false where it was swept meanwhile. */
    boolean touch(UUID id) {
        return jdbc.sql("update attachment set touched_at = ? where id = ? and state = 'RECEIVING'")
                        .params(Values.of(clock.instant(), id))
                        .update()
                == 1;
    }

    /**
     * The upload is whole; false where it was swept meanwhile.
     *
     * @throws org.springframework.dao.DuplicateKeyException where its sender has used the message id before
     */
    boolean complete(Attachment whole) {
        return jdbc.sql("""
                update attachment set state = ?, media_type = ?, bytes = ?, sha256 = ?, touched_at = ?, scan_at = ?
                where id = ? and state = 'RECEIVING'""")
                        .params(Values.of(
                                whole.state(),
                                whole.mediaType(),
                                whole.bytes(),
                                whole.sha256(),
                                whole.receivedAt(),
                                whole.receivedAt(),
                                whole.id()))
                        .update()
                == 1;
    }

    /** Forgets an upload that did not become whole, with what had come of it. */
    void abandon(UUID id) {
        jdbc.sql("delete from attachment where id = ? and state = 'RECEIVING'")
                .param(id)
                .update();
    }

    /** Forgets uploads of which nothing more came for so long; tells how many. */
    int sweep(Duration patience) {
        return jdbc.sql("delete from attachment where state = 'RECEIVING' and touched_at < ?")
                .params(Values.of(clock.instant().minus(patience)))
                .update();
    }

    /** What this sender has sent under this id. */
    Optional<Attachment> find(PartnerId sender, String senderMessageId) {
        return jdbc.sql(COLUMNS + " and sender = ? and sender_message_id = ?")
                .params(Values.of(sender, senderMessageId))
                .query(Attachments::read)
                .optional();
    }

    /**
     * The attachment, where this partner may read it: its sender; the owner of a case in which a message refers to it; and
     * who was sent a message that refers to it. Nobody else.
     */
    public Optional<Attachment> readableBy(PartnerId reader, UUID id) {
        return jdbc.sql(COLUMNS + """
                 and a.id = :id and (
                   a.sender = :reader
                   or exists (select from attachment_reference r join message m on m.id = r.owner
                                join hub_case c on c.id = m.case_id
                              where r.attachment = a.id and m.status = 'PROCESSED' and c.owner = :reader)
                   or exists (select from attachment_reference r join delivery d on d.id = r.owner
                              where r.attachment = a.id and d.partner = :reader
                                and d.state in ('SENDING', 'OFFERED', 'UNKNOWN', 'DELIVERED')))""")
                .param("id", id)
                .param("reader", reader.value())
                .query(Attachments::read)
                .optional();
    }

    /** Where a scanner is configured, all that it has not seen waits for it; where none is, nothing waits. */
    void await(boolean scanner) {
        jdbc.sql("update attachment set state = ? where state = ?")
                .params(scanner ? List.of("RECEIVED", "UNSCANNED") : List.of("UNSCANNED", "RECEIVED"))
                .update();
    }

    /** The attachment that has waited longest for the scanner, kept from other nodes for so long. */
    Optional<Attachment> claim(Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql("""
                with next as (select id from attachment where state = 'RECEIVED' and scan_at <= ?
                              order by scan_at limit 1 for update skip locked)
                update attachment a set scan_at = ? from next where a.id = next.id
                returning a.id, sender, sender_message_id, file_name, media_type, bytes, sha256, a.state, finding, touched_at""")
                .params(Values.of(now, now.plus(lease)))
                .query(Attachments::read)
                .optional();
    }

    /** When the scanner is asked again. */
    void postpone(UUID id, Duration pause) {
        jdbc.sql("update attachment set scan_at = ? where id = ? and state = 'RECEIVED'")
                .params(Values.of(clock.instant().plus(pause), id))
                .update();
    }

    /** What the scanner said; false where another node was told before. */
    boolean settle(UUID id, AttachmentState state, Optional<String> finding) {
        return jdbc.sql("update attachment set state = ?, finding = ? where id = ? and state = 'RECEIVED'")
                        .params(Values.of(state, finding, id))
                        .update()
                == 1;
    }

    /** Deliveries that wait and refer to what was rejected. */
    List<UUID> stuck() {
        return jdbc.sql("""
                select d.id from attachment a join attachment_reference r on r.attachment = a.id
                  join delivery d on d.id = r.owner
                where a.state = 'REJECTED' and d.state = 'READY' limit 100""").query(UUID.class).list();
    }

    private static Attachment read(ResultSet row, int n) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("sender")),
                Optional.ofNullable(row.getString("sender_message_id")),
                Optional.ofNullable(row.getString("file_name")),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getBytes("sha256"),
                AttachmentState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("finding")),
                row.getObject("touched_at", OffsetDateTime.class).toInstant());
    }
}
