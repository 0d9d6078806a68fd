package org.exchangehub.config.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.routes.exchange.Addresses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An Artemis broker inside the hub, with its journal in the data directory. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ACTIVATION_SECONDS = 60;

    /** A number of its own for each broker in this JVM; the first one is vm://0. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String hubUrl = "vm://" + NEXT.getAndIncrement();
    private final String hubPassword = UUID.randomUUID().toString();
    private final SecurityConfiguration users = new SecurityConfiguration();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final ActiveMQServer server;
    private final int port;

    private EmbeddedBroker(Path journal, int wantedPort) {
        port = freePort(wantedPort);
        users.addUser(BrokerRole.HUB, hubPassword);
        users.addRole(BrokerRole.HUB, BrokerRole.HUB);
        server = new ActiveMQServerImpl(
                BrokerSettings.of(journal, hubUrl, port),
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.registerActivationFailureListener(failure::set);
    }

    /**
     * Starts the broker and waits until it has read its journal.
     *
     * @param port on the loopback address; 0 takes a free one
     * @throws CannotStartException when the port is taken or the journal cannot be opened
     */
    public static EmbeddedBroker start(Path journal, int port) {
        var broker = new EmbeddedBroker(journal, port);
        try {
            broker.server.start();
            boolean active = broker.server.waitForActivation(ACTIVATION_SECONDS, TimeUnit.SECONDS);
            broker.refuseUnless(active && broker.server.isActive(), journal);
            BrokerAccess.queue(broker.server, Addresses.DEAD);
            BrokerAccess.queue(broker.server, Addresses.EXPIRED);
        } catch (CannotStartException e) {
            broker.closeAfter(e);
            throw e;
        } catch (Exception e) {
            broker.closeAfter(e);
            throw journalFailure(journal, e);
        }
        LOG.info("Embedded Artemis on 127.0.0.1:{}, journal in {}", broker.port, journal);
        return broker;
    }

    private void refuseUnless(boolean active, Path journal) {
        if (!active) {
            throw journalFailure(journal, failure.get());
        }
        for (var acceptor : server.getRemotingService().getAcceptors().values()) {
            if (!acceptor.isStarted()) {
                throw portTaken(port, failure.get());
            }
        }
    }

    private static int freePort(int wanted) {
        try (var probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw portTaken(wanted, e);
        }
    }

    private static CannotStartException portTaken(int port, @Nullable Exception cause) {
        return new CannotStartException(
                "The broker's port " + port + " on 127.0.0.1 is taken",
                "Stop the program that listens there, or set hub.broker.port to another port",
                cause);
    }

    private static CannotStartException journalFailure(Path journal, @Nullable Exception cause) {
        return new CannotStartException(
                "The embedded broker cannot open its journal " + journal + " ("
                        + (cause == null ? "no answer in " + ACTIVATION_SECONDS + " s" : cause) + ")",
                "Check the disk's space and permissions; on JDK 24 or later start the JVM with -Dio.netty.noUnsafe=false;"
                        + " or set hub.broker.url to a broker of your own",
                cause);
    }

    /** Where the hub itself connects: inside the JVM. */
    public String hubUrl() {
        return hubUrl;
    }

    public String hubUser() {
        return BrokerRole.HUB;
    }

    public String hubPassword() {
        return hubPassword;
    }

    /** Where partners connect on the loopback address, with AMQP 1.0 or the core protocol. */
    public int port() {
        return port;
    }

    BrokerAccess access() {
        return new BrokerAccess(server, users);
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
