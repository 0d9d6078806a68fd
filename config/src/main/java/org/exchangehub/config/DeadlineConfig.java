package org.exchangehub.config;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.control.ControlClocks;
import org.exchangehub.routes.deadline.Clocks;
import org.exchangehub.routes.deadline.DeadlineRoutes;
import org.exchangehub.routes.deadline.DeadlineSteps;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.deadline.Reconciliation;
import org.exchangehub.routes.deadline.ReminderLetters;
import org.exchangehub.routes.deadline.Tick;
import org.exchangehub.routes.permit.UseSteps;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.referral.Referrals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what the time alone brings: deadlines, reminders, obligations. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfig {

    @Bean
    Clocks clocks(JdbcClient jdbc) {
        return new Clocks(jdbc);
    }

    @Bean
    Deadlines deadlines(JdbcClient jdbc, Clocks clocks) {
        return new Deadlines(jdbc, clocks);
    }

    @Bean
    Obligations obligations(JdbcClient jdbc) {
        return new Obligations(jdbc);
    }

    @Bean
    DeadlineSteps deadlineSteps(
            Deadlines deadlines,
            Clocks clocks,
            Obligations obligations,
            Calculus calculus,
            Referrals referrals,
            Cases cases,
            Catalogue catalogue,
            Canonical canonical,
            Outbox outbox,
            Evidence evidence,
            AdviceSteps advice,
            Clock clock) {
        return new DeadlineSteps(
                deadlines,
                clocks,
                new Reconciliation(obligations, calculus, evidence),
                referrals,
                cases,
                new ReminderLetters(catalogue, canonical, outbox, evidence, clock),
                advice,
                clock);
    }

    @Bean
    DeadlineRoutes deadlineRoutes(
            Clocks clocks,
            TransactionTemplate transaction,
            UseSteps uses,
            DeadlineSteps steps,
            ControlClocks controls,
            Clock clock) {
        Consumer<UUID> ring = caseId -> {
            uses.ring(caseId);
            controls.ring(caseId);
            steps.ring(caseId);
        };
        return new DeadlineRoutes(new Tick(clocks, transaction, ring, clock));
    }
}
