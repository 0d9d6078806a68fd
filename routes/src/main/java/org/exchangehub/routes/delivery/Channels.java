package org.exchangehub.routes.delivery;

import java.util.Optional;
import org.exchangehub.connectors.Receives;
import org.exchangehub.routes.outcome.Outcome;

/** Sends a message on the channel that the receiver's folder names. */
public final class Channels {

    private final Push push;
    private final SoapCall soap;
    private final As4Push as4;
    private final QueueSend queue;
    private final Endpoints endpoints;

    public Channels(Push push, SoapCall soap, As4Push as4, QueueSend queue, Endpoints endpoints) {
        this.push = push;
        this.soap = soap;
        this.as4 = as4;
        this.queue = queue;
        this.endpoints = endpoints;
    }

    Outcome send(Sending sending) {
        Receives receives = sending.receiver().receives().orElseThrow();
        return switch (receives.channel()) {
            case QUEUE -> queue.send(sending);
            case FEED -> new Outcome.Offered();
            case PUSH, SOAP, AS4 -> call(sending, receives);
        };
    }

    private Outcome call(Sending sending, Receives receives) {
        Optional<Endpoint> endpoint = endpoints.of(sending.delivery().partner());
        if (endpoint.isEmpty()) {
            return new Outcome.Unavailable(
                    "no address: set hub.partners." + sending.delivery().partner() + ".url");
        }
        return switch (receives.channel()) {
            case PUSH -> push.send(sending, endpoint.get());
            case SOAP -> soap.send(sending, endpoint.get());
            case AS4 -> as4.send(sending, endpoint.get());
            case QUEUE, FEED -> throw new IllegalStateException("Not a call: " + receives.channel());
        };
    }
}
