package org.exchangehub.routes.permit.bulk;

import static org.exchangehub.routes.exchange.Typed.act;

import org.apache.camel.builder.RouteBuilder;

/** When the records of files of permits are taken in. */
public final class PermitFileRoutes extends RouteBuilder {

    private final PermitFileSteps steps;

    public PermitFileRoutes(PermitFileSteps steps) {
        this.steps = steps;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:permit-files?period=500&fixedRate=false").routeId("look after files of permits")
            .process(act(tick -> steps.goOn())).id("split one and take its records in");
        // spotless:on
    }
}
