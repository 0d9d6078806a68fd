package org.exchangehub.config.console;

import org.exchangehub.config.security.Caller;
import org.exchangehub.routes.view.MovementViews;
import org.exchangehub.routes.view.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages together. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfig {

    @Bean
    CasePages casePages(Caller caller, Views views) {
        return new CasePages(caller, views);
    }

    @Bean
    MovementPages movementPages(Caller caller, MovementViews views) {
        return new MovementPages(caller, views);
    }
}
