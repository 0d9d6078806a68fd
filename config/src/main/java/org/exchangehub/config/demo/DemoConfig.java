package org.exchangehub.config.demo;

import java.util.List;
import org.exchangehub.config.HubProperties;
import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.NoBrokerConfigured;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.config.security.NoIssuerConfigured;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.connectors.simulator.control.ControlServer;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.delivery.Endpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Plays all partners of the catalogue and lodges a handful of declarations at start; never with the profile {@code prod}. */
@Configuration(proxyBeanMethods = false)
@Profile("!prod")
@Conditional({NoIssuerConfigured.class, NoBrokerConfigured.class})
@ConditionalOnProperty(name = "hub.demo", matchIfMissing = true)
class DemoConfig {

    @Bean
    Simulators simulators(JsonForm json) {
        return Simulators.listen(List.of(), json, Pace.ofFolders());
    }

    @Bean
    Cast cast(Simulators simulators, Catalogue catalogue, Endpoints endpoints, HubProperties properties) {
        return new Cast(simulators, catalogue, endpoints, properties.partners());
    }

    @Bean
    ControlServer simulatorsControl(Simulators simulators, HubProperties properties) {
        return ControlServer.start(simulators, properties.simulators().port());
    }

    @Bean
    Demo demo(
            Simulators simulators,
            Cast cast,
            ControlServer control,
            Catalogue catalogue,
            DevTokens tokens,
            PartnerAccounts accounts,
            EmbeddedBroker broker) {
        return new Demo(simulators, cast, control, catalogue, tokens, accounts, broker, System.out);
    }
}
