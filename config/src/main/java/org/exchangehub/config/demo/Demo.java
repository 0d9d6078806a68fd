package org.exchangehub.config.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.simulator.HubAccess;
import org.exchangehub.connectors.simulator.Lodged;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.connectors.simulator.control.ControlServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Lodges declarations in the name of the Customs systems, waits for the answers, and prints what happened to each. */
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final DateTimeFormatter SERIES = DateTimeFormatter.ofPattern("'DEMO'yyMMddHHmmss");

    private final Simulators simulators;
    private final Cast cast;
    private final ControlServer control;
    private final Catalogue catalogue;
    private final DevTokens tokens;
    private final PartnerAccounts accounts;
    private final EmbeddedBroker broker;
    private final PrintStream out;

    Demo(
            Simulators simulators,
            Cast cast,
            ControlServer control,
            Catalogue catalogue,
            DevTokens tokens,
            PartnerAccounts accounts,
            EmbeddedBroker broker,
            PrintStream out) {
        this.simulators = simulators;
        this.cast = cast;
        this.control = control;
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.accounts = accounts;
        this.broker = broker;
        this.out = out;
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            URI hub = URI.create("http://127.0.0.1:" + port);
            URI amqp = URI.create("amqp://127.0.0.1:" + broker.port());
            simulators.connect(new HubAccess(
                    hub,
                    amqp,
                    tokens::ofPartner,
                    partner -> accounts.password(partner).orElse("")));
            Thread.ofPlatform().daemon().name("demo").start(() -> show(hub, amqp));
        }
    }

    private void show(URI hub, URI amqp) {
        try {
            List<Lodged> lodged = new ArrayList<>();
            String series = SERIES.format(LocalDateTime.now(java.time.ZoneOffset.UTC));
            char system = 'A';
            for (Connector customs : catalogue.all()) {
                if (customs.role() == Role.CUSTOMS && customs.simulator().isPresent() && cast.isPlayed(customs)) {
                    lodged.addAll(simulators.of(customs.id()).lodge(series + system++));
                }
            }
            out.println(new Results(hub, tokens).await(lodged, Instant.now().plus(LONGEST)));
            out.println(Course.of(simulators, series + "M", Instant.now().plus(LONGEST)));
            out.println(Directions.of(hub, amqp, control.url()));
        } catch (IOException failed) {
            LOG.warn("The demonstration stopped: {}", failed.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
