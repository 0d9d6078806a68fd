package org.exchangehub.routes.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the hub owes to its partners: written in the transaction that makes it owed, sent by the relay afterwards. */
public final class Outbox {

    private static final String COLUMNS = """
            select seq, id, partner, kind, case_id, referral_id, correlation_id, state, attempt, owed_at, due_at, expires_at,
                   settled_at, connector_hash, map_hash, reason, detail, asked, parameters
            from delivery""";

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Evidence evidence;
    private final Clock clock;
    private final Duration lifetime;
    private final Runnable wake;

    /**
     * @param lifetime how long delivery is tried before it is parked
     * @param wake called after the commit of a transaction that owed something
     */
    public Outbox(JdbcClient jdbc, Bodies bodies, Evidence evidence, Clock clock, Duration lifetime, Runnable wake) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.evidence = evidence;
        this.clock = clock;
        this.lifetime = lifetime;
        this.wake = wake;
    }

    /** Owes a message to a partner. */
    public void owe(Owed owed) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into delivery (id, partner, kind, case_id, referral_id, correlation_id, state, owed_at, due_at, expires_at)
                values (?, ?, ?, ?, ?, ?, 'READY', ?, ?, ?)""")
                .params(Values.of(
                        owed.id(),
                        owed.partner().value(),
                        owed.kind().code(),
                        owed.caseId(),
                        owed.referralId(),
                        owed.correlationId(),
                        now,
                        now,
                        now.plus(lifetime)))
                .update();
        bodies.keepCanonical(owed.id(), owed.canonical());
        evidence.note(Step.of(owed.caseId(), "OWED", owed.partner(), owed.kind(), owed.id(), owed.text())
                .made(Hash.ofBody(owed.canonical())));
        wakeAfterCommit();
    }

    /** Takes back what was not sent yet of a referral, since something newer says it better; tells how many remain sent. */
    public int supersede(UUID referralId, String because) {
        jdbc.sql("""
                update delivery set state = 'WITHDRAWN', detail = ?, settled_at = ?
                where referral_id = ? and state in ('READY', 'PARKED')""").params(Values.of(because, clock.instant(), referralId)).update();
        return jdbc.sql("select count(*) from delivery where referral_id = ? and (state <> 'WITHDRAWN' or attempt > 0)")
                .param(referralId)
                .query(Integer.class)
                .single();
    }

    public Optional<DeliveryRecord> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?").param(id).query(Outbox::read).optional();
    }

    /** Locks a delivery until the transaction ends. */
    public Optional<DeliveryRecord> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ? for update")
                .param(id)
                .query(Outbox::read)
                .optional();
    }

    /** What lies ready for this partner to pull and is its oldest, locked until the transaction ends. */
    public Optional<DeliveryRecord> lockLaid(PartnerId partner) {
        return jdbc.sql(
                        COLUMNS
                                + " where partner = ? and state = 'OFFERED' and laid_at is not null order by seq limit 1 for update")
                .param(partner.value())
                .query(Outbox::read)
                .optional();
    }

    /** The delivery to this partner with this control number, locked until the transaction ends. */
    public Optional<DeliveryRecord> lockNumbered(PartnerId partner, long seq) {
        return jdbc.sql(COLUMNS + " where seq = ? and partner = ? for update")
                .params(seq, partner.value())
                .query(Outbox::read)
                .optional();
    }

    /** Its receiver has refused a delivery after the transport had brought it. */
    public void refused(DeliveryRecord delivered, Reason reason, String detail) {
        jdbc.sql("update delivery set state = 'REFUSED', settled_at = ?, reason = ?, detail = ? where id = ?")
                .params(Values.of(clock.instant(), reason, detail, delivered.id()))
                .update();
    }

    /** The deliveries of a case, oldest first. */
    public List<DeliveryRecord> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by seq")
                .param(caseId)
                .query(Outbox::read)
                .list();
    }

    /** What waits for an operator, oldest first. */
    public List<DeliveryRecord> parked(int limit) {
        return jdbc.sql(COLUMNS + " where state in ('PARKED', 'UNKNOWN') order by seq limit ?")
                .param(limit)
                .query(Outbox::read)
                .list();
    }

    /** Calls the relay once the surrounding transaction has committed. */
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }

    /** A row of the columns that every reader of deliveries selects. */
    static DeliveryRecord read(ResultSet row, int n) throws SQLException {
        return new DeliveryRecord(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("partner")),
                Kind.ofCode(row.getString("kind")).orElseThrow(),
                row.getObject("case_id", UUID.class),
                Optional.ofNullable(row.getObject("referral_id", UUID.class)),
                Optional.ofNullable(row.getString("correlation_id")),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getObject("owed_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("connector_hash")),
                Optional.ofNullable(row.getString("map_hash")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                Optional.ofNullable(row.getString("detail")),
                row.getInt("asked"),
                Optional.ofNullable(row.getString("parameters")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /**
     * A message that is owed.
     *
     * @param id the message id that the receiver will see
     * @param canonical its canonical XML
     * @param text what it is, for the timeline
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Owed(
            UUID id,
            PartnerId partner,
            Kind kind,
            UUID caseId,
            Optional<UUID> referralId,
            Optional<String> correlationId,
            byte[] canonical,
            String text) {}
}
