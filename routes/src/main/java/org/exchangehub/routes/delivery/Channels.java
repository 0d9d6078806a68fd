package org.exchangehub.routes.delivery;

import java.util.Optional;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.routes.outcome.Outcome;

/** Sends a message on a channel that the receiver's folder names. */
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

    /** The channel that the settings choose for a partner, else the first one of its folder. */
    Channel of(Connector receiver) {
        return endpoints
                .channel(receiver.id())
                .orElseGet(() -> receiver.receives().orElseThrow().channel());
    }

    Outcome send(Sending sending) {
        Channel channel = of(sending.receiver());
        if (!sending.receiver().receives().orElseThrow().speaks(channel)) {
            return new Outcome.Unavailable("hub.partners." + sending.delivery().partner()
                    + ".channel names one that the folder does not list: " + channel);
        }
        return switch (channel) {
            case QUEUE -> queue.send(sending);
            case FEED -> new Outcome.Offered();
            case AS4 ->
                sending.receiver().as4().flatMap(As4Mode::pulled).isPresent()
                        ? new Outcome.Laid()
                        : call(sending, channel);
            case PUSH, SOAP -> call(sending, channel);
        };
    }

    private Outcome call(Sending sending, Channel channel) {
        Optional<Endpoint> endpoint = endpoints.of(sending.delivery().partner());
        if (endpoint.isEmpty()) {
            return new Outcome.Unavailable(
                    "no address: set hub.partners." + sending.delivery().partner() + ".url");
        }
        return switch (channel) {
            case PUSH -> push.send(sending, endpoint.get());
            case SOAP -> soap.send(sending, endpoint.get());
            case AS4 -> as4.send(sending, endpoint.get());
            case QUEUE, FEED -> throw new IllegalStateException("Not a call: " + channel);
        };
    }
}
