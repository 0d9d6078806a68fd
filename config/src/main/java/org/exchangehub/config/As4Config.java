package org.exchangehub.config;

import java.time.Clock;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.routes.binding.as4.As4Endpoint;
import org.exchangehub.routes.binding.as4.As4Intake;
import org.exchangehub.routes.binding.as4.As4PullSteps;
import org.exchangehub.routes.delivery.As4Offers;
import org.exchangehub.routes.delivery.As4Sides;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.delivery.HttpCalls;
import org.exchangehub.routes.delivery.Nodes;
import org.exchangehub.routes.delivery.Proofs;
import org.exchangehub.routes.delivery.Settlement;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.poll.Looks;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the exchange by AS4 together. */
@Configuration(proxyBeanMethods = false)
class As4Config {

    @Bean
    As4Sides as4Sides(Endpoints endpoints, Catalogue catalogue, HubProperties properties) {
        return new As4Sides(
                endpoints,
                () -> catalogue.all().stream()
                        .flatMap(partner -> partner.as4().flatMap(As4Mode::pulled).stream())
                        .collect(Collectors.toSet()),
                properties.limits().body().toBytes());
    }

    @Bean
    Proofs proofs(JdbcClient jdbc, Clock clock) {
        return new Proofs(jdbc, clock);
    }

    @Bean
    As4Offers as4Offers(
            As4Sides sides,
            Proofs proofs,
            Outbox outbox,
            Bodies bodies,
            Settlement settlement,
            Evidence evidence,
            TransactionTemplate transaction) {
        return new As4Offers(sides, proofs, outbox, bodies, settlement, evidence, transaction);
    }

    @Bean
    As4Intake as4Intake(As4Sides sides, Catalogue catalogue, Intake intake, Proofs proofs, As4Offers offers) {
        return new As4Intake(sides, catalogue, intake, proofs, offers);
    }

    @Bean
    As4Endpoint as4Endpoint(As4Intake intake, HubProperties properties) {
        return new As4Endpoint(intake, properties.limits().body().toBytes());
    }

    @Bean
    As4PullSteps as4PullSteps(
            Catalogue catalogue,
            Endpoints endpoints,
            As4Sides sides,
            As4Intake intake,
            HttpCalls http,
            JdbcClient jdbc,
            Nodes nodes,
            RetryPolicy policy,
            Clock clock) {
        return new As4PullSteps(
                catalogue, endpoints, sides, intake, http, new Looks(jdbc, nodes.self(), clock), policy);
    }
}
