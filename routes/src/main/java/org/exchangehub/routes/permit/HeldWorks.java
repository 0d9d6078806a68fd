package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.sql.Array;
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
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Outcome;
import org.exchangehub.routes.permit.HeldWork.Place;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of what is to be asked of and done in registers that partners keep. */
public final class HeldWorks {

    /** For so long no other node does the same while this one is alive; longer than the calls of one attempt take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final UUID node;
    private final Clock clock;

    /** @param node on which this runs */
    public HeldWorks(JdbcClient jdbc, UUID node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** Asks for the answer to a message. */
    UUID ask(UUID message, Named named, Instant judgedAt, boolean writes) {
        return add(
                named,
                Optional.of(message),
                Optional.empty(),
                Goal.ANSWER,
                Optional.empty(),
                Optional.empty(),
                judgedAt,
                writes);
    }

    /** Asks that the register be brought to where the case stands; what was asked before for the same and is not sent is dropped. */
    UUID ask(Named named, Place place, Goal goal, Identifier declaration, UUID stamp, Instant judgedAt) {
        jdbc.sql("""
                update held_work set state = 'SETTLED', settled_at = ?, text = 'Overtaken'
                where case_id = ? and item = ? and kind = ? and reference = ? and named_line = ? and state = 'OPEN'
                  and sent_permit is null and due_at <= ?""")
                .params(Values.of(
                        clock.instant(),
                        place.caseId(),
                        place.item(),
                        named.kind(),
                        named.reference(),
                        place.namedLine(),
                        clock.instant()))
                .update();
        return add(
                named,
                Optional.empty(),
                Optional.of(place),
                goal,
                Optional.of(declaration),
                Optional.of(stamp),
                judgedAt,
                goal != Goal.CHECKED);
    }

    private UUID add(
            Named named,
            Optional<UUID> message,
            Optional<Place> place,
            Goal goal,
            Optional<Identifier> declaration,
            Optional<UUID> stamp,
            Instant judgedAt,
            boolean writes) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        jdbc.sql("""
                insert into held_work (id, kind, reference, issuer, message_id, case_id, item, named_line, goal, declaration,
                       stamp, judged_at, writes, state, due_at, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                .params(Values.of(
                        id,
                        named.kind(),
                        named.reference(),
                        named.issuer(),
                        message,
                        place.map(Place::caseId),
                        place.map(Place::item),
                        place.map(Place::namedLine),
                        goal,
                        declaration.map(Identifier::key),
                        stamp,
                        judgedAt,
                        writes,
                        now,
                        now))
                .update();
        return id;
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
                .query(HeldWorks::read)
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
                   and not exists (select from node n where n.id = claimed_by) order by seq limit 100""").param(node).query(HeldWorks::read).list();
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

    Optional<HeldWork> find(UUID id) {
        return jdbc.sql("select * from held_work where id = ?")
                .param(id)
                .query(HeldWorks::read)
                .optional();
    }

    /** The newest of a case's permit. */
    Optional<HeldWork> newest(Named named, Place place) {
        return jdbc.sql("""
                select * from held_work where case_id = ? and item = ? and kind = ? and reference = ? and named_line = ?
                order by seq desc limit 1""")
                .params(Values.of(place.caseId(), place.item(), named.kind(), named.reference(), place.namedLine()))
                .query(HeldWorks::read)
                .optional();
    }

    /** The newest of a case's permit that is settled with an outcome. */
    Optional<HeldWork> newestSettled(Named named, Place place) {
        return jdbc.sql("""
                select * from held_work where case_id = ? and item = ? and kind = ? and reference = ? and named_line = ?
                   and state = 'SETTLED' and standing is not null
                order by seq desc limit 1""")
                .params(Values.of(place.caseId(), place.item(), named.kind(), named.reference(), place.namedLine()))
                .query(HeldWorks::read)
                .optional();
    }

    /** The case that named a permit last. */
    Optional<UUID> lastCase(Named named) {
        return jdbc.sql("""
                select case_id from held_work where kind = ? and reference = ? and case_id is not null
                order by seq desc limit 1""")
                .params(Values.of(named.kind(), named.reference()))
                .query(UUID.class)
                .optional();
    }

    /** Lets cases ask again for permits that no register had, or that a register has changed since. */
    void askAgain(Duration age) {
        jdbc.sql("""
                with old as (
                    update held_work w set revision = -1, settled_at = :now
                    where w.state = 'SETTLED' and w.standing = 'COVERS_NOT' and w.permit_id is null and w.settled_at <= :before
                      and not exists (select from held_work o where o.case_id = w.case_id and o.item = w.item
                         and o.kind = w.kind and o.reference = w.reference and o.named_line = w.named_line and o.seq > w.seq)
                      and exists (select from hub_case c where c.id = w.case_id and c.state in ('LODGED', 'ACCEPTED'))
                    returning case_id)
                insert into permit_recheck (case_id) select distinct case_id from old""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("before", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether something newer is asked for the same. */
    boolean isOvertaken(HeldWork work) {
        return work.place()
                .flatMap(place -> newest(work.named(), place))
                .filter(newest -> newest.seq() > work.seq())
                .isPresent();
    }

    /** Whether a write for another version of the declaration was settled before. */
    boolean wasWrittenOffBefore(HeldWork work) {
        Place place = work.place().orElseThrow();
        return jdbc.sql("""
                select exists (select from held_work where case_id = ? and item = ? and kind = ? and reference = ?
                   and named_line = ? and goal = 'WRITTEN_OFF' and state = 'SETTLED' and stamp <> ?)""")
                .params(Values.of(
                        place.caseId(),
                        place.item(),
                        work.named().kind(),
                        work.named().reference(),
                        place.namedLine(),
                        work.stamp()))
                .query(Boolean.class)
                .single();
    }

    /** Whether a write of the permit is under way that is not this one. */
    boolean isBeingWritten(Named named, Optional<UUID> but) {
        return jdbc.sql("""
                select exists (select from held_work where kind = ? and reference = ? and state = 'OPEN'
                   and sent_permit is not null and id is distinct from ?)""")
                .params(Values.of(named.kind(), named.reference(), but))
                .query(Boolean.class)
                .single();
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
                        text(sent.before()),
                        text(sent.after()),
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

    /** How it stands with the answer to a message; nothing where no register of a partner is asked for it. */
    public Optional<Standing> ofMessage(UUID message) {
        return jdbc.sql("select state = 'OPEN', waits, text from held_work where message_id = ?")
                .param(message)
                .query((row, n) -> new Standing(
                        row.getBoolean(1),
                        row.getBoolean(2),
                        Optional.ofNullable(row.getString(3)).orElse("The register has not answered yet")))
                .optional();
    }

    /**
     * How it stands with an answer.
     *
     * @param waits whether it was tried and is not known
     */
    public record Standing(boolean open, boolean waits, String text) {}

    private static String[] text(Allocated allocated) {
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

    private static HeldWork read(ResultSet row, int n) throws SQLException {
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
}
