package org.exchangehub.routes.control;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.routes.control.Reported.Result;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The quantities that controls found goods items to have, where the declaration has not been replaced since. */
public final class Measurements {

    private static final String DEVIATION = "QUANTITY_DEVIATION";

    private final JdbcClient jdbc;
    private final Controls controls;
    private final Reports reports;

    public Measurements(JdbcClient jdbc, Controls controls, Reports reports) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.reports = reports;
    }

    /**
     * What one goods item was measured to be.
     *
     * @param message the result that says so
     * @param confidential whether nobody may learn of it, not even by a quantity that changes
     */
    public record Measured(
            int item, BigDecimal value, Optional<String> unit, Instant eventTime, UUID message, boolean confidential) {}

    /** For each goods item what the control says that spoke last, by its latest result; several where it was measured in several units. */
    public List<Measured> ofCase(CaseRecord concerned) {
        Set<UUID> since = resultsSince(concerned);
        if (since.isEmpty()) {
            return List.of();
        }
        List<Measured> all = controls.ofCase(concerned.id()).stream()
                .filter(control -> !control.isOff())
                .flatMap(control -> of(control, reports.of(control.id()), concerned.lines()))
                .filter(measured -> since.contains(measured.message()))
                .toList();
        return all.stream()
                .filter(one -> all.stream()
                        .filter(other -> other.item() == one.item())
                        .max(comparing(Measured::eventTime).thenComparing(Measured::message))
                        .filter(last -> last.message().equals(one.message()))
                        .isPresent())
                .toList();
    }

    static Stream<Measured> of(ControlRecord control, Reported reported, List<Integer> declared) {
        return declared.stream()
                .flatMap(line -> reported.results().stream()
                        .filter(result -> result.speaksOf(line))
                        .max(comparing(Result::eventTime).thenComparing(Result::message))
                        .stream()
                        .flatMap(result -> result.findings().stream()
                                .filter(finding ->
                                        finding.line() == line && finding.code().equals(DEVIATION))
                                .flatMap(finding -> finding.measured().stream()
                                        .map(value -> new Measured(
                                                line,
                                                value,
                                                finding.unit(),
                                                result.eventTime(),
                                                result.message(),
                                                control.confidential())))));
    }

    /** The results with a measured quantity that came after the declaration as it stands. */
    private Set<UUID> resultsSince(CaseRecord concerned) {
        return new HashSet<>(jdbc.sql("""
                select f.message_id from control_finding f
                join control c on c.id = f.control_id
                join message m on m.id = f.message_id
                join message d on d.id = ?
                where c.case_id = ? and f.code = ? and f.measured is not null and m.received_at >= d.received_at""")
                .params(Values.of(concerned.declaration(), concerned.id(), DEVIATION))
                .query(UUID.class)
                .list());
    }
}
