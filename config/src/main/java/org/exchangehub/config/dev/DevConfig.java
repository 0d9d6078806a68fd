package org.exchangehub.config.dev;

import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.security.LoginPage;
import org.exchangehub.config.security.NoIssuerConfigured;
import org.exchangehub.connectors.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** What makes the hub easy to try and must never run for real: nothing of it exists with the profile {@code prod}. */
@Configuration(proxyBeanMethods = false)
@Profile("!prod")
@Conditional(NoIssuerConfigured.class)
class DevConfig {

    private static final Logger LOG = LoggerFactory.getLogger(DevConfig.class);

    @Bean
    DevTokens devTokens() {
        LOG.warn("NOT FOR REAL USE: tokens and passwords are thrown away at the end, and /dev hands them to anyone");
        return new DevTokens();
    }

    @Bean
    JwtDecoder throwAwayKey(DevTokens tokens) {
        return tokens.decoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain dev(HttpSecurity http) {
        return http.securityMatcher("/dev/**")
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    LoginPage loginPage() {
        return new LoginPage("/dev/login");
    }

    @Bean
    DevAccess devAccess(DevTokens tokens, Catalogue catalogue, PartnerAccounts accounts) {
        return new DevAccess(tokens, catalogue, accounts);
    }
}
