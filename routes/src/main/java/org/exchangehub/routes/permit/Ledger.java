package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of all permits: each change of a balance is one entry that is never changed, written together with the balance it
 * makes. Whoever writes has locked the permit.
 */
public final class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a declaration line has of a permit line. */
    Allocated allocated(UUID permit, int line, Usage usage) {
        return jdbc.sql("""
                select state, reserved, consumed from permit_allocation
                where permit_id = ? and line = ? and declaration = ? and item = ?""")
                .params(Values.of(permit, line, usage.declaration().key(), usage.item()))
                .query((row, n) -> new Allocated(
                        Allocated.State.valueOf(row.getString(1)), row.getBigDecimal(2), row.getBigDecimal(3)))
                .optional()
                .orElse(Allocated.NOTHING);
    }

    /** Whether a declaration other than this one has something of the permit. */
    boolean usedByAnother(UUID permit, Identifier declaration) {
        return jdbc.sql("""
                select exists (select from permit_allocation
                where permit_id = ? and declaration <> ? and state <> 'FREE')""")
                .params(Values.of(permit, declaration.key()))
                .query(Boolean.class)
                .single();
    }

    /** Whether what was done last for this use was an officer's intervention. */
    boolean isForced(At at) {
        return jdbc.sql("""
                select action from permit_entry
                where permit_id = ? and line = ? and declaration = ? and item = ? order by seq desc limit 1""")
                .params(Values.of(
                        at.permit().id(),
                        at.line().number(),
                        at.usage().declaration().key(),
                        at.usage().item()))
                .query(String.class)
                .optional()
                .filter(action -> action.startsWith("FORCE"))
                .isPresent();
    }

    /** Issues more of a line, or less where negative. */
    void issue(UUID permit, int line, Change change, String action, Actor actor) {
        line(permit, line, change);
        enter(permit, line, Optional.empty(), action, change, actor);
    }

    /** Moves quantities of a line for a declaration line, which then has what is given. */
    void move(UUID permit, int line, Usage usage, String action, Change change, Allocated after, Actor actor) {
        line(permit, line, change);
        allocate(permit, line, usage, after);
        enter(permit, line, Optional.of(usage), action, change, actor);
    }

    private void allocate(UUID permit, int line, Usage usage, Allocated after) {
        jdbc.sql("""
                insert into permit_allocation (permit_id, line, declaration, item, state, reserved, consumed, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (permit_id, line, declaration, item) do update set state = excluded.state,
                       reserved = excluded.reserved, consumed = excluded.consumed, changed_at = excluded.changed_at""")
                .params(Values.of(
                        permit,
                        line,
                        usage.declaration().key(),
                        usage.item(),
                        after.state(),
                        after.reserved(),
                        after.consumed(),
                        clock.instant()))
                .update();
    }

    /**
     * One change that a register which a partner keeps has made.
     *
     * @param usage and what it has afterwards; none for what is of no declaration that the partner names
     */
    record Shift(Optional<Usage> usage, String action, Change change, Allocated after) {}

    /** Lets a line follow what its keeper says: all at once, so that what is available is never less than nothing in between. */
    void follow(UUID permit, int line, List<Shift> shifts, Actor actor) {
        line(permit, line, shifts.stream().map(Shift::change).reduce(Change.NONE, Change::and));
        for (Shift shift : shifts) {
            shift.usage().ifPresent(usage -> allocate(permit, line, usage, shift.after()));
            enter(permit, line, shift.usage(), shift.action(), shift.change(), actor);
        }
    }

    /** What declaration lines have of a line, where it is anything. */
    Map<Usage, Allocated> allocated(UUID permit, int line) {
        Map<Usage, Allocated> all = new LinkedHashMap<>();
        jdbc.sql("""
                select declaration, item, state, reserved, consumed from permit_allocation
                where permit_id = ? and line = ? and state <> 'FREE' order by declaration, item""")
                .params(Values.of(permit, line))
                .query((row, n) -> all.put(
                        new Usage(new Identifier(row.getString(1)), row.getInt(2)),
                        new Allocated(
                                Allocated.State.valueOf(row.getString(3)), row.getBigDecimal(4), row.getBigDecimal(5))))
                .list();
        return all;
    }

    /** Writes down what changes no quantity. */
    void note(UUID permit, int line, Usage usage, String action, Actor actor) {
        enter(permit, line, Optional.of(usage), action, Change.NONE, actor);
    }

    private void line(UUID permit, int line, Change change) {
        jdbc.sql("""
                update permit_line set issued = issued + ?, available = available + ?, reserved = reserved + ?,
                       consumed = consumed + ?
                where permit_id = ? and line = ?""")
                .params(Values.of(
                        change.issued(), change.available(), change.reserved(), change.consumed(), permit, line))
                .update();
    }

    private void enter(UUID permit, int line, Optional<Usage> usage, String action, Change change, Actor actor) {
        jdbc.sql("""
                insert into permit_entry (permit_id, line, declaration, item, action, issued, available, reserved, consumed,
                       actor, second, reason, message_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        permit,
                        line,
                        usage.map(by -> by.declaration().key()),
                        usage.map(Usage::item),
                        action,
                        change.issued(),
                        change.available(),
                        change.reserved(),
                        change.consumed(),
                        actor.name(),
                        actor.second(),
                        actor.reason(),
                        actor.message(),
                        clock.instant()))
                .update();
    }

    /** A balance that is not what the entries say. */
    public record Discrepancy(UUID permit, int line, String what) {}

    /** Compares all balances with the sums of the entries; empty where the ledger is sound. At most 100 are told. */
    public List<Discrepancy> discrepancies(Optional<UUID> only) {
        return jdbc.sql("""
                with entry as (
                    select permit_id, line, declaration, item, sum(issued) issued, sum(available) available,
                           sum(reserved) reserved, sum(consumed) consumed
                    from permit_entry where cast(:only as uuid) is null or permit_id = :only
                    group by permit_id, line, declaration, item),
                entered as (
                    select permit_id, line, sum(issued) issued, sum(available) available, sum(reserved) reserved,
                           sum(consumed) consumed
                    from entry group by permit_id, line)
                select l.permit_id, l.line, 'The balance of the line is not the sum of its entries' what
                from permit_line l left join entered e using (permit_id, line)
                where (cast(:only as uuid) is null or l.permit_id = :only)
                  and (l.issued, l.available, l.reserved, l.consumed) is distinct from
                      (coalesce(e.issued, 0), coalesce(e.available, 0), coalesce(e.reserved, 0), coalesce(e.consumed, 0))
                union all
                select a.permit_id, a.line, 'What ' || a.declaration || ' has is not the sum of its entries'
                from permit_allocation a left join entry e using (permit_id, line, declaration, item)
                where (cast(:only as uuid) is null or a.permit_id = :only)
                  and (a.reserved, a.consumed) is distinct from (coalesce(e.reserved, 0), coalesce(e.consumed, 0))
                union all
                select e.permit_id, e.line, 'Entries of a line that is not there'
                from entered e left join permit_line l using (permit_id, line) where l.permit_id is null
                limit 100""")
                .param("only", only.orElse(null))
                .query((row, n) -> new Discrepancy(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .list();
    }
}
