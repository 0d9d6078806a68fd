package org.exchangehub.config.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exchangehub.config.HubProperties;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is played in the demonstration: the partners of the catalogue as it is now, also those that came or changed while the
 * hub runs. A partner whose address is configured is left to whoever is there.
 */
final class Cast implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cast.class);
    private static final long MILLIS = 500;

    private final Simulators simulators;
    private final Catalogue catalogue;
    private final Endpoints endpoints;
    private final Map<String, HubProperties.Partner> settings;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-cast").factory());

    Cast(Simulators simulators, Catalogue catalogue, Endpoints endpoints, Map<String, HubProperties.Partner> settings) {
        this.simulators = simulators;
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.settings = settings;
        call();
        clock.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            call();
        } catch (RuntimeException failed) {
            LOG.warn("The simulated partners could not be changed: {}", failed.getMessage());
        }
    }

    private void call() {
        simulators.follow(catalogue.all().stream().filter(this::isPlayed).toList());
        simulators
                .urls()
                .forEach((partner, url) ->
                        endpoints.put(partner, new Endpoint(url, Optional.empty(), simulators.keys(partner))));
        simulators.all().forEach(played -> endpoints.credentials(played.id(), played.credentials()));
    }

    /** Whether it is played here. */
    boolean isPlayed(Connector partner) {
        return !isElsewhere(partner.id());
    }

    private boolean isElsewhere(PartnerId partner) {
        return Optional.ofNullable(settings.get(partner.value()))
                .flatMap(HubProperties.Partner::endpoint)
                .isPresent();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
