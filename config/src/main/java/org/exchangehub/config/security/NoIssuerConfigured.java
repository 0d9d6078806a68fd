package org.exchangehub.config.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Whether nothing is configured by which the hub could check its partners' tokens. */
public final class NoIssuerConfigured extends NoneNestedConditions {

    private static final String SETTINGS = "spring.security.oauth2.resourceserver.jwt.";

    public NoIssuerConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(SETTINGS + "issuer-uri")
    static final class Issuer {}

    @ConditionalOnProperty(SETTINGS + "jwk-set-uri")
    static final class Keys {}

    @ConditionalOnProperty(SETTINGS + "public-key-location")
    static final class PublicKey {}
}
