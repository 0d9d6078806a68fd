package org.exchangehub.config.broker;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Whether the hub starts a broker of its own. */
public final class NoBrokerConfigured extends NoneNestedConditions {

    public NoBrokerConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("hub.broker.url")
    static final class BrokerConfigured {}
}
