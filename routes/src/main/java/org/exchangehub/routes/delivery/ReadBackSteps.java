package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.ReadBack;
import org.exchangehub.connectors.ReadState;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of asking a partner whether it has what was sent to it, where its answer does not tell. */
public final class ReadBackSteps {

    /** For so long no other node asks the same; longer than so many calls take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final Calls calls;
    private final Asking asking;
    private final CallAnswers answers;
    private final Clock clock;

    public ReadBackSteps(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Catalogue catalogue,
            Calls calls,
            Asking asking,
            CallAnswers answers,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.calls = calls;
        this.asking = asking;
        this.answers = answers;
        this.clock = clock;
    }

    /** Claims the partner's deliveries that are unknown and are to be asked about now, oldest first. */
    List<DeliveryRecord> due(PartnerId partner) {
        List<DeliveryRecord> due = new ArrayList<>();
        catalogue
                .find(partner)
                .flatMap(Connector::receives)
                .ifPresent(receives -> receives.kinds()
                        .forEach((kind, how) ->
                                how.readBack().ifPresent(read -> due.addAll(claim(partner, kind, read)))));
        return due;
    }

    private List<DeliveryRecord> claim(PartnerId partner, Kind kind, ReadBack how) {
        Instant now = clock.instant();
        return jdbc
                .sql("""
                update delivery set asked = asked + 1, due_at = :lease where id in (
                    select id from delivery
                    where state = 'UNKNOWN' and partner = :partner and kind = :kind and due_at <= :now
                      and coalesce(settled_at, '-infinity') <= :after
                    order by seq limit :most for update skip locked)
                returning id""")
                .param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("partner", partner.value())
                .param("kind", kind.code())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("after", now.minus(how.after()).atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> outbox.find(id).orElseThrow())
                .toList();
    }

    /** Asks the partner: what it says settles the delivery, or leaves it unknown. */
    Sent ask(DeliveryRecord delivery) {
        Optional<Connector> partner = catalogue.find(delivery.partner());
        Optional<ReadBack> how = partner.flatMap(Connector::receives)
                .map(receives -> receives.kinds().get(delivery.kind()))
                .flatMap(kind -> kind.readBack());
        return new Sent(
                delivery,
                how.isEmpty()
                        ? new Outcome.Unknown("the folder in force names no read-back")
                        : ask(delivery, partner.orElseThrow(), how.get().call()));
    }

    private Outcome ask(DeliveryRecord delivery, Connector partner, Call call) {
        Map<String, String> parameters = parameters(delivery);
        try {
            byte[] sent = bodies.canonical(delivery.id());
            parameters.put("sent", new String(sent, UTF_8));
            Optional<Wire> question = calls.question(partner, call, sent, parameters);
            return switch (asking.ask(delivery.partner(), call, question, parameters)) {
                case Said.Something(Wire words) ->
                    outcome(delivery, partner, calls.readState(partner, call, words, parameters));
                case Said.Absent absent -> new Outcome.Absent();
                case Said.Nothing nothing -> new Outcome.Unknown("read back: an empty answer");
                case Said.Failed(String cause) -> new Outcome.Unknown("read back: " + cause);
                case Said.Away(String cause) -> new Outcome.Unknown("read back: " + cause);
            };
        } catch (RefusedException ambiguous) {
            return new Outcome.Stuck(ambiguous.reason(), "read back: " + ambiguous.faults());
        }
    }

    private Outcome outcome(DeliveryRecord delivery, Connector partner, ReadState state) {
        return switch (state) {
            case ReadState.Absent absent -> new Outcome.Absent();
            case ReadState.Failed(String reason) -> new Outcome.Unknown("read back: " + reason);
            case ReadState.Arrived(String receipt, Optional<Wire> answer) -> {
                String words = ("read back: arrived " + receipt).strip();
                boolean says = answer.isPresent()
                        && partner.receives()
                                .map(receives -> receives.kinds().get(delivery.kind()))
                                .filter(how -> !how.answers().isEmpty())
                                .isPresent();
                yield says
                        ? answers.take(delivery, partner, new Outcome.Answered(words, answer.orElseThrow()))
                        : new Outcome.Delivered(words);
            }
        };
    }

    private Map<String, String> parameters(DeliveryRecord delivery) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("message-id", delivery.id().toString());
        parameters.put("now", clock.instant().toString());
        parameters.put("control-number", Long.toString(delivery.seq()));
        parameters.put("case-id", delivery.caseId().toString());
        delivery.referralId().ifPresent(id -> parameters.put("referral-id", id.toString()));
        delivery.correlationId().ifPresent(id -> parameters.put("correlation-id", id));
        return parameters;
    }
}
