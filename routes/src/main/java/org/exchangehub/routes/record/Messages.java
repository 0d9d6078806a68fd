package org.exchangehub.routes.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.v1.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages received, each once per sender and id. */
public final class Messages {

    private static final String COLUMNS = """
            select id, sender, sender_message_id, kind, status, case_id, referral_id, mrn, lrn, correlation_id, received_at,
                   content_hash, connector_hash, map_hash, reason, faults, waits_for, waits_until
            from message""";

    private final JdbcClient jdbc;

    public Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a message, unless its sender has used its id before: then nothing is written and the answer is false. */
    public boolean add(MessageRecord added) {
        return jdbc.sql("""
                insert into message (id, sender, sender_message_id, kind, status, case_id, referral_id, mrn, lrn, correlation_id,
                       received_at, content_hash, connector_hash, map_hash, reason, faults, waits_for, waits_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Values.of(
                                added.id(),
                                added.sender().value(),
                                added.senderMessageId(),
                                added.kind(),
                                added.status().name(),
                                added.caseId(),
                                added.referralId(),
                                added.mrn(),
                                added.lrn(),
                                added.correlationId(),
                                added.receivedAt(),
                                added.contentHash(),
                                added.connectorHash(),
                                added.mapHash(),
                                added.reason(),
                                added.faults(),
                                added.waitsFor(),
                                added.waitsUntil()))
                        .update()
                == 1;
    }

    /** What was accepted from this sender under this id. */
    public Optional<MessageRecord> find(PartnerId sender, String senderMessageId) {
        return jdbc.sql(COLUMNS + " where sender = ? and sender_message_id = ? and status <> 'REFUSED'")
                .params(Values.of(sender.value(), senderMessageId))
                .query(Messages::read)
                .optional();
    }

    public Optional<MessageRecord> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Messages::read)
                .optional();
    }

    /** The messages of a case, oldest first. */
    public List<MessageRecord> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by received_at, id")
                .param(caseId)
                .query(Messages::read)
                .list();
    }

    /** Writes what became of a message. */
    public void settle(MessageRecord settled) {
        jdbc.sql("""
                update message set status = ?, case_id = ?, referral_id = ?, mrn = ?, lrn = ?, reason = ?, faults = ?,
                       waits_for = ?, waits_until = ?
                where id = ?""")
                .params(Values.of(
                        settled.status().name(),
                        settled.caseId(),
                        settled.referralId(),
                        settled.mrn(),
                        settled.lrn(),
                        settled.reason(),
                        settled.faults(),
                        settled.waitsFor(),
                        settled.waitsUntil(),
                        settled.id()))
                .update();
    }

    /** The oldest waiting messages whose case has come or whose time is over, at most 50. */
    public List<UUID> ready(Instant now) {
        return jdbc.sql("""
                select id from message m where status = 'WAITING'
                   and (waits_until < ? or exists (select from case_identifier i where i.identifier = m.waits_for)
                        or exists (select from movement_identifier v where v.identifier = m.waits_for))
                order by received_at, id limit 50""").param(utc(now)).query(UUID.class).list();
    }

    /** A waiting message, locked; nothing where another node has it or it waits no more. */
    public Optional<MessageRecord> takeWaiting(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ? and status = 'WAITING' for update skip locked")
                .param(id)
                .query(Messages::read)
                .optional();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static MessageRecord read(ResultSet row, int n) throws SQLException {
        return new MessageRecord(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("sender")),
                Optional.ofNullable(row.getString("sender_message_id")),
                row.getString("kind"),
                StatusCode.fromValue(row.getString("status")),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Optional.ofNullable(row.getObject("referral_id", UUID.class)),
                Optional.ofNullable(row.getString("mrn")),
                Optional.ofNullable(row.getString("lrn")),
                Optional.ofNullable(row.getString("correlation_id")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBytes("content_hash"),
                row.getString("connector_hash"),
                Optional.ofNullable(row.getString("map_hash")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                Optional.ofNullable(row.getString("faults")),
                Optional.ofNullable(row.getString("waits_for")),
                Optional.ofNullable(row.getObject("waits_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
