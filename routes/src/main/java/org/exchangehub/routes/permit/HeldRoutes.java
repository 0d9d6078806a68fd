package org.exchangehub.routes.permit;

import static org.exchangehub.routes.exchange.Typed.begin;

import java.util.List;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.exchange.Typed;

/** When registers that partners keep are asked: at once by whoever needs them, later where that failed, and now and then anyway. */
public final class HeldRoutes extends RouteBuilder {

    private final HeldSteps steps;
    private final HeldSweep sweep;

    public HeldRoutes(HeldSteps steps, HeldSweep sweep) {
        this.steps = steps;
        this.sweep = sweep;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:held-permits?period=250").routeId("look after what registers are asked for")
            .process(begin(steps::due)).id("find what is due at registers of partners")
            .process(Typed.<List<UUID>>act(due -> due.forEach(steps::hand))).id("ask them, each on its own");

        from("timer:held-sweep?period=1000").routeId("compare mirrors with their registers")
            .process(exchange -> sweep.sweep()).id("read what was not read for long");
        // spotless:on
    }
}
