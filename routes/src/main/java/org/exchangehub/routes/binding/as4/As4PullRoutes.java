package org.exchangehub.routes.binding.as4;

import static org.exchangehub.routes.exchange.Typed.act;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.PartnerId;

/** How messages are pulled from one partner by AS4. */
public final class As4PullRoutes extends RouteBuilder {

    private final PartnerId partner;
    private final As4PullSteps steps;

    public As4PullRoutes(PartnerId partner, As4PullSteps steps) {
        this.partner = partner;
        this.steps = steps;
    }

    public static String routeId(PartnerId partner) {
        return "pull from " + partner;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:pull-" + partner + "?period=500").routeId(routeId(partner))
            .process(act(tick -> steps.pull(partner))).id("pull, take in and acknowledge from " + partner);
        // spotless:on
    }
}
