package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.binding.PromptAnswers;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.control.Measurements;
import org.exchangehub.routes.deadline.Clocks;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.permit.Allocations;
import org.exchangehub.routes.permit.Checks;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.HeldLists;
import org.exchangehub.routes.permit.HeldPermits;
import org.exchangehub.routes.permit.HeldSoon;
import org.exchangehub.routes.permit.HeldUses;
import org.exchangehub.routes.permit.HeldWorks;
import org.exchangehub.routes.permit.Interventions;
import org.exchangehub.routes.permit.Ledger;
import org.exchangehub.routes.permit.Lookup;
import org.exchangehub.routes.permit.NamedPermits;
import org.exchangehub.routes.permit.PermitBook;
import org.exchangehub.routes.permit.PermitKinds;
import org.exchangehub.routes.permit.PermitLetters;
import org.exchangehub.routes.permit.PermitRoutes;
import org.exchangehub.routes.permit.PermitSteps;
import org.exchangehub.routes.permit.PermitViews;
import org.exchangehub.routes.permit.Rechecks;
import org.exchangehub.routes.permit.Register;
import org.exchangehub.routes.permit.Requests;
import org.exchangehub.routes.permit.UseSteps;
import org.exchangehub.routes.permit.Uses;
import org.exchangehub.routes.permit.Wishes;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts permits together: their kinds, the register, the ledger, and how they follow a declaration. */
@Configuration(proxyBeanMethods = false)
class PermitConfig {

    @Bean
    PermitKinds permitKinds(Catalogue catalogue) {
        return new PermitKinds(catalogue);
    }

    @Bean
    PermitBook permitBook(JdbcClient jdbc) {
        return new PermitBook(jdbc);
    }

    @Bean
    Ledger permitLedger(JdbcClient jdbc, Clock clock) {
        return new Ledger(jdbc, clock);
    }

    @Bean
    Uses permitUses(JdbcClient jdbc) {
        return new Uses(jdbc);
    }

    @Bean
    Lookup permitLookup(PermitKinds kinds, PermitBook book) {
        return new Lookup(kinds, book);
    }

    @Bean
    PermitLetters permitLetters(Catalogue catalogue, Outbox outbox, Canonical canonical) {
        return new PermitLetters(catalogue, outbox, canonical);
    }

    @Bean
    Requests permitRequests(Lookup lookup, PermitBook book, Ledger ledger, PermitLetters letters, Clock clock) {
        return new Requests(lookup, book, ledger, new Allocations(ledger), letters, clock);
    }

    @Bean
    Wishes permitWishes(Messages messages, Bodies bodies, Canonical canonical) {
        return new Wishes(messages, bodies, canonical);
    }

    @Bean
    Interventions interventions(JdbcClient jdbc, Wishes wishes, Requests requests, Clock clock) {
        return new Interventions(jdbc, wishes, requests, clock);
    }

    @Bean
    PermitSteps permitSteps(
            PermitKinds kinds,
            PermitBook book,
            Ledger ledger,
            Lookup lookup,
            Requests requests,
            Interventions interventions,
            PermitLetters letters,
            HeldWorks works,
            HeldSoon soon,
            JdbcClient jdbc,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            Clock clock) {
        return new PermitSteps(
                new Register(kinds, book, ledger),
                new Checks(lookup, book, ledger, clock),
                requests,
                interventions,
                letters,
                new Rechecks(jdbc),
                works,
                soon,
                bodies,
                canonical,
                evidence);
    }

    @Bean
    UseSteps useSteps(
            PermitKinds kinds,
            Measurements measurements,
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Uses uses,
            HeldWorks works,
            HeldPermits mirrors,
            HeldSoon soon,
            PermitLetters letters,
            JdbcClient jdbc,
            Clocks clocks,
            Obligations obligations,
            Cases cases,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            AdviceSteps advice,
            Clock clock) {
        return new UseSteps(
                new NamedPermits(kinds),
                measurements,
                lookup,
                book,
                ledger,
                new Allocations(ledger),
                new HeldUses(works, mirrors, soon),
                uses,
                new Rechecks(jdbc),
                clocks,
                obligations,
                letters,
                cases,
                bodies,
                canonical,
                evidence,
                advice,
                clock);
    }

    @Bean
    PermitViews permitViews(
            JdbcClient jdbc,
            PermitBook book,
            Messages messages,
            Bodies bodies,
            Catalogue catalogue,
            Canonical canonical,
            HeldAnswers held,
            HeldLists lists,
            Clock clock) {
        return new PermitViews(jdbc, book, messages, bodies, catalogue, canonical, held, lists, clock);
    }

    @Bean
    PromptAnswers promptAnswers() {
        return new PromptAnswers();
    }

    @Bean
    PermitRoutes permitRoutes(PermitSteps steps, UseSteps uses) {
        return new PermitRoutes(steps, uses);
    }
}
