package org.exchangehub.routes.catalogue;

import static org.exchangehub.routes.exchange.Typed.act;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** When the hub looks whether a partner came, changed or went. */
public final class CatalogueRoutes extends RouteBuilder {

    private final Reload reload;
    private final Effects effects;
    private final Duration interval;

    public CatalogueRoutes(Reload reload, Effects effects, Duration interval) {
        this.reload = reload;
        this.effects = effects;
        this.interval = interval;
    }

    @Override
    public void configure() {
        long millis = interval.toMillis();
        // spotless:off
        from("timer:connectors?delay=" + millis + "&period=" + millis + "&fixedRate=false").routeId("look after the connectors")
            .process(act(tick -> reload.look(effects))).id("take up changed folders");
        // spotless:on
    }
}
