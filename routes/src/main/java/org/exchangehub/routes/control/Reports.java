package org.exchangehub.routes.control;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.GoodsDecisionCode;
import org.exchangehub.routes.control.Reported.Analysis;
import org.exchangehub.routes.control.Reported.Decision;
import org.exchangehub.routes.control.Reported.Finding;
import org.exchangehub.routes.control.Reported.Result;
import org.exchangehub.routes.control.Reported.Sample;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The results of controls and of laboratories on record; none is ever changed. */
public final class Reports {

    private final JdbcClient jdbc;

    public Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Of<T>(UUID message, T what) {}

    /** What was reported about a control. */
    public Reported of(UUID control) {
        Map<UUID, List<Finding>> findings = jdbc
                .sql("""
                select message_id, line, code, text, measured, unit from control_finding
                where control_id = ? order by message_id, position""")
                .param(control)
                .query((row, n) -> new Of<>(
                        row.getObject(1, UUID.class),
                        new Finding(
                                row.getInt(2),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4)),
                                Optional.ofNullable(row.getBigDecimal(5)),
                                Optional.ofNullable(row.getString(6)))))
                .list()
                .stream()
                .collect(groupingBy(Of::message, mapping(Of::what, toList())));
        Map<UUID, List<Decision>> decisions = jdbc
                .sql("select message_id, line, code from goods_decision where control_id = ? order by line, code")
                .param(control)
                .query((row, n) -> new Of<>(
                        row.getObject(1, UUID.class),
                        new Decision(row.getInt(2), GoodsDecisionCode.fromValue(row.getString(3)))))
                .list()
                .stream()
                .collect(groupingBy(Of::message, mapping(Of::what, toList())));
        return new Reported(results(control, findings, decisions), samples(control), analyses(control, findings));
    }

    private List<Result> results(UUID control, Map<UUID, List<Finding>> findings, Map<UUID, List<Decision>> decisions) {
        return jdbc.sql("""
                select message_id, event_time, code, examined from control_result
                where control_id = ? order by event_time, message_id""")
                .param(control)
                .query((row, n) -> {
                    UUID message = row.getObject(1, UUID.class);
                    return new Result(
                            message,
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            Controls.integers(row.getArray(4)),
                            findings.getOrDefault(message, List.of()),
                            decisions.getOrDefault(message, List.of()));
                })
                .list();
    }

    private List<Sample> samples(UUID control) {
        return jdbc.sql("select number, line, laboratory from sample where control_id = ? order by number")
                .param(control)
                .query((row, n) -> new Sample(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(row.getString(3)).map(PartnerId::new)))
                .list();
    }

    private List<Analysis> analyses(UUID control, Map<UUID, List<Finding>> findings) {
        return jdbc.sql("""
                select message_id, sample, event_time, code from laboratory_result
                where control_id = ? order by event_time, message_id""")
                .param(control)
                .query((row, n) -> {
                    UUID message = row.getObject(1, UUID.class);
                    return new Analysis(
                            message,
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4),
                            findings.getOrDefault(message, List.of()));
                })
                .list();
    }

    /** Adds a result of a control. */
    void add(UUID control, Result result) {
        jdbc.sql(
                        "insert into control_result (message_id, control_id, event_time, code, examined) values (?, ?, ?, ?, ?)")
                .params(Values.of(
                        result.message(),
                        control,
                        result.eventTime(),
                        result.code(),
                        result.examined().toArray(Integer[]::new)))
                .update();
        add(control, result.message(), result.findings());
        result.decisions()
                .forEach(decision -> jdbc.sql("""
                        insert into goods_decision (message_id, line, code, control_id) values (?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(Values.of(result.message(), decision.line(), decision.code(), control))
                        .update());
    }

    /** Adds a result of a laboratory. */
    void add(UUID control, Analysis analysis) {
        jdbc.sql(
                        "insert into laboratory_result (message_id, control_id, sample, event_time, code) values (?, ?, ?, ?, ?)")
                .params(Values.of(
                        analysis.message(), control, analysis.sample(), analysis.eventTime(), analysis.code()))
                .update();
        add(control, analysis.message(), analysis.findings());
    }

    private void add(UUID control, UUID message, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            jdbc.sql("""
                    insert into control_finding (message_id, position, control_id, line, code, text, measured, unit)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Values.of(
                            message,
                            i + 1,
                            control,
                            finding.line(),
                            finding.code(),
                            finding.text(),
                            finding.measured(),
                            finding.unit()))
                    .update();
        }
    }
}
