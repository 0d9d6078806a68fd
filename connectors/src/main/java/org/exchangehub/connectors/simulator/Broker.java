package org.exchangehub.connectors.simulator;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.policy.JmsDefaultPrefetchPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of one simulated partner to the hub's broker over AMQP 1.0, made again when it is needed again. */
final class Broker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final int AHEAD = 20;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 30_000;
    private static final int CLOSE_MILLIS = 2_000;

    private final Hub hub;
    private @Nullable Connection connection;

    Broker(Hub hub) {
        this.hub = hub;
    }

    synchronized Connection connection() throws IOException, JMSException {
        Connection open = connection;
        if (open == null) {
            open = connect();
            open.start();
            connection = open;
        }
        return open;
    }

    private Connection connect() throws IOException, JMSException {
        HubAccess access = hub.access();
        String partner = hub.partner().value();
        var factory = new JmsConnectionFactory(
                partner, password(access), access.broker().toString());
        var prefetch = new JmsDefaultPrefetchPolicy();
        prefetch.setAll(AHEAD);
        factory.setPrefetchPolicy(prefetch);
        factory.setConnectTimeout(CONNECT_MILLIS);
        factory.setRequestTimeout(REQUEST_MILLIS);
        factory.setSendTimeout(REQUEST_MILLIS);
        factory.setCloseTimeout(CLOSE_MILLIS);
        return factory.createConnection();
    }

    private String password(HubAccess access) throws IOException {
        try {
            return access.brokerPassword().apply(hub.partner());
        } catch (UncheckedIOException none) {
            throw new IOException("no password now", none);
        }
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSException e) {
                LOG.debug("The connection was lost already", e);
            }
        }
    }
}
