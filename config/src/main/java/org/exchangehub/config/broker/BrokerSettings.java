package org.exchangehub.config.broker;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.exchangehub.routes.exchange.Addresses;

/** How the embedded broker keeps, bounds and guards what is on it. */
final class BrokerSettings {

    private static final int HUNDRED_MICROSECONDS = 100_000;
    private static final int FOR_EVER = -1;
    private static final long LATE_MILLIS = 300_000;

    private BrokerSettings() {}

    static Configuration of(Path directory, String hubUrl, int port) {
        var settings = new ConfigurationImpl();
        settings.setName("hub");
        settings.setPersistenceEnabled(true);
        settings.setJournalDirectory(directory.resolve("journal").toString());
        settings.setBindingsDirectory(directory.resolve("bindings").toString());
        settings.setLargeMessagesDirectory(directory.resolve("large").toString());
        settings.setPagingDirectory(directory.resolve("paging").toString());
        settings.setJournalType(JournalType.NIO);
        // Nanoseconds. Long enough for concurrent senders to share one flush of the disk.
        settings.setJournalBufferTimeout_NIO(HUNDRED_MICROSECONDS);
        settings.setPersistIDCache(true);
        // Past this share of a full disk the broker stops taking messages; its default of 90 stops a half-used one.
        settings.setMaxDiskUsage(98);
        settings.setJMXManagementEnabled(false);
        settings.setClusterPassword(UUID.randomUUID().toString());
        settings.setSecurityEnabled(true);
        settings.putSecurityRoles("#", Set.of(BrokerRole.hub()));
        settings.addAddressSetting("#", address(10));
        // A partner that fails on a message keeps it: the record decides what becomes of it, not the broker.
        settings.addAddressSetting("hub.out.#", address(FOR_EVER));
        settings.addAddressSetting("hub.reply.#", address(FOR_EVER));
        // A question and its answer are worth nothing any more when nobody waits for them.
        settings.addAddressSetting("hub.ask.#", forAWhile());
        settings.addAddressSetting("hub.tell.#", forAWhile());
        // While the record can not be reached what came in, or is to go out, stays where it is.
        settings.addAddressSetting("hub.in.#", address(FOR_EVER));
        settings.addAddressSetting("hub.deliver.#", address(FOR_EVER));
        try {
            settings.addAcceptorConfiguration("hub", hubUrl);
            settings.addAcceptorConfiguration(
                    "partners",
                    "tcp://127.0.0.1:" + port + "?protocols=AMQP,CORE&amqpDuplicateDetection=true"
                            + "&saslMechanisms=PLAIN&useEpoll=false&useKQueue=false");
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
        return settings;
    }

    private static AddressSettings forAWhile() {
        return address(FOR_EVER).setExpiryAddress(SimpleString.of("")).setMaxExpiryDelay(LATE_MILLIS);
    }

    private static AddressSettings address(int deliveryAttempts) {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(SimpleString.of(Addresses.DEAD))
                .setExpiryAddress(SimpleString.of(Addresses.EXPIRED))
                .setMaxDeliveryAttempts(deliveryAttempts)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000);
    }
}
