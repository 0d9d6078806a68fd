package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Place;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of what is to be asked of and done in registers that partners keep, and of how it stands. */
public final class HeldWorks {

    private final JdbcClient jdbc;
    private final Clock clock;

    public HeldWorks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    /** The newest of a case's permit. */
    Optional<HeldWork> newest(Named named, Place place) {
        return jdbc.sql("""
                select * from held_work where case_id = ? and item = ? and kind = ? and reference = ? and named_line = ?
                order by seq desc limit 1""")
                .params(Values.of(place.caseId(), place.item(), named.kind(), named.reference(), place.namedLine()))
                .query(HeldRow::read)
                .optional();
    }

    /** The newest of a case's permit that is settled with an outcome. */
    Optional<HeldWork> newestSettled(Named named, Place place) {
        return jdbc.sql("""
                select * from held_work where case_id = ? and item = ? and kind = ? and reference = ? and named_line = ?
                   and state = 'SETTLED' and standing is not null
                order by seq desc limit 1""")
                .params(Values.of(place.caseId(), place.item(), named.kind(), named.reference(), place.namedLine()))
                .query(HeldRow::read)
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
}
