package org.exchangehub.config;

import java.time.Clock;
import java.util.Optional;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.binding.rest.RestClearance;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.clearance.CaseFacts;
import org.exchangehub.routes.clearance.ClearanceRoutes;
import org.exchangehub.routes.clearance.Policies;
import org.exchangehub.routes.clearance.Recalls;
import org.exchangehub.routes.clearance.Shadows;
import org.exchangehub.routes.control.ControlFacts;
import org.exchangehub.routes.control.RoutingSignals;
import org.exchangehub.routes.deadline.DeadlineSteps;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.permit.Uses;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.referral.Referrals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the release calculus together: its policies, where its facts come from, and where its advice goes. */
@Configuration(proxyBeanMethods = false)
class ClearanceConfig {

    @Bean
    Policies policies(HubProperties properties) {
        HubProperties.Clearance files = properties.clearance();
        return Policies.of(Optional.ofNullable(files.policy()), Optional.ofNullable(files.shadow()));
    }

    @Bean
    Calculus calculus(Policies policies) {
        return new Calculus(policies.inForce());
    }

    @Bean
    Shadows shadows(JdbcClient jdbc) {
        return new Shadows(jdbc);
    }

    @Bean
    RestClearance restClearance(Policies policies, Shadows shadows) {
        return new RestClearance(policies, shadows);
    }

    @Bean
    CaseFacts caseFacts(
            Referrals referrals, Deadlines deadlines, Obligations obligations, ControlFacts controls, Uses uses) {
        return new CaseFacts(referrals, deadlines, obligations, controls, uses);
    }

    @Bean
    AdviceSteps adviceSteps(
            CaseFacts facts,
            Policies policies,
            Shadows shadows,
            JdbcClient jdbc,
            RoutingSignals signals,
            Cases cases,
            Outbox outbox,
            Evidence evidence,
            Canonical canonical,
            Clock clock) {
        return new AdviceSteps(
                facts,
                policies,
                shadows,
                new Recalls(jdbc, outbox, evidence, canonical),
                signals,
                cases,
                outbox,
                evidence,
                canonical,
                clock);
    }

    @Bean
    ClearanceRoutes clearanceRoutes(DeadlineSteps deadlines, AdviceSteps advice) {
        return new ClearanceRoutes(deadlines, advice);
    }
}
