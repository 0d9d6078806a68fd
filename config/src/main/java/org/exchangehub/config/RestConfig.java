package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.config.security.ActingPerson;
import org.exchangehub.config.security.Caller;
import org.exchangehub.config.security.Operator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.binding.PromptAnswers;
import org.exchangehub.routes.binding.rest.Problems;
import org.exchangehub.routes.binding.rest.Rendering;
import org.exchangehub.routes.binding.rest.RestCalls;
import org.exchangehub.routes.binding.rest.RestContracts;
import org.exchangehub.routes.binding.rest.RestFeeds;
import org.exchangehub.routes.binding.rest.RestIntake;
import org.exchangehub.routes.binding.rest.RestLedger;
import org.exchangehub.routes.binding.rest.RestObligations;
import org.exchangehub.routes.binding.rest.RestOperations;
import org.exchangehub.routes.binding.rest.RestPermits;
import org.exchangehub.routes.binding.rest.RestViews;
import org.exchangehub.routes.control.ControlViews;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Interchanges;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.outcome.Balance;
import org.exchangehub.routes.outcome.Deliveries;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.HeldPermits;
import org.exchangehub.routes.permit.Ledger;
import org.exchangehub.routes.permit.PermitViews;
import org.exchangehub.routes.view.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the REST binding together. */
@Configuration(proxyBeanMethods = false)
class RestConfig {

    @Bean
    Problems problems() {
        return new Problems();
    }

    @Bean
    RestCalls restCalls(Caller caller, ActingPerson person, Refusals refusals, HubProperties properties) {
        return new RestCalls(
                caller, person, refusals, properties.limits().body().toBytes());
    }

    @Bean
    RestIntake restIntake(RestCalls calls, Intake intake, Interchanges interchanges, Canonical canonical) {
        return new RestIntake(calls, intake, interchanges, canonical);
    }

    @Bean
    RestPermits restPermits(
            RestCalls calls,
            Intake intake,
            PromptAnswers prompt,
            Caller caller,
            PermitViews views,
            HeldAnswers held,
            Canonical canonical,
            JsonForm json,
            Clock clock) {
        return new RestPermits(calls, intake, prompt, caller, views, new Rendering(canonical, json), held, clock);
    }

    @Bean
    RestLedger restLedger(Ledger ledger, HeldPermits mirrors) {
        return new RestLedger(ledger, mirrors);
    }

    @Bean
    RestViews restViews(Caller caller, Views views, ControlViews controls, Canonical canonical, JsonForm json) {
        return new RestViews(caller, views, controls, new Rendering(canonical, json));
    }

    @Bean
    RestObligations restObligations(Caller caller, Views views, Obligations obligations) {
        return new RestObligations(caller, views, obligations);
    }

    @Bean
    RestFeeds restFeeds(Caller caller, Feeds feeds, Canonical canonical, JsonForm json) {
        return new RestFeeds(caller, feeds, canonical, json);
    }

    @Bean
    RestContracts restContracts() {
        return new RestContracts();
    }

    @Bean
    RestOperations restOperations(Operator operator, Balance balance, Deliveries deliveries) {
        return new RestOperations(operator, balance, deliveries);
    }
}
