package org.exchangehub.routes.delivery;

import static org.exchangehub.routes.exchange.Typed.begin;
import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.PartnerId;

/** How it is found out whether a partner has what it never answered to: one such route for each partner that can be asked. */
public final class ReadBackRoutes extends RouteBuilder {

    private final PartnerId partner;
    private final ReadBackSteps steps;
    private final Settlement settlement;

    public ReadBackRoutes(PartnerId partner, ReadBackSteps steps, Settlement settlement) {
        this.partner = partner;
        this.steps = steps;
        this.settlement = settlement;
    }

    /** The ids of the partner's routes, the one that begins first. */
    public static java.util.List<String> routeIds(PartnerId partner) {
        return java.util.List.of("read back from " + partner, "settle what was read back from " + partner);
    }

    @Override
    public void configure() {
        String settle = "direct:settle-asked-" + partner;
        // spotless:off
        from("timer:read-back-" + partner + "?period=500").routeId("read back from " + partner)
            .process(begin(() -> steps.due(partner))).id("find what is unknown at " + partner)
            .split(body())
                .process(step(steps::ask)).id("ask " + partner)
                .to(settle)
            .end();

        from(settle).routeId("settle what was read back from " + partner).errorHandler(noErrorHandler()).transacted()
            .process(step(settlement::settleAsked)).id("settle what was asked of " + partner);
        // spotless:on
    }
}
