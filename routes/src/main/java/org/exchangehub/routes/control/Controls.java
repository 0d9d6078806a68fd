package org.exchangehub.routes.control;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.ControlOriginCode;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The controls and alerts on record. A control is changed only while its case is locked, an alert while its own row is. */
public final class Controls {

    private static final String COLUMNS = """
            select id, requester, number, version, case_id, alert, state, origin, lines, reason_code, reason_text, place,
                   starts, ends, priority, confidential, since
            from control""";

    private final JdbcClient jdbc;

    public Controls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ControlRecord> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Controls::read)
                .optional();
    }

    /** What this requester ordered under this number. */
    public Optional<ControlRecord> find(PartnerId requester, String number) {
        return jdbc.sql(COLUMNS + " where requester = ? and number = ? and alert is null")
                .params(Values.of(requester, number))
                .query(Controls::read)
                .optional();
    }

    /** The control that a message names: by the hub's id, or by the number that its sender gave it. */
    public Optional<ControlRecord> named(PartnerId reader, String name) {
        return Ids.parse(name).flatMap(this::find).or(() -> find(reader, name));
    }

    /** The controls of a case, oldest first. */
    public List<ControlRecord> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by since, id")
                .param(caseId)
                .query(Controls::read)
                .list();
    }

    /** The control that an alert made on a case. */
    Optional<ControlRecord> of(UUID alert, UUID caseId) {
        return jdbc.sql(COLUMNS + " where alert = ? and case_id = ?")
                .params(Values.of(alert, caseId))
                .query(Controls::read)
                .optional();
    }

    /** The alert by its id, its row locked until the transaction ends. */
    ControlRecord lock(UUID alert) {
        return jdbc.sql(COLUMNS + " where id = ? for update")
                .param(alert)
                .query(Controls::read)
                .single();
    }

    /** The alerts that watch for one of these subjects now, each with those that it watches for. */
    Map<UUID, List<String>> watching(Collection<String> subjects, Instant now) {
        return jdbc
                .sql("""
                select s.control_id, s.subject from alert_subject s join control c on c.id = s.control_id
                where s.subject = any(?) and c.state = 'WATCHING' and (c.ends is null or c.ends > ?)
                order by s.control_id""")
                .params(Values.of(subjects.toArray(String[]::new), now))
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        java.util.TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What an alert watches for. */
    List<String> subjects(UUID alert) {
        return jdbc.sql("select subject from alert_subject where control_id = ? order by subject")
                .param(alert)
                .query(String.class)
                .list();
    }

    /** Writes what an alert watches for, in place of what it did. */
    void watch(UUID alert, Collection<String> subjects) {
        jdbc.sql("delete from alert_subject where control_id = ?").param(alert).update();
        subjects.forEach(subject -> jdbc.sql(
                        "insert into alert_subject (subject, control_id) values (?, ?) on conflict do nothing")
                .params(Values.of(subject, alert))
                .update());
    }

    /** Writes a control, new or changed. */
    void save(ControlRecord control) {
        jdbc.sql("""
                insert into control (id, requester, number, version, case_id, alert, state, origin, lines, reason_code,
                       reason_text, place, starts, ends, priority, confidential, since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, state = excluded.state, origin = excluded.origin,
                       lines = excluded.lines, reason_code = excluded.reason_code, reason_text = excluded.reason_text,
                       place = excluded.place, starts = excluded.starts, ends = excluded.ends,
                       priority = excluded.priority, confidential = excluded.confidential, since = excluded.since""")
                .params(Values.of(
                        control.id(),
                        control.requester(),
                        control.number(),
                        control.version(),
                        control.caseId(),
                        control.alert(),
                        control.state(),
                        control.origin(),
                        control.lines().toArray(Integer[]::new),
                        control.reasonCode(),
                        control.reasonText(),
                        control.window().place(),
                        control.window().from(),
                        control.window().until(),
                        control.priority(),
                        control.confidential(),
                        control.since()))
                .update();
    }

    private static ControlRecord read(ResultSet row, int n) throws SQLException {
        return new ControlRecord(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("requester")),
                row.getString("number"),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Optional.ofNullable(row.getObject("alert", UUID.class)),
                ControlStateCode.fromValue(row.getString("state")),
                Optional.ofNullable(row.getString("origin")).map(ControlOriginCode::fromValue),
                integers(row.getArray("lines")),
                row.getString("reason_code"),
                Optional.ofNullable(row.getString("reason_text")),
                new Window(Optional.ofNullable(row.getString("place")), instant(row, "starts"), instant(row, "ends")),
                Optional.ofNullable(row.getString("priority")),
                row.getBoolean("confidential"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    }

    static Set<Integer> integers(Array array) throws SQLException {
        return new TreeSet<>(List.of((Integer[]) array.getArray()));
    }
}
