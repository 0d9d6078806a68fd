package org.exchangehub.routes.permit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permits on record, found by number, holder or id, and locked in one order: that of their ids. */
public final class PermitBook {

    private static final int PAGE = 100;

    private static final String PERMITS = """
            select p.id, p.kind, p.reference, p.issuer, p.version, p.status, p.holders, p.valid_from, p.valid_until,
                   p.single_use, p.body, p.changed_at
            from permit p""";

    private final JdbcClient jdbc;

    public PermitBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of the permits by a number; several where issuers use the same. */
    List<UUID> named(String kind, String reference, Optional<PartnerId> issuer) {
        return jdbc.sql("""
                select id from permit where kind = :kind and reference = :reference
                   and (cast(:issuer as text) is null or issuer = :issuer) order by id limit 3""")
                .param("kind", kind)
                .param("reference", reference)
                .param("issuer", issuer.map(PartnerId::value).orElse(null))
                .query(UUID.class)
                .list();
    }

    /**
     * Keeps numbers from being given to another permit until the transaction ends: what they mean stays as it is found. Taken
     * after the case and before any permit.
     */
    void keep(Collection<Named> numbers) {
        if (!numbers.isEmpty()) {
            hold("pg_advisory_xact_lock_shared", numbers);
        }
    }

    /** Takes a number for a permit that is registered or changed; waits until nobody keeps it any more. */
    void claim(Named number) {
        hold("pg_advisory_xact_lock", List.of(number));
    }

    /** In one order, so that two that hold several never wait for each other. */
    private void hold(String how, Collection<Named> numbers) {
        jdbc.sql("select " + how + "(o.n) from (select distinct hashtextextended('permit:' || t, 0) n "
                        + "from unnest(?) t order by 1) o")
                .param(numbers.stream()
                        .map(named -> named.kind() + "/" + named.reference())
                        .toArray(String[]::new))
                .query((row, n) -> n)
                .list();
    }

