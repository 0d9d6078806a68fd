package org.exchangehub.config.broker;

import java.util.Optional;
import org.exchangehub.config.HubProperties;
import org.exchangehub.config.storage.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.artemis.autoconfigure.ArtemisConnectionDetails;
import org.springframework.boot.artemis.autoconfigure.ArtemisMode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Connects the hub to the configured broker, or starts one inside the hub when none is configured. */
@Configuration(proxyBeanMethods = false)
class BrokerConfig {

    @Bean
    @ConditionalOnProperty("hub.broker.url")
    ArtemisConnectionDetails configuredBroker(HubProperties properties) {
        var broker = properties.broker();
        return new Connection(String.valueOf(broker.url()), broker.user(), broker.password());
    }

    @Bean
    @Conditional(NoBrokerConfigured.class)
    EmbeddedBroker embeddedBroker(DataDirectory directory, HubProperties properties) {
        return EmbeddedBroker.start(
                directory.resolve("artemis"), properties.broker().port());
    }

    @Bean
    @Conditional(NoBrokerConfigured.class)
    BrokerAccess brokerAccess(EmbeddedBroker broker) {
        return broker.access();
    }

    @Bean
    @Conditional(NoBrokerConfigured.class)
    ArtemisConnectionDetails embeddedBrokerConnection(EmbeddedBroker broker) {
        return new Connection(broker.hubUrl(), broker.hubUser(), broker.hubPassword());
    }

    @Bean
    PartnerAccounts partnerAccounts(
            ObjectProvider<BrokerAccess> access, HubProperties properties, Environment environment) {
        boolean throwAway = !environment.matchesProfiles("prod");
        return new PartnerAccounts(Optional.ofNullable(access.getIfAvailable()), properties.partners(), throwAway);
    }

    private record Connection(
            String url, @Nullable String user, @Nullable String password) implements ArtemisConnectionDetails {

        @Override
        public ArtemisMode getMode() {
            return ArtemisMode.NATIVE;
        }

        @Override
        public String getBrokerUrl() {
            return url;
        }

        @Override
        public @Nullable String getUser() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }
    }
}
