package org.exchangehub.routes.catalogue;

import static org.exchangehub.routes.exchange.Typed.act;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;

/** When the hub looks whether a partner came, changed or went. */
public final class CatalogueRoutes extends RouteBuilder {

    private final Reload reload;
    private final Consumer<Connector> opens;
    private final Consumer<PartnerId> closes;
    private final Duration interval;

    /**
     * What to do and when.
     *
     * @param opens called before a partner's version comes in force
     * @param closes called after a partner was taken out
     */
    public CatalogueRoutes(Reload reload, Consumer<Connector> opens, Consumer<PartnerId> closes, Duration interval) {
        this.reload = reload;
        this.opens = opens;
        this.closes = closes;
        this.interval = interval;
    }

    @Override
    public void configure() {
        long millis = interval.toMillis();
        // spotless:off
        from("timer:connectors?delay=" + millis + "&period=" + millis + "&fixedRate=false").routeId("look after the connectors")
            .process(act(tick -> reload.look(opens, closes))).id("take up changed folders");
        // spotless:on
    }
}
