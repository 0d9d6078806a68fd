package org.exchangehub.config;

import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.attachment.AttachmentRules;
import org.exchangehub.routes.binding.queue.LaterReplies;
import org.exchangehub.routes.binding.queue.QueueIntake;
import org.exchangehub.routes.binding.queue.QueueReplies;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.control.ControlResolution;
import org.exchangehub.routes.deadline.DeadlineSteps;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.declaration.DeclarationRoutes;
import org.exchangehub.routes.declaration.DeclarationSteps;
import org.exchangehub.routes.delivery.SoapSides;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.intake.CaseResolution;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.IntakeRoutes;
import org.exchangehub.routes.intake.IntakeSteps;
import org.exchangehub.routes.intake.Interchanges;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.intake.SyntaxAnswers;
import org.exchangehub.routes.intake.WaitingSteps;
import org.exchangehub.routes.link.Links;
import org.exchangehub.routes.notice.NoticeRejections;
import org.exchangehub.routes.notice.NoticeResolution;
import org.exchangehub.routes.outcome.Balance;
import org.exchangehub.routes.outcome.Deliveries;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.LastMoves;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.referral.DispositionSteps;
import org.exchangehub.routes.referral.ReferralLetters;
import org.exchangehub.routes.referral.ReferralRoutes;
import org.exchangehub.routes.referral.ReferralSteps;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.view.MovementViews;
import org.exchangehub.routes.view.Views;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the flows together: the record, the way in, and what happens to a declaration and its referrals. */
@Configuration(proxyBeanMethods = false)
class HubConfig {

    @Bean
    @ConfigurationPropertiesBinding
    static DirectoryConverter directories() {
        return new DirectoryConverter();
    }

    @Bean
    Clock clock() {
        // The database keeps microseconds; milliseconds are the same in both, and in every message.
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean
    Canonical canonical() {
        return new Canonical();
    }

    @Bean
    JsonForm jsonForm(Canonical canonical) {
        return new JsonForm(canonical);
    }

    @Bean
    Translator translator(Canonical canonical, JsonForm json, HubProperties properties) {
        return new Translator(canonical, json, new Packs(properties.packsDirectory()));
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Evidence evidence(JdbcTemplate jdbc, Clock clock) {
        return new Evidence(jdbc, clock);
    }

    @Bean
    LastMoves lastMoves(JdbcClient jdbc, Evidence evidence) {
        return new LastMoves(jdbc, evidence);
    }

    @Bean
    Bodies bodies(JdbcClient jdbc) {
        return new Bodies(jdbc);
    }

    @Bean
    Messages messages(JdbcClient jdbc) {
        return new Messages(jdbc);
    }

    @Bean
    Cases cases(JdbcClient jdbc) {
        return new Cases(jdbc);
    }

    @Bean
    Referrals referrals(JdbcClient jdbc) {
        return new Referrals(jdbc);
    }

    @Bean
    Links links(JdbcClient jdbc, Evidence evidence) {
        return new Links(jdbc, evidence);
    }

    @Bean
    DeclarationRoutes declarationRoutes(Cases cases, Links links, Evidence evidence) {
        return new DeclarationRoutes(new DeclarationSteps(cases, links, evidence));
    }

    @Bean
    ReferralRoutes referralRoutes(
            Catalogue catalogue,
            Referrals referrals,
            Outbox outbox,
            Evidence evidence,
            Canonical canonical,
            Deadlines deadlines,
            DeadlineSteps clocks,
            Clock clock) {
        return new ReferralRoutes(
                new ReferralSteps(
                        catalogue,
                        referrals,
                        new ReferralLetters(canonical, outbox, evidence, clock),
                        deadlines,
                        clock),
                new DispositionSteps(referrals, evidence),
                clocks);
    }

    @Bean
    Refusals refusals(
            Messages messages,
            Bodies bodies,
            Outbox outbox,
            Evidence evidence,
            Catalogue catalogue,
            Canonical canonical,
            NoticeRejections notices,
            TransactionTemplate transaction,
            Clock clock) {
        return new Refusals(messages, bodies, outbox, evidence, catalogue, canonical, notices, transaction, clock);
    }

    @Bean
    Intake intake(ProducerTemplate routes, Refusals refusals) {
        return new Intake(routes, refusals);
    }

    @Bean
    Interchanges interchanges(
            Catalogue catalogue,
            Translator translator,
            Intake intake,
            Refusals refusals,
            Outbox outbox,
            Evidence evidence,
            TransactionTemplate transaction,
            Clock clock) {
        return new Interchanges(
                catalogue, translator, intake, refusals, new SyntaxAnswers(outbox, evidence, transaction), clock);
    }

    @Bean
    IntakeRoutes intakeRoutes(
            Catalogue catalogue,
            Translator translator,
            Messages messages,
            Bodies bodies,
            Cases cases,
            Referrals referrals,
            ControlResolution controls,
            NoticeResolution notices,
            Evidence evidence,
            Canonical canonical,
            Intake intake,
            AttachmentRules attachments,
            Clock clock,
            HubProperties properties) {
        return new IntakeRoutes(
                new IntakeSteps(
                        catalogue,
                        translator,
                        messages,
                        bodies,
                        new CaseResolution(cases, referrals, controls, notices),
                        evidence,
                        attachments,
                        clock),
                new WaitingSteps(messages, bodies, canonical, evidence, clock, properties.waiting()),
                intake);
    }

    @Bean
    QueueIntake queueIntake(
            Intake intake,
            Interchanges interchanges,
            Refusals refusals,
            Canonical canonical,
            QueueReplies replies,
            LaterReplies later,
            HeldAnswers held,
            Bodies bodies,
            SoapSides sides,
            HubProperties properties) {
        return new QueueIntake(
                intake,
                interchanges,
                refusals,
                canonical,
                replies,
                later,
                held,
                bodies,
                sides::signs,
                properties.limits().body().toBytes());
    }

    @Bean
    Views views(
            JdbcClient jdbc,
            Cases cases,
            Messages messages,
            Referrals referrals,
            Deadlines deadlines,
            Links links,
            Calculus calculus,
            Bodies bodies,
            Catalogue catalogue,
            Canonical canonical) {
        return new Views(jdbc, cases, messages, referrals, deadlines, links, calculus, bodies, catalogue, canonical);
    }

    @Bean
    MovementViews movementViews(JdbcClient jdbc, Views views) {
        return new MovementViews(jdbc, views);
    }

    @Bean
    Feeds feeds(JdbcClient jdbc, TransactionTemplate transaction, Evidence evidence, Clock clock) {
        return new Feeds(jdbc, transaction, evidence, clock);
    }

    @Bean
    Balance balance(JdbcClient jdbc) {
        return new Balance(jdbc);
    }

    @Bean
    Deliveries deliveries(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Evidence evidence,
            LastMoves moves,
            TransactionTemplate transaction,
            Clock clock,
            HubProperties properties) {
        return new Deliveries(
                jdbc,
                outbox,
                bodies,
                evidence,
                moves,
                transaction,
                clock,
                properties.delivery().lifetime());
    }
}
