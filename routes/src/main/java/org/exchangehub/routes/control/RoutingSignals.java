package org.exchangehub.routes.control;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.RoutingLocationCode;
import org.exchangehub.contracts.v1.RoutingSignal;
import org.exchangehub.contracts.v1.RoutingSignalCode;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells trade-facing systems where a consignment goes on, numbered, whenever that changes. */
public final class RoutingSignals {

    private final JdbcClient jdbc;
    private final Controls controls;
    private final Audience audience;
    private final Outbox outbox;
    private final Canonical canonical;

    public RoutingSignals(JdbcClient jdbc, Controls controls, Audience audience, Outbox outbox, Canonical canonical) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.audience = audience;
        this.outbox = outbox;
        this.canonical = canonical;
    }

    private record Given(int number, Way way) {}

    /** Looks at a case after its advice was computed; the case is locked. */
    public void look(CaseRecord concerned, AdviceCode advice, Instant now) {
        Way way = Way.of(advice, controls.ofCase(concerned.id()), concerned.state());
        Optional<Given> last = last(concerned.id());
        if (last.map(Given::way).filter(way::equals).isPresent()) {
            return;
        }
        int number = last.map(Given::number).orElse(0) + 1;
        jdbc.sql("insert into routing_signal (case_id, number, code, location, at) values (?, ?, ?, ?, ?)")
                .params(Values.of(concerned.id(), number, way.code(), way.location(), now))
                .update();
        audience.signalled().forEach(partner -> signal(partner, concerned, way, number, now));
    }

    private void signal(PartnerId partner, CaseRecord concerned, Way way, int number, Instant now) {
        UUID id = Ids.next();
        RoutingSignal signal = new RoutingSignal();
        signal.setSignalID(id.toString());
        signal.setSignalNumber(number);
        signal.setCaseID(concerned.id().toString());
        signal.setReference(concerned.reference());
        signal.setSignalCode(way.code());
        signal.setLocationCode(way.location());
        signal.setIssueDateTime(ControlLetters.utc(now));
        outbox.owe(new Owed(
                id,
                partner,
                Kind.ROUTING_SIGNAL,
                concerned.id(),
                Optional.empty(),
                Optional.of(concerned.declaration().toString()),
                canonical.write(signal),
                "Signal " + number + ": " + way.code().value()));
    }

    private Optional<Given> last(UUID caseId) {
        return jdbc.sql(
                        "select number, code, location from routing_signal where case_id = ? order by number desc limit 1")
                .param(caseId)
                .query((row, n) -> new Given(
                        row.getInt(1),
                        new Way(
                                RoutingSignalCode.fromValue(row.getString(2)),
                                RoutingLocationCode.fromValue(row.getString(3)))))
                .optional();
    }
}
