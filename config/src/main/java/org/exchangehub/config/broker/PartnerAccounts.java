package org.exchangehub.config.broker;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangehub.config.HubProperties;
import org.exchangehub.connectors.PartnerId;

/** The partners' accounts on the embedded broker; on a configured broker its operator keeps them. */
public final class PartnerAccounts {

    private final Optional<BrokerAccess> access;
    private final Map<String, HubProperties.Partner> settings;
    private final boolean throwAway;
    private final Map<PartnerId, String> passwords = new ConcurrentHashMap<>();

    /** @param throwAway whether a partner without a configured password gets one that is good until the hub stops */
    PartnerAccounts(Optional<BrokerAccess> access, Map<String, HubProperties.Partner> settings, boolean throwAway) {
        this.access = access;
        this.settings = settings;
        this.throwAway = throwAway;
    }

    /** Makes the partner's addresses, and its account where it has a password. */
    public void open(PartnerId partner) {
        access.ifPresent(broker -> {
            broker.openAddresses(partner);
            wanted(partner).ifPresent(password -> {
                passwords.put(partner, password);
                broker.addPartner(partner, password);
            });
        });
    }

    /** Makes the addresses by which its register is asked, and answers. */
    public void openRegister(PartnerId partner) {
        access.ifPresent(broker -> broker.openRegister(partner));
    }

    /** Shuts the partner out; its addresses and what is on them stay. */
    public void close(PartnerId partner) {
        access.ifPresent(broker -> broker.removePartner(partner));
    }

    /** The password that the partner connects with, its user name being its id. */
    public Optional<String> password(PartnerId partner) {
        return Optional.ofNullable(passwords.get(partner));
    }

    private Optional<String> wanted(PartnerId partner) {
        return Optional.ofNullable(settings.get(partner.value()))
                .flatMap(configured -> Optional.ofNullable(configured.password()))
                .or(() -> throwAway
                        ? Optional.of(passwords.computeIfAbsent(
                                partner, unknown -> UUID.randomUUID().toString()))
                        : Optional.empty());
    }
}
