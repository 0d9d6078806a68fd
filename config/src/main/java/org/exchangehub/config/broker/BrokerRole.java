package org.exchangehub.config.broker;

import org.apache.activemq.artemis.core.security.Role;
import org.exchangehub.connectors.PartnerId;

/** What the hub and a partner may do on an address. */
final class BrokerRole {

    static final String HUB = "hub";

    private BrokerRole() {}

    /** A partner's role never equals the hub's, whatever the partner is called. */
    static String of(PartnerId partner) {
        return "partner:" + partner;
    }

    static Role hub() {
        return new Role(HUB, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    static Role sends(PartnerId partner) {
        return role(partner, true, false);
    }

    static Role consumes(PartnerId partner) {
        return role(partner, false, true);
    }

    private static Role role(PartnerId partner, boolean send, boolean consume) {
        boolean browse = consume;
        return new Role(
                of(partner), send, consume, false, false, false, false, false, browse, false, false, false, false);
    }
}
