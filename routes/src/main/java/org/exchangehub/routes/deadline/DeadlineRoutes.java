package org.exchangehub.routes.deadline;

import static org.exchangehub.routes.exchange.Typed.act;

import org.apache.camel.builder.RouteBuilder;

/** What the time alone brings. */
public final class DeadlineRoutes extends RouteBuilder {

    private final Tick tick;

    public DeadlineRoutes(Tick tick) {
        this.tick = tick;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:deadlines?delay=0&period=1000&fixedRate=false").routeId("look at the clocks")
            .process(act(second -> tick.run())).id("ring those whose time has come");
        // spotless:on
    }
}
