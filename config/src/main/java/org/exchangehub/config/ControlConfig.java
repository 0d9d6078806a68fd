package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.control.AlertSteps;
import org.exchangehub.routes.control.Audience;
import org.exchangehub.routes.control.ControlClocks;
import org.exchangehub.routes.control.ControlDeadlines;
import org.exchangehub.routes.control.ControlFacts;
import org.exchangehub.routes.control.ControlLetters;
import org.exchangehub.routes.control.ControlResolution;
import org.exchangehub.routes.control.ControlRoutes;
import org.exchangehub.routes.control.ControlViews;
import org.exchangehub.routes.control.Controls;
import org.exchangehub.routes.control.JointSteps;
import org.exchangehub.routes.control.LaboratorySteps;
import org.exchangehub.routes.control.Measurements;
import org.exchangehub.routes.control.OrderSteps;
import org.exchangehub.routes.control.Proposals;
import org.exchangehub.routes.control.Reports;
import org.exchangehub.routes.control.ResponseSteps;
import org.exchangehub.routes.control.ResultSteps;
import org.exchangehub.routes.control.RoutingSignals;
import org.exchangehub.routes.control.Samples;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.referral.Referrals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts controls together: their record, who hears of them, and what they mean for the way of the goods. */
@Configuration(proxyBeanMethods = false)
class ControlConfig {

    @Bean
    Controls controls(JdbcClient jdbc) {
        return new Controls(jdbc);
    }

    @Bean
    Reports reports(JdbcClient jdbc) {
        return new Reports(jdbc);
    }

    @Bean
    Proposals proposals(JdbcClient jdbc) {
        return new Proposals(jdbc);
    }

    @Bean
    Audience audience(Catalogue catalogue, Referrals referrals) {
        return new Audience(catalogue, referrals);
    }

    @Bean
    Measurements measurements(JdbcClient jdbc, Controls controls, Reports reports) {
        return new Measurements(jdbc, controls, reports);
    }

    @Bean
    ControlFacts controlFacts(Controls controls, Reports reports) {
        return new ControlFacts(controls, reports);
    }

    @Bean
    RoutingSignals routingSignals(
            JdbcClient jdbc, Controls controls, Audience audience, Outbox outbox, Canonical canonical) {
        return new RoutingSignals(jdbc, controls, audience, outbox, canonical);
    }

    @Bean
    ControlResolution controlResolution(
            Cases cases, Controls controls, Proposals proposals, Reports reports, Audience audience) {
        return new ControlResolution(cases, controls, proposals, reports, audience);
    }

    @Bean
    ControlViews controlViews(
            Cases cases,
            Controls controls,
            Reports reports,
            Audience audience,
            ControlDeadlines deadlines,
            Bodies bodies,
            Canonical canonical) {
        return new ControlViews(cases, controls, reports, audience, deadlines, bodies, canonical);
    }

    @Bean
    ControlDeadlines controlDeadlines(Deadlines deadlines, Audience audience, Clock clock) {
        return new ControlDeadlines(deadlines, audience, clock);
    }

    @Bean
    ControlLetters controlLetters(
            Audience audience,
            ControlDeadlines deadlines,
            Canonical canonical,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        return new ControlLetters(audience, deadlines, canonical, outbox, evidence, clock);
    }

    @Bean
    ControlClocks controlClocks(
            ControlDeadlines deadlines, Controls controls, Cases cases, ControlLetters letters, Clock clock) {
        return new ControlClocks(deadlines, controls, cases, letters, clock);
    }

    @Bean
    JointSteps jointSteps(
            Controls controls,
            Proposals proposals,
            Audience audience,
            ControlLetters letters,
            Evidence evidence,
            Canonical canonical,
            Clock clock) {
        return new JointSteps(controls, proposals, audience, letters, evidence, canonical, clock);
    }

    @Bean
    ControlRoutes controlRoutes(
            JdbcClient jdbc,
            Controls controls,
            Reports reports,
            Proposals proposals,
            Audience audience,
            ControlLetters letters,
            JointSteps joint,
            ControlClocks clocks,
            Evidence evidence,
            Clock clock) {
        return new ControlRoutes(
                new OrderSteps(controls, audience, letters, joint, evidence, clock),
                new ResponseSteps(controls, proposals, audience, joint, letters, evidence, clock),
                new ResultSteps(controls, reports, new Samples(jdbc), audience, letters, joint, evidence),
                new LaboratorySteps(controls, reports, audience, letters, evidence),
                new AlertSteps(controls, letters, joint, evidence, clock),
                clocks);
    }
}