    /** As it stands, permit and lines by one statement; what is to be written on is locked instead. */
    Optional<PermitRecord> find(UUID id) {
        List<Line> lines = new ArrayList<>();
        return jdbc
                .sql("""
                select p.id, p.kind, p.reference, p.issuer, p.version, p.status, p.holders, p.valid_from, p.valid_until,
                       p.single_use, p.body, p.changed_at, l.line, l.commodities, l.origins, l.countries, l.unit, l.active,
                       l.issued, l.available, l.reserved, l.consumed
                from permit p left join permit_line l on l.permit_id = p.id where p.id = ? order by l.line""")
                .param(id)
                .query((row, n) -> {
                    if (row.getObject("line") != null) {
                        lines.add(PermitRows.line(row));
                    }
                    return n == 0 ? Optional.of(PermitRows.permit(row, n)) : Optional.<PermitRecord>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(permit -> PermitRows.with(permit, lines));
    }

    /** Locks permits until the transaction ends, in the order of their ids; all that one transaction touches at once. */
    Map<UUID, PermitRecord> lock(Collection<UUID> ids) {
        Map<UUID, PermitRecord> locked = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            read(jdbc.sql(PERMITS + " where p.id = any(?) order by p.id for update")
                            .param(ids.toArray(UUID[]::new)))
                    .forEach(permit -> locked.put(permit.id(), permit));
        }
        return locked;
    }

    /** Adds an empty permit unless there is one by this number; its row is locked either way. */
    PermitRecord open(PermitRecord first) {
        jdbc.sql("""
                insert into permit (id, kind, reference, issuer, version, status, holders, valid_from, valid_until,
                       single_use, body, changed_at)
                values (?, ?, ?, ?, 0, 'DRAFT', ?, null, null, false, ?, ?) on conflict do nothing""")
                .params(Values.of(
                        first.id(),
                        first.kind(),
                        first.reference(),
                        first.issuer(),
                        new String[0],
                        first.body(),
                        first.changedAt()))
                .update();
        UUID id = named(first.kind(), first.reference(), Optional.of(first.issuer()))
                .get(0);
        return Objects.requireNonNull(lock(List.of(id)).get(id));
    }

    /** Writes a new version of a permit that is locked; the balances of its lines are the ledger's to write. */
    void save(PermitRecord next) {
        jdbc.sql("""
                update permit set version = ?, status = ?, holders = ?, valid_from = ?, valid_until = ?, single_use = ?, body = ?,
                       changed_at = ?
                where id = ?""")
                .params(Values.of(
                        next.version(),
                        next.status(),
                        next.holders().toArray(String[]::new),
                        next.validFrom(),
                        next.validUntil(),
                        next.singleUse(),
                        next.body(),
                        next.changedAt(),
                        next.id()))
                .update();
        jdbc.sql("insert into permit_version (permit_id, version, status, body, at) values (?, ?, ?, ?, ?)")
                .params(Values.of(next.id(), next.version(), next.status(), next.body(), next.changedAt()))
                .update();
        next.lines().forEach(line -> save(next.id(), line));
    }

    private void save(UUID permit, Line line) {
        jdbc.sql("""
                insert into permit_line (permit_id, line, commodities, origins, countries, unit, active, issued, available,
                       reserved, consumed)
                values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)
                on conflict (permit_id, line) do update set commodities = excluded.commodities, origins = excluded.origins,
                       countries = excluded.countries, unit = excluded.unit, active = excluded.active""")
                .params(Values.of(
                        permit,
                        line.number(),
                        line.commodities().toArray(String[]::new),
                        line.origins().toArray(String[]::new),
                        line.countries().toArray(String[]::new),
                        line.unit(),
                        line.active()))
                .update();
    }

    /** What is looked for; an absent condition is met by all. */
    public record Search(
            Optional<PartnerId> issuer,
            Optional<String> holder,
            Optional<String> reference,
            Optional<String> kind,
            Optional<PermitStatusCode> status,
            Optional<LocalDate> validOn,
            Optional<UUID> after) {}

    /** At most 100 permits, in the order of their ids. */
    List<PermitRecord> search(Search search, LocalDate today) {
        StringBuilder where = new StringBuilder(" where true");
        List<@Nullable Object> values = new ArrayList<>();
        search.issuer().ifPresent(issuer -> and(where, values, "p.issuer = ?", issuer.value()));
        search.holder().ifPresent(holder -> and(where, values, "p.holders @> array[cast(? as text)]", holder));
        search.reference().ifPresent(reference -> and(where, values, "p.reference = ?", reference));
        search.kind().ifPresent(kind -> and(where, values, "p.kind = ?", kind));
        search.after().ifPresent(after -> and(where, values, "p.id > ?", after));
        search.validOn().ifPresent(day -> {
            and(where, values, "coalesce(p.valid_from, date '0001-01-01') <= ?", day);
            and(where, values, "coalesce(p.valid_until, date '9999-12-31') >= ?", day);
        });
        search.status().ifPresent(status -> and(where, values, EFFECTIVE, today, status.name()));
        return read(jdbc.sql(PERMITS + where + " order by p.id limit " + PAGE).params(values));
    }

    /** The same as {@link PermitRecord#effective}. */
    private static final String EFFECTIVE = """
            case when p.status <> 'VALID' then p.status
                 when p.valid_until < ? then 'EXPIRED'
                 when (select bool_and(l.available = 0 and l.reserved = 0) from permit_line l
                       where l.permit_id = p.id and l.active and l.unit is not null) then 'USED_UP'
                 else 'VALID' end = ?""";

    private static void and(StringBuilder where, List<@Nullable Object> values, String condition, Object... more) {
        where.append(" and ").append(condition);
        values.addAll(Arrays.asList(more));
    }

    private List<PermitRecord> read(JdbcClient.StatementSpec statement) {
        List<PermitRecord> permits = statement.query(PermitRows::permit).list();
        Map<UUID, List<Line>> lines = new LinkedHashMap<>();
        permits.forEach(permit -> lines.put(permit.id(), new ArrayList<>()));
        if (!permits.isEmpty()) {
            jdbc.sql("""
                    select permit_id, line, commodities, origins, countries, unit, active, issued, available, reserved, consumed
                    from permit_line where permit_id = any(?) order by permit_id, line""")
                    .param(lines.keySet().toArray(UUID[]::new))
                    .query((row, n) -> Objects.requireNonNull(lines.get(row.getObject("permit_id", UUID.class)))
                            .add(PermitRows.line(row)))
                    .list();
        }
        return permits.stream()
                .map(permit -> PermitRows.with(permit, Objects.requireNonNull(lines.get(permit.id()))))
                .toList();
    }
}
