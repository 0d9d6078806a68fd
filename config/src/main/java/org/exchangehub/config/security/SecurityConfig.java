package org.exchangehub.config.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Optional;
import org.exchangehub.config.HubProperties;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call: nobody without a proof of who it is, except for what everyone may read. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] OPEN_TO_READ = {"/api/v1/openapi.yaml", "/api/v1/asyncapi.yaml", "/soap/v1/**"};

    @Bean
    SecurityFilterChain callers(HttpSecurity http, NotAuthenticated notAuthenticated) {
        return http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, OPEN_TO_READ)
                        .permitAll()
                        // Who calls may be proved by the signature of what it sends; SOAP refuses those without
                        // signature and token.
                        .requestMatchers(HttpMethod.POST, "/as4", "/soap/v1/*")
                        .permitAll()
                        .requestMatchers(
                                "/actuator/**",
                                "/api/v1/balance",
                                "/api/v1/deliveries/**",
                                "/api/v1/permit-ledger",
                                "/api/v1/connectors/**",
                                "/api/v1/clearance/**")
                        .hasAuthority(Operator.AUTHORITY)
                        .requestMatchers("/", "/movements", "/movements/*", "/api/v1/**", "/soap/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .bearerTokenResolver(new TokenOfCall())
                        .authenticationEntryPoint(notAuthenticated))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(notAuthenticated).accessDeniedHandler(notAuthenticated))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No session and no form: a token is never sent by a browser on its own, except for reading.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Whoever provides the decoder. */
    @Bean
    static BeanPostProcessor rememberedTokens() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder decoder ? new RememberedTokens(decoder, Clock.systemUTC()) : bean;
            }
        };
    }

    /** Calls are observed as a whole; to observe each filter of each call as well costs more than checking its token. */
    @Bean
    static SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    NotAuthenticated notAuthenticated(ObjectProvider<LoginPage> loginPage) {
        return new NotAuthenticated(
                Optional.ofNullable(loginPage.getIfAvailable()).map(LoginPage::path));
    }

    @Bean
    Caller caller(HubProperties properties, ObjectProvider<Catalogue> catalogue) {
        return new Caller(
                properties.partners(),
                partner -> catalogue
                        .getObject()
                        .find(partner)
                        .filter(Connector::signs)
                        .isPresent());
    }

    @Bean
    ActingPerson actingPerson() {
        return new ActingPerson();
    }

    @Bean
    Operator operator() {
        return new Operator();
    }

    @Bean
    @Profile("prod")
    @Conditional(NoIssuerConfigured.class)
    JwtDecoder noDecoder() {
        throw new CannotStartException(
                "The hub has no key to check its partners' tokens with",
                "Set spring.security.oauth2.resourceserver.jwt.issuer-uri or .jwk-set-uri (and .audiences) to the issuer that the partners use");
    }
}
