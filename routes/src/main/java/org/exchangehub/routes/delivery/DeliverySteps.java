package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.Rendered;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of delivering one message to one partner, up to what came of it. */
public final class DeliverySteps {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final Translator translator;
    private final Channels channels;
    private final Nodes nodes;
    private final CallAnswers answers;
    private final Endpoints endpoints;
    private final Clock clock;
    private final Calls calls;

    public DeliverySteps(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Catalogue catalogue,
            Translator translator,
            Channels channels,
            Nodes nodes,
            CallAnswers answers,
            Endpoints endpoints,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.translator = translator;
        this.channels = channels;
        this.nodes = nodes;
        this.answers = answers;
        this.endpoints = endpoints;
        this.clock = clock;
        this.calls = new Calls(translator);
    }

    /**
     * Claims what the ticket is for: a {@link DeliveryRecord}; a {@link Sent} where it was sent and what came of it is not
     * known; or the ticket itself where it is void.
     */
    Object claim(Ticket ticket) {
        // Locked by id alone: the relay may not have committed the state yet, and a row that does not match is not
        // waited for.
        return outbox.lock(ticket.delivery())
                .filter(delivery -> delivery.attempt() == ticket.attempt())
                .flatMap(delivery -> switch (delivery.state()) {
                    case RELAYED -> Optional.of(delivery);
                    case SENDING -> unsettled(delivery);
                    default -> Optional.empty();
                })
                .orElse(ticket);
    }

    /** The ticket comes again since this node could not write down what came of the sending: the record was away. */
    private Optional<Object> unsettled(DeliveryRecord delivery) {
        return jdbc.sql("select repeatable from delivery where id = ? and claimed_by = ?")
                .params(delivery.id(), nodes.self())
                .query(Boolean.class)
                .optional()
                .map(repeatable -> repeatable
                        ? delivery
                        : new Sent(delivery, new Outcome.Unknown("what came of it could not be written down")));
    }

    /** Puts it into the receiver's form as its agreement allows: a {@link Sending}, or a {@link Sent} that is stuck. */
    Object prepare(DeliveryRecord delivery) {
        try {
            Connector receiver = catalogue
                    .find(delivery.partner())
                    .orElseThrow(() -> new RefusedException(
                            Reason.NOT_FOUND, "The catalogue has no partner " + delivery.partner()));
            if (!receiver.agreement().mayReceive(delivery.kind())) {
                throw new RefusedException(
                        Reason.NOT_IN_AGREEMENT,
                        "The agreement lets this partner receive no "
                                + delivery.kind().code());
            }
            Wire wire = bodies.wire(delivery.id()).orElseGet(() -> translate(delivery, receiver));
            Optional<SoapFrame> frame = receiver.receives()
                    .flatMap(receives -> Optional.ofNullable(receives.kinds().get(delivery.kind())))
                    .flatMap(ReceivedKind::call)
                    .map(call -> calls.frame(receiver, call, wire, parameters(delivery, receiver)));
            jdbc.sql(
                            "update delivery set state = 'SENDING', claimed_by = ?, repeatable = ?, relayed_at = ? where id = ?")
                    .params(Values.of(nodes.self(), repeatable(receiver, delivery), clock.instant(), delivery.id()))
                    .update();
            return new Sending(delivery, receiver, wire, frame);
        } catch (RefusedException stuck) {
            LOG.warn("Delivery {} to {} is stuck: {}", delivery.id(), delivery.partner(), stuck.getMessage());
            return new Sent(
                    delivery, new Outcome.Stuck(stuck.reason(), stuck.faults().toString()));
        }
    }

    private Wire translate(DeliveryRecord delivery, Connector receiver) {
        Map<String, String> parameters = parameters(delivery);
        Rendered rendered =
                translator.fromCanonical(receiver, delivery.kind(), bodies.canonical(delivery.id()), parameters);
        bodies.keepWire(delivery.id(), rendered.wire());
        Optional<String> told = rendered.mapHash().map(map -> new TreeMap<>(parameters).toString());
        jdbc.sql("update delivery set connector_hash = ?, map_hash = ?, parameters = ? where id = ?")
                .params(Values.of(receiver.hash(), rendered.mapHash(), told, delivery.id()))
                .update();
        return rendered.wire();
    }

    /** The same for each translation of a delivery, so that a map gives the same bytes again. */
    private static Map<String, String> parameters(DeliveryRecord delivery) {
        return Map.of(
                "message-id", delivery.id().toString(),
                "now", delivery.owedAt().toString(),
                "control-number", Long.toString(delivery.seq()));
    }

    /** Those of a call map: of a translation, and the id by which the partner knows the hub's system. */
    private Map<String, String> parameters(DeliveryRecord delivery, Connector receiver) {
        Map<String, String> parameters = new HashMap<>(parameters(delivery));
        receiver.receives()
                .flatMap(receives -> receives.credentials().client())
                .map(name -> endpoints.credentials(receiver.id()).get(name))
                .ifPresent(client -> parameters.put("client", client));
        return parameters;
    }

    private boolean repeatable(Connector receiver, DeliveryRecord delivery) {
        Channel channel = channels.of(receiver);
        boolean calls = channel == Channel.PUSH || channel == Channel.SOAP;
        return !calls
                || receiver.receives()
                        .map(receives -> receives.kinds().get(delivery.kind()))
                        .map(ReceivedKind::repeatable)
                        .orElse(true);
    }

    /** Sends it on the receiver's channel, and takes in what the receiver says within the call. */
    Sent send(Sending sending) {
        Outcome outcome = channels.send(sending);
        if (outcome instanceof Outcome.Answered answered) {
            outcome = answers.take(sending.delivery(), sending.receiver(), answered);
        }
        return new Sent(sending.delivery(), outcome);
    }
}
