package org.exchangehub.config;

import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.binding.as4.As4PullSteps;
import org.exchangehub.routes.binding.queue.QueueIntake;
import org.exchangehub.routes.catalogue.CatalogueRoutes;
import org.exchangehub.routes.catalogue.Effects;
import org.exchangehub.routes.catalogue.Reload;
import org.exchangehub.routes.delivery.As4Push;
import org.exchangehub.routes.delivery.As4Sides;
import org.exchangehub.routes.delivery.Asking;
import org.exchangehub.routes.delivery.CallAnswers;
import org.exchangehub.routes.delivery.Channels;
import org.exchangehub.routes.delivery.Circuit;
import org.exchangehub.routes.delivery.DeliverySteps;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.delivery.HttpCalls;
import org.exchangehub.routes.delivery.Lapsed;
import org.exchangehub.routes.delivery.Nodes;
import org.exchangehub.routes.delivery.Proofs;
import org.exchangehub.routes.delivery.Push;
import org.exchangehub.routes.delivery.QueueSend;
import org.exchangehub.routes.delivery.ReadBackSteps;
import org.exchangehub.routes.delivery.Relay;
import org.exchangehub.routes.delivery.RelayRoutes;
import org.exchangehub.routes.delivery.SenderNotice;
import org.exchangehub.routes.delivery.Settlement;
import org.exchangehub.routes.delivery.SoapCall;
import org.exchangehub.routes.delivery.SoapCallers;
import org.exchangehub.routes.delivery.SoapSides;
import org.exchangehub.routes.delivery.Trials;
import org.exchangehub.routes.delivery.Wake;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.notice.Notices;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.poll.Looks;
import org.exchangehub.routes.poll.PollSteps;
import org.exchangehub.routes.poll.RefusedItems;
import org.exchangehub.routes.poll.Tracking;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.LastMoves;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts delivery together: the outbox, its relay, one route for each partner, and the way in by queue. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfig {

    @Bean
    Wake wake() {
        return new Wake();
    }

    @Bean
    RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Bodies bodies, Evidence evidence, Clock clock, HubProperties properties, Wake wake) {
        return new Outbox(jdbc, bodies, evidence, clock, properties.delivery().lifetime(), wake);
    }

    @Bean
    Endpoints endpoints(HubProperties properties) {
        Endpoints endpoints = new Endpoints();
        properties.partners().forEach((id, partner) -> {
            partner.endpoint()
                    .ifPresentOrElse(
                            at -> endpoints.put(new PartnerId(id), at),
                            () -> partner.keys().ifPresent(own -> endpoints.keys(new PartnerId(id), own)));
            endpoints.credentials(new PartnerId(id), partner.credentials());
            Optional.ofNullable(partner.channel()).ifPresent(chosen -> endpoints.channel(new PartnerId(id), chosen));
        });
        return endpoints;
    }

    @Bean
    Nodes nodes(JdbcClient jdbc, HubProperties properties, Clock clock) {
        return new Nodes(jdbc, properties.node(), clock);
    }

    @Bean
    JmsComponent jms(ConnectionFactory broker) {
        JmsConfiguration configuration = new JmsConfiguration(broker);
        configuration.setRecoveryInterval(1_000);
        return new JmsComponent(configuration);
    }

    @Bean
    SenderNotice senderNotice(JdbcClient jdbc, Cases cases, Messages messages, Refusals refusals, Clock clock) {
        return new SenderNotice(jdbc, cases, messages, refusals, clock);
    }

    @Bean
    RelayRoutes relayRoutes(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ConnectionFactory broker,
            Catalogue catalogue,
            RetryPolicy policy,
            Outbox outbox,
            Evidence evidence,
            SenderNotice sender,
            Nodes nodes,
            Wake wake,
            Clock clock) {
        Relay relay = new Relay(
                jdbc,
                transaction,
                broker,
                () -> catalogue.all().stream().map(Connector::id).toList(),
                policy,
                clock);
        return new RelayRoutes(relay, wake, nodes, new Lapsed(jdbc, outbox, evidence, sender, transaction, clock));
    }

    @Bean
    Settlement settlement(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Feeds feeds,
            Evidence evidence,
            SenderNotice sender,
            LastMoves moves,
            Circuit circuit,
            RetryPolicy policy,
            Clock clock) {
        return new Settlement(jdbc, outbox, bodies, feeds, circuit, evidence, sender, moves, policy, clock);
    }

    @Bean
    Circuit circuit(JdbcClient jdbc, RetryPolicy policy, Clock clock) {
        return new Circuit(jdbc, policy, clock);
    }

    @Bean
    HttpCalls httpCalls(HubProperties properties) {
        return new HttpCalls(properties.delivery().timeout());
    }

    @Bean
    SoapCallers soapCallers(HubProperties properties) {
        return new SoapCallers(properties.delivery().timeout());
    }

    @Bean
    SoapCall soapCall(SoapCallers callers, SoapSides sides, Proofs proofs) {
        return new SoapCall(callers, sides, proofs::keepReceipt);
    }

    @Bean
    As4Push as4Push(HttpCalls http, As4Sides sides, Proofs proofs) {
        return new As4Push(http, sides, proofs);
    }

    @Bean
    Channels channels(
            HttpCalls http, SoapCall soap, As4Push as4, JmsTemplate broker, Endpoints endpoints, Clock clock) {
        return new Channels(new Push(http), soap, as4, new QueueSend(broker, clock), endpoints);
    }

    @Bean
    Trials trials(
            Catalogue catalogue,
            Translator translator,
            Endpoints endpoints,
            Channels channels,
            SoapCall soap,
            As4Push as4,
            Circuit circuit,
            Wake wake,
            Clock clock) {
        return new Trials(catalogue, endpoints, channels, soap, as4, new Calls(translator), circuit, wake, clock);
    }

    @Bean
    PartnerRoutes partnerRoutes(
            CamelContext context,
            JdbcClient jdbc,
            Catalogue catalogue,
            Translator translator,
            Outbox outbox,
            Bodies bodies,
            Settlement settlement,
            Endpoints endpoints,
            HttpCalls http,
            SoapCallers soap,
            Channels channels,
            Nodes nodes,
            RetryPolicy policy,
            Clock clock,
            PartnerAccounts accounts,
            QueueIntake queueIntake,
            Intake intake,
            SoapSides sides,
            As4PullSteps pulls,
            Refusals refusals,
            Notices notices) {
        CallAnswers answers = new CallAnswers(translator, intake, bodies, new Canonical());
        DeliverySteps steps = new DeliverySteps(
                jdbc, outbox, bodies, catalogue, translator, channels, nodes, answers, endpoints, clock);
        Calls calls = new Calls(translator);
        Asking asking = new Asking(http, soap, sides, endpoints);
        ReadBackSteps readBacks = new ReadBackSteps(jdbc, outbox, bodies, catalogue, calls, asking, answers, clock);
        RefusedItems refused = new RefusedItems(jdbc, clock);
        PollSteps polls = new PollSteps(
                catalogue,
                calls,
                asking,
                intake,
                refusals,
                new Looks(jdbc, nodes.self(), clock),
                refused,
                new Tracking(calls, asking, intake, notices, refused, clock),
                policy,
                clock);
        return new PartnerRoutes(context, accounts, queueIntake, steps, settlement, readBacks, polls, pulls);
    }

    /** Opens the partners that are there at the start, and then looks which come, change and go. */
    @Bean
    CatalogueRoutes catalogueRoutes(Reload reload, ObjectProvider<PartnerRoutes> partners, HubProperties properties) {
        Effects effects = new Effects(
                partner -> partners.getObject().openAddresses(partner),
                partner -> partners.getObject().openRoutes(partner),
                partner -> partners.getObject().close(partner));
        return new CatalogueRoutes(reload, effects, properties.connectorsInterval());
    }

    @Bean
    CamelContextConfiguration partnersAtStart(Catalogue catalogue, ObjectProvider<PartnerRoutes> partners) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                catalogue.all().forEach(partner -> {
                    partners.getObject().openAddresses(partner);
                    partners.getObject().openRoutes(partner);
                });
            }

            @Override
            public void afterApplicationStart(CamelContext context) {}
        };
    }
}
