package org.exchangehub.routes.delivery;

import static org.exchangehub.routes.exchange.Typed.act;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.exchange.Addresses;

/** What keeps the outbox moving: the relay, the care for what dead nodes left, and what expired in a partner's queue. */
public final class RelayRoutes extends RouteBuilder {

    private final Relay relay;
    private final Wake wake;
    private final Nodes nodes;
    private final Lapsed lapsed;

    public RelayRoutes(Relay relay, Wake wake, Nodes nodes, Lapsed lapsed) {
        this.relay = relay;
        this.wake = wake;
        this.nodes = nodes;
        this.lapsed = lapsed;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:relay?delay=0&period=1&fixedRate=false").routeId("relay what is owed")
            .process(act(tick -> wake.await())).id("wait until something is owed")
            .process(act(tick -> relay.run())).id("hand it to the broker");

        from("timer:nodes?delay=0&period=2000").routeId("look after the nodes")
            .process(act(tick -> nodes.beat())).id("tell that this node is alive")
            .process(act(tick -> nodes.recover())).id("take up what dead nodes left")
            .process(act(tick -> lapsed.park())).id("park what was not delivered in its lifetime")
            .process(act(tick -> wake.run())).id("wake the relay");

        from("jms:queue:" + Addresses.EXPIRED + "?acknowledgementModeName=CLIENT_ACKNOWLEDGE&selector=messageId IS NOT NULL")
            .routeId("take back what expired").errorHandler(noErrorHandler())
            .process(new ExpiredMessages(lapsed)).id("park it");
        // spotless:on
    }
}
