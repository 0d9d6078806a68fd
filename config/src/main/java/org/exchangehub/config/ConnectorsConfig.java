package org.exchangehub.config;

import java.time.Clock;
import java.util.Optional;
import org.exchangehub.config.security.Operator;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.HsCodes;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.kit.Admission;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.binding.rest.RestConnectors;
import org.exchangehub.routes.catalogue.Approvals;
import org.exchangehub.routes.catalogue.ConnectorViews;
import org.exchangehub.routes.catalogue.Reload;
import org.exchangehub.routes.catalogue.Versions;
import org.exchangehub.routes.delivery.Trials;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the catalogue of partners together: where folders come from, which version is in force, and who sees it. */
@Configuration(proxyBeanMethods = false)
class ConnectorsConfig {

    @Bean
    Versions versions(JdbcClient jdbc) {
        return new Versions(jdbc);
    }

    @Bean
    Approvals approvals(JdbcClient jdbc) {
        return new Approvals(jdbc);
    }

    /** Without a list of codes of the Harmonised System, competence may name any that is well-formed. */
    @Bean
    Admission admission(Translator translator, Canonical canonical, HubProperties properties) {
        return new Admission(
                translator,
                canonical,
                Optional.ofNullable(properties.connectorsHsCodes()).map(HsCodes::of),
                properties.connectorsCheck());
    }

    @Bean
    Reload reload(
            Versions versions,
            Approvals approvals,
            Admission admission,
            Translator translator,
            Clock clock,
            HubProperties properties,
            Environment environment) {
        boolean approvesItself = !environment.matchesProfiles("prod");
        return new Reload(
                new Reload.Settings(
                        properties.node(),
                        properties.connectorsPackaged(),
                        properties.connectorsDirectory(),
                        properties.connectorsInterval(),
                        approvesItself),
                versions,
                approvals,
                admission,
                translator,
                clock);
    }

    @Bean
    Catalogue catalogue(Reload reload) {
        return reload.catalogue();
    }

    @Bean
    ConnectorViews connectorViews(
            Catalogue catalogue, Versions versions, Approvals approvals, JdbcClient jdbc, Clock clock) {
        return new ConnectorViews(catalogue, versions, approvals, jdbc, clock);
    }

    @Bean
    RestConnectors restConnectors(Operator operator, ConnectorViews connectors, Trials trials) {
        return new RestConnectors(operator, connectors, trials);
    }

    /** A refused folder is told and takes nobody else down. */
    @Bean
    HealthIndicator connectorsHealthIndicator(Catalogue catalogue) {
        return () -> Health.up()
                .withDetail("running", catalogue.all().size())
                .withDetail("refused", catalogue.refused())
                .build();
    }
}
