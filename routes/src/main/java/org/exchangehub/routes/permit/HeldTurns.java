package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.permit.HeldWork.Outcome;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node does what is recorded in {@link HeldWorks}, and how far it has come with it. */
public final class HeldTurns {

    /** For so long no other node does the same while this one is alive; longer than the calls of one attempt take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final UUID node;
    private final Clock clock;

    /** @param node on which this runs */
    public HeldTurns(JdbcClient jdbc, UUID node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** The ids of what can be done now, oldest first. */
    List<UUID> due() {
        return jdbc.sql("select id from held_work where state = 'OPEN' and due_at <= ? order by seq limit 100")
                .params(Values.of(clock.instant()))
                .query(UUID.class)
                .list();
    }

    /** Takes one thing to do; nothing where another does it, or where an earlier write of the same permit is not settled. */
    Optional<HeldWork> claim(UUID id) {
        Optional<HeldWork> due = jdbc.sql("select * from held_work where id = ? and state = 'OPEN' and due_at <= ?")
                .params(Values.of(id, clock.instant()))
                .query(HeldRow::read)
                .optional();
        due.ifPresent(work -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended('held:' || ? || '/' || ?, 0))")
                .params(Values.of(work.named().kind(), work.named().reference()))
                .query((row, n) -> n)
                .list());
        Instant now = clock.instant();
        boolean claimed = jdbc.sql("""
                update held_work w set due_at = ?, attempts = attempts + 1, claimed_by = ?
                where id = ? and state = 'OPEN' and due_at <= ?
                  and (not writes or not exists (
                      select from held_work o where o.kind = w.kind and o.reference = w.reference and o.state = 'OPEN'
                         and o.writes and o.seq <> w.seq and (o.seq < w.seq or o.due_at > ? or o.sent_permit is not null)))""")
                        .params(Values.of(now.plus(LEASE), node, id, now, now))
                        .update()
                > 0;
        return claimed ? find(id) : Optional.empty();
    }

    /** What nodes were doing that are dead. */
    List<HeldWork> orphans() {
        return jdbc.sql("""
                select * from held_work where state = 'OPEN' and claimed_by <> ?
                   and not exists (select from node n where n.id = claimed_by) order by seq limit 100""").param(node).query(HeldRow::read).list();
    }

    /**
     * Lets it be taken up, where the node that was doing it is still dead.
     *
     * @param rest how long the partner may still be at what it got
     */
    void takeUp(HeldWork orphan, Duration rest) {
        jdbc.sql("""
                update held_work set due_at = ?, claimed_by = null where id = ? and state = 'OPEN' and claimed_by <> ?
                   and not exists (select from node n where n.id = claimed_by)""")
                .params(Values.of(clock.instant().plus(rest), orphan.id(), node))
                .update();
    }

    /**
     * Writes down, before it goes out, what is written next.
     *
     * @param again whether the same went out before and was not taken: then the partner gets it under the same id
     */
    HeldWork sending(HeldWork work, Sent sent, boolean again) {
        jdbc.sql("""
                update held_work set steps = steps + ?, sent_permit = ?, sent_action = ?, sent_line = ?, sent_declaration = ?,
                       sent_item = ?, sent_before = ?, sent_after = ?, sent_answer = ?
                where id = ?""")
                .params(Values.of(
                        again ? 0 : 1,
                        sent.permit(),
                        sent.action(),
                        sent.line(),
                        sent.usage().declaration().key(),
                        sent.usage().item(),
                        HeldRow.text(sent.before()),
                        HeldRow.text(sent.after()),
                        sent.answer(),
                        work.id()))
                .update();
        wrote(sent.permit());
        return find(work.id()).orElseThrow();
    }

    /** What was sent is settled, one way or the other. */
    HeldWork sentIsSettled(HeldWork work) {
        work.sent().ifPresent(sent -> wrote(sent.permit()));
        jdbc.sql("update held_work set sent_permit = null where id = ?")
                .param(work.id())
                .update();
        return find(work.id()).orElseThrow();
    }

    private void wrote(UUID permit) {
        jdbc.sql("update held_permit set writes = writes + 1 where permit_id = ?")
                .param(permit)
                .update();
    }

    /** Tries again later; whoever asks is told that it is not known. */
    void postpone(HeldWork work, Duration atLeast, String cause) {
        Duration pause = Duration.ofSeconds(1L << Math.min(10, Math.max(0, work.attempts() - 1)));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration longer = bounded.compareTo(atLeast) > 0 ? bounded : atLeast;
        jdbc.sql(
                        "update held_work set due_at = ?, waits = true, text = ?, claimed_by = null where id = ? and state = 'OPEN'")
                .params(Values.of(clock.instant().plus(longer), cause, work.id()))
                .update();
    }

    void settle(HeldWork work, Optional<Outcome> outcome) {
        jdbc.sql("""
                update held_work set state = 'SETTLED', settled_at = ?, standing = ?, reason = ?, text = ?, permit_id = ?,
                       line = ?, revision = ?, claimed_by = null
                where id = ?""")
                .params(Values.of(
                        clock.instant(),
                        outcome.map(Outcome::standing),
                        outcome.map(Outcome::reason),
                        outcome.map(Outcome::text),
                        outcome.flatMap(Outcome::permit),
                        outcome.flatMap(Outcome::line),
                        outcome.map(Outcome::revision),
                        work.id()))
                .update();
    }

    private Optional<HeldWork> find(UUID id) {
        return jdbc.sql("select * from held_work where id = ?")
                .param(id)
                .query(HeldRow::read)
                .optional();
    }
}
