package org.exchangehub.config.demo;

import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.NoBrokerConfigured;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.config.security.NoIssuerConfigured;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.delivery.Endpoint;
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
    Simulators simulators(Catalogue catalogue, JsonForm json, Endpoints endpoints) {
        Simulators simulators = Simulators.listen(catalogue.all(), json, Pace.ofFolders());
        simulators
                .urls()
                .forEach((partner, url) -> endpoints.put(partner, new Endpoint(url, java.util.Optional.empty())));
        return simulators;
    }

    @Bean
    Demo demo(
            Simulators simulators,
            Catalogue catalogue,
            DevTokens tokens,
            PartnerAccounts accounts,
            EmbeddedBroker broker) {
        return new Demo(simulators, catalogue, tokens, accounts, broker, System.out);
    }
}
