package org.exchangehub.routes.delivery;

import static org.exchangehub.routes.exchange.Typed.is;
import static org.exchangehub.routes.exchange.Typed.step;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;

/** How the messages owed to one partner go out: one such route for each partner, so that none waits for another. */
public final class DeliveryRoutes extends RouteBuilder {

    private final Connector receiver;
    private final DeliverySteps steps;
    private final Settlement settlement;

    public DeliveryRoutes(Connector receiver, DeliverySteps steps, Settlement settlement) {
        this.receiver = receiver;
        this.steps = steps;
        this.settlement = settlement;
    }

    /** The ids of the partner's routes, the one that reads the broker first. */
    public static List<String> routeIds(PartnerId receiver) {
        return List.of("deliver to " + receiver, "prepare for " + receiver, "settle for " + receiver);
    }

    @Override
    public void configure() {
        String partner = receiver.id().value();
        String prepare = "direct:prepare-" + partner;
        String settle = "direct:settle-" + partner;
        // spotless:off
        from("jms:queue:" + Addresses.deliver(receiver.id())
                + "?acknowledgementModeName=CLIENT_ACKNOWLEDGE&cacheLevelName=CACHE_CONSUMER&concurrentConsumers=1&maxConcurrentConsumers=4&maxMessagesPerTask=100&idleTaskExecutionLimit=10&receiveTimeout=1000")
            .routeId("deliver to " + partner).errorHandler(noErrorHandler())
            .process(step(Ticket::parse)).id("read the ticket of " + partner)
            .to(prepare)
            .filter(is(Sending.class))
                .process(step(steps::send)).id("send to " + partner)
            .end()
            .filter(is(Sent.class))
                .to(settle)
            .end();

        from(prepare).routeId("prepare for " + partner).errorHandler(noErrorHandler()).transacted()
            .process(step(steps::claim)).id("claim for " + partner)
            .filter(is(org.exchangehub.routes.record.DeliveryRecord.class))
                .process(step(steps::prepare)).id("translate for " + partner)
            .end();

        from(settle).routeId("settle for " + partner).errorHandler(noErrorHandler()).transacted()
            .process(step(settlement::settle)).id("settle with " + partner);
        // spotless:on
    }
}
