package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.simulator.HubAccess;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** The partners of the stories: simulated, and answering at once. */
@TestConfiguration(proxyBeanMethods = false)
class JourneyConfig {

    /** Answers at once; with fifty partners each looks for something new only a few times a second. */
    private static final Pace PACE = new Pace(Clock.systemUTC(), Optional.of(Duration.ZERO), Duration.ofMillis(300));

    static {
        // A story waits for what must happen, not for how fast: a busy machine makes no story fail.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    /** Sees all attachments of the stories. */
    static final SimulatedClamd SCANNER = SimulatedClamd.listen();

    /** A data directory that no other test has. */
    static final class OwnDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                        context,
                        "hub.data-directory=" + Files.createTempDirectory("hub-journeys"),
                        "hub.packs-directory=" + SharedMaterial.packs(),
                        "hub.clearance.shadow=" + shadow(),
                        "hub.attachments.scanner=" + SCANNER.url());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A policy that only watches: for it an obligation is no consent. */
    private static Path shadow() throws IOException {
        try (InputStream own = JourneyConfig.class.getResourceAsStream("/clearance/policy-2.yaml")) {
            String policy = new String(Objects.requireNonNull(own).readAllBytes(), UTF_8)
                    .replace("version: \"2\"", "version: \"no-conditions\"")
                    .replaceAll("(CONDITIONAL: +)\\{advice: MAY_RELEASE", "$1{advice: HOLD");
            return Files.writeString(Files.createTempFile("policy", ".yaml"), policy);
        }
    }

    @Bean
    Simulators simulators(Catalogue catalogue, JsonForm json, Endpoints endpoints) {
        Simulators simulators = Simulators.listen(catalogue.all(), json, PACE);
        simulators
                .urls()
                .forEach((partner, url) ->
                        endpoints.put(partner, new Endpoint(url, Optional.empty(), simulators.keys(partner))));
        simulators.all().forEach(played -> endpoints.credentials(played.id(), played.credentials()));
        return simulators;
    }

    @Bean
    ApplicationListener<ServletWebServerInitializedEvent> connected(
            Simulators simulators, DevTokens tokens, PartnerAccounts accounts, EmbeddedBroker broker) {
        return started -> simulators.connect(new HubAccess(
                URI.create("http://127.0.0.1:" + started.getWebServer().getPort()),
                URI.create("amqp://127.0.0.1:" + broker.port()),
                tokens::ofPartner,
                partner -> accounts.password(partner).orElse("")));
    }

    /** While another hub has its stories, the partners of this one rest as it does: else they look for it all the time. */
    @Bean
    SmartLifecycle rest(Simulators simulators) {
        return new SmartLifecycle() {
            private List<Simulator> resting = List.of();
            private boolean running;

            @Override
            public void start() {
                running = true;
                resting.forEach(Simulator::up);
            }

            @Override
            public void stop() {
                running = false;
                resting = simulators.all().stream().filter(Simulator::isUp).toList();
                resting.forEach(Simulator::down);
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    @Bean
    HubClient hubClient(DevTokens tokens, PartnerAccounts accounts, EmbeddedBroker broker) {
        return new HubClient(tokens, accounts, broker);
    }
}
