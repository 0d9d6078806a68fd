package org.exchangehub.routes.binding.queue;

import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;

/** How messages come in by one partner's queue; a message leaves the queue only once its answer is on its way. */
public final class QueueIntakeRoutes extends RouteBuilder {

    private final PartnerId sender;
    private final QueueIntake queue;

    public QueueIntakeRoutes(PartnerId sender, QueueIntake queue) {
        this.sender = sender;
        this.queue = queue;
    }

    /** The id of the partner's one route. */
    public static String routeId(PartnerId sender) {
        return "take in from the queue of " + sender;
    }

    @Override
    public void configure() {
        // spotless:off
        from("jms:queue:" + Addresses.in(sender)
                + "?acknowledgementModeName=CLIENT_ACKNOWLEDGE&cacheLevelName=CACHE_CONSUMER&concurrentConsumers=1&maxConcurrentConsumers=4&maxMessagesPerTask=100&idleTaskExecutionLimit=10&receiveTimeout=1000&disableReplyTo=true&mapJmsMessage=false")
            .routeId(routeId(sender)).errorHandler(noErrorHandler())
            .process(exchange -> exchange.getMessage().setBody(queue.read(sender, exchange))).id("read the queue of " + sender)
            .process(step(queue::take)).id("take in or refuse for " + sender)
            .process(step(queue::answer)).id("answer " + sender);
        // spotless:on
    }
}
