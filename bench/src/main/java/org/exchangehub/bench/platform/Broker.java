package org.exchangehub.bench.platform;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An embedded Artemis broker with a journal that is set as the hub's, and one durable queue. */
public final class Broker implements AutoCloseable {

    /** The queue of the plain job. */
    public static final String QUEUE = "declarations";

    private static final String URL = "vm://0";
    private static final int HUNDRED_MICROSECONDS = 100_000;

    private final EmbeddedActiveMQ broker;

    private Broker(EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    public static Broker start(Path directory) throws Exception {
        Path files = directory.resolve("artemis");
        var settings = new ConfigurationImpl();
        settings.setPersistenceEnabled(true);
        settings.setJournalDirectory(files.resolve("journal").toString());
        settings.setBindingsDirectory(files.resolve("bindings").toString());
        settings.setLargeMessagesDirectory(files.resolve("large").toString());
        settings.setPagingDirectory(files.resolve("paging").toString());
        settings.setJournalType(JournalType.NIO);
        // Nanoseconds. Long enough for concurrent senders to share one flush of the disk.
        settings.setJournalBufferTimeout_NIO(HUNDRED_MICROSECONDS);
        settings.setPersistIDCache(true);
        settings.setMaxDiskUsage(98);
        settings.setJMXManagementEnabled(false);
        settings.setSecurityEnabled(false);
        settings.addAcceptorConfiguration("inside", URL);
        settings.addQueueConfiguration(QueueConfiguration.of(QUEUE)
                .setAddress(QUEUE)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true));
        var broker = new EmbeddedActiveMQ().setConfiguration(settings);
        broker.start();
        // A journal that cannot be opened makes start() return all the same.
        if (!broker.getActiveMQServer().waitForActivation(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The broker does not start");
        }
        return new Broker(broker);
    }

    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(URL);
    }

    /** Throws away all that is on the queue. */
    public void purge() throws Exception {
        broker.getActiveMQServer().locateQueue(QUEUE).deleteAllReferences();
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
