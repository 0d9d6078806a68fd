package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.RegisterCalls;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.binding.queue.LaterReplies;
import org.exchangehub.routes.binding.queue.LaterReplyRoutes;
import org.exchangehub.routes.binding.queue.QueueReplies;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.delivery.HttpCalls;
import org.exchangehub.routes.delivery.Nodes;
import org.exchangehub.routes.delivery.RegisterQueue;
import org.exchangehub.routes.delivery.RegisterWire;
import org.exchangehub.routes.delivery.SoapCallers;
import org.exchangehub.routes.permit.Allocations;
import org.exchangehub.routes.permit.Checks;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.HeldEnds;
import org.exchangehub.routes.permit.HeldLists;
import org.exchangehub.routes.permit.HeldOffices;
import org.exchangehub.routes.permit.HeldPermits;
import org.exchangehub.routes.permit.HeldPlans;
import org.exchangehub.routes.permit.HeldReads;
import org.exchangehub.routes.permit.HeldRoutes;
import org.exchangehub.routes.permit.HeldSoon;
import org.exchangehub.routes.permit.HeldSteps;
import org.exchangehub.routes.permit.HeldSweep;
import org.exchangehub.routes.permit.HeldTurns;
import org.exchangehub.routes.permit.HeldWorks;
import org.exchangehub.routes.permit.Interventions;
import org.exchangehub.routes.permit.Ledger;
import org.exchangehub.routes.permit.Lookup;
import org.exchangehub.routes.permit.Mirror;
import org.exchangehub.routes.permit.NamedPermits;
import org.exchangehub.routes.permit.PermitBook;
import org.exchangehub.routes.permit.PermitKinds;
import org.exchangehub.routes.permit.PermitLetters;
import org.exchangehub.routes.permit.Rechecks;
import org.exchangehub.routes.permit.Requests;
import org.exchangehub.routes.permit.Wishes;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Messages;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together how permits are followed whose register a partner keeps. */
@Configuration(proxyBeanMethods = false)
class HeldPermitConfig {

    @Bean
    HeldWorks heldWorks(JdbcClient jdbc, Clock clock) {
        return new HeldWorks(jdbc, clock);
    }

    @Bean
    HeldPermits heldPermits(JdbcClient jdbc, Clock clock) {
        return new HeldPermits(jdbc, clock);
    }

    @Bean
    HeldSoon heldSoon() {
        return new HeldSoon();
    }

    @Bean
    HeldAnswers heldAnswers(
            HeldWorks works, Messages messages, Bodies bodies, Canonical canonical, Wishes wishes, Clock clock) {
        return new HeldAnswers(works, messages, bodies, canonical, wishes, clock);
    }

    @Bean
    HeldReads heldReads(
            Catalogue catalogue,
            Translator translator,
            Canonical canonical,
            Endpoints endpoints,
            HttpCalls http,
            SoapCallers soap,
            JmsTemplate broker,
            HeldPermits mirrors,
            HubProperties properties,
            Clock clock) {
        RegisterQueue queue = new RegisterQueue(broker, properties.delivery().timeout());
        RegisterCalls calls = new RegisterCalls(translator, canonical);
        RegisterWire wire = new RegisterWire(http, soap, queue, endpoints, calls, clock);
        return new HeldReads(catalogue, calls, wire, mirrors, clock);
    }

    @Bean
    Mirror permitMirror(
            PermitBook book,
            Ledger ledger,
            HeldPermits mirrors,
            HeldWorks works,
            PermitLetters letters,
            JdbcClient jdbc,
            Bodies bodies,
            Clock clock) {
        return new Mirror(book, ledger, mirrors, works, letters, new Rechecks(jdbc), bodies, clock);
    }

    @Bean
    HeldOffices heldOffices(Cases cases, Bodies bodies, Canonical canonical, HeldWorks works) {
        return new HeldOffices(cases, bodies, canonical, works);
    }

    @Bean
    HeldLists heldLists(
            PermitKinds kinds,
            HeldReads reads,
            HeldOffices offices,
            Mirror mirror,
            TransactionTemplate transaction,
            Clock clock) {
        return new HeldLists(kinds, reads, offices, mirror, transaction, clock);
    }

    @Bean
    HeldSteps heldSteps(
            HeldWorks works,
            HeldPermits mirrors,
            HeldReads reads,
            HeldOffices offices,
            Mirror mirror,
            PermitKinds kinds,
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Requests requests,
            Wishes wishes,
            Interventions interventions,
            HeldAnswers answers,
            HeldSoon soon,
            Messages messages,
            Cases cases,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            JdbcClient jdbc,
            Nodes nodes,
            TransactionTemplate transaction,
            Clock clock) {
        HeldTurns turns = new HeldTurns(jdbc, nodes.self(), clock);
        HeldEnds ends = new HeldEnds(
                turns,
                mirrors,
                new Rechecks(jdbc),
                messages,
                cases,
                bodies,
                canonical,
                evidence,
                answers,
                wishes,
                interventions,
                clock);
        HeldPlans plans = new HeldPlans(
                book,
                ledger,
                new Allocations(ledger),
                requests,
                lookup,
                new NamedPermits(kinds),
                works,
                cases,
                offices,
                bodies,
                canonical,
                wishes,
                clock);
        Checks checks = new Checks(lookup, book, ledger, clock);
        return new HeldSteps(
                works,
                turns,
                reads,
                plans,
                mirror,
                ends,
                offices,
                lookup,
                book,
                checks,
                requests,
                wishes,
                canonical,
                transaction,
                soon,
                clock);
    }

    @Bean
    HeldSweep heldSweep(
            HeldPermits mirrors,
            HeldReads reads,
            Mirror mirror,
            HeldWorks works,
            HeldOffices offices,
            TransactionTemplate transaction,
            HubProperties properties,
            Clock clock) {
        return new HeldSweep(
                mirrors,
                reads,
                mirror,
                works,
                offices,
                transaction,
                clock,
                properties.permits().sweep());
    }

    /** A drift takes nothing down; it is to be looked at. */
    @Bean
    HealthIndicator permitDriftsHealthIndicator(HeldPermits mirrors) {
        return () ->
                Health.up().withDetail("lastDay", mirrors.driftsOfLastDay()).build();
    }

    @Bean
    HeldRoutes heldRoutes(HeldSteps steps, HeldSweep sweep) {
        return new HeldRoutes(steps, sweep);
    }

    @Bean
    QueueReplies queueReplies(JmsTemplate broker, JsonForm json) {
        return new QueueReplies(broker, json);
    }

    @Bean
    LaterReplies laterReplies(JdbcClient jdbc, HeldAnswers held, Bodies bodies, QueueReplies replies, Clock clock) {
        return new LaterReplies(jdbc, held, bodies, replies, clock);
    }

    @Bean
    LaterReplyRoutes laterReplyRoutes(LaterReplies replies) {
        return new LaterReplyRoutes(replies);
    }
}
