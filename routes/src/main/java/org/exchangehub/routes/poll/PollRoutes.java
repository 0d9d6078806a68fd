package org.exchangehub.routes.poll;

import static org.exchangehub.routes.exchange.Typed.act;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.PartnerId;

/** When a partner that only serves its messages is looked at: one such route for each, so that none waits for another. */
public final class PollRoutes extends RouteBuilder {

    private final PartnerId partner;
    private final PollSteps steps;

    public PollRoutes(PartnerId partner, PollSteps steps) {
        this.partner = partner;
        this.steps = steps;
    }

    public static String routeId(PartnerId partner) {
        return "look at " + partner;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:poll-" + partner + "?period=500").routeId(routeId(partner))
            .process(act(tick -> steps.look(partner))).id("list, fetch and acknowledge at " + partner);
        // spotless:on
    }
}
