package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which permits on record are mirrors of a partner's register, when that was read, and where it was not as the mirror was. */
public final class HeldPermits {

    private static final int AT_ONCE = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    public HeldPermits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many writes of a mirror have begun or ended; nothing was written of one that is not there. */
    long writes(Named named) {
        return jdbc.sql("""
                select h.writes from held_permit h join permit p on p.id = h.permit_id
                where p.kind = ? and p.reference = ? and h.keeper = ?""")
                .params(Values.of(named.kind(), named.reference(), named.issuer()))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    long writes(UUID permit) {
        return jdbc.sql("select writes from held_permit where permit_id = ?")
                .param(permit)
                .query(Long.class)
                .single();
    }

    int revision(UUID permit) {
        return jdbc.sql("select revision from held_permit where permit_id = ?")
                .param(permit)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The keeper was read; {@code revised} where something came that was not expected. */
    void read(UUID permit, PartnerId keeper, boolean revised) {
        jdbc.sql("""
                insert into held_permit (permit_id, keeper, revision, writes, read_at) values (?, ?, 1, 0, ?)
                on conflict (permit_id) do update set read_at = excluded.read_at,
                       revision = held_permit.revision + cast(? as integer)""")
                .params(Values.of(permit, keeper, clock.instant(), revised ? 1 : 0))
                .update();
    }

    /** Lets a mirror be read again as soon as can be. */
    void readSoon(UUID permit) {
        jdbc.sql("update held_permit set read_at = 'epoch' where permit_id = ?")
                .param(permit)
                .update();
    }

    /** Puts a drift on record. */
    void drifted(UUID permit, int line, String text, String foundBy) {
        jdbc.sql("insert into held_drift (permit_id, line, text, found_by, at) values (?, ?, ?, ?, ?)")
                .params(Values.of(permit, line, text, foundBy, clock.instant()))
                .update();
    }

    /** A place where a partner's register was not as the hub's mirror of it; the mirror has followed. */
    public record Drift(
            UUID permit,
            String kind,
            String reference,
            PartnerId keeper,
            int line,
            String text,
            String foundBy,
            OffsetDateTime at) {}

    /** The newest 100. */
    public List<Drift> drifts() {
        return jdbc.sql("""
                select d.permit_id, p.kind, p.reference, p.issuer, d.line, d.text, d.found_by, d.at
                from held_drift d join permit p on p.id = d.permit_id order by d.seq desc limit 100""")
                .query((row, n) -> new Drift(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        new PartnerId(row.getString(4)),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC)))
                .list();
    }

    /** How many were found in the last 24 hours. */
    public long driftsOfLastDay() {
        return jdbc.sql("select count(*) from held_drift where at > ?")
                .params(Values.of(clock.instant().minus(Duration.ofDays(1))))
                .query(Long.class)
                .single();
    }

    /** A mirror that is to be read again. */
    record Old(UUID permit, Named named) {}

    /** Takes the mirrors that were not read since, at most ten; no other node takes them at the same time. */
    List<Old> old(Instant before) {
        return jdbc
                .sql("""
                update held_permit set read_at = :now where permit_id in (
                    select permit_id from held_permit where read_at <= :before order by read_at limit :most
                    for update skip locked)
                returning permit_id""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> jdbc.sql("select kind, reference, issuer from permit where id = ?")
                        .param(id)
                        .query((row, n) -> new Old(
                                id,
                                new Named(
                                        row.getString(1),
                                        row.getString(2),
                                        Optional.of(new PartnerId(row.getString(3))))))
                        .single())
                .toList();
    }
}
