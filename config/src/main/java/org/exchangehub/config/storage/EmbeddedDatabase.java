package org.exchangehub.config.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.exchangehub.config.startup.CannotStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of the hub's own, with its data and its programs in the data directory. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String REMEDY = "Read the server's log named there, or set spring.datasource.url, "
            + "spring.datasource.username and spring.datasource.password to a PostgreSQL server of your own";

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server; at the first time on a directory it makes the database.
     *
     * @throws CannotStartException when the server does not start or would not keep what it has committed
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        refuseRootWithoutNamespaces();
        var log = ServerLog.in(directory);
        try {
            var data = directory.resolve("postgres");
            OrphanedServer.stop(data);
            boolean fresh = FirstStart.isNeeded(data);
            var password = directory.secret("postgres.password");
            var server = launch(directory, data, password, log);
            try {
                if (fresh) {
                    FirstStart.complete(server, data, password);
                }
                Durability.check(server);
            } catch (IOException | SQLException | RuntimeException e) {
                server.close();
                throw e;
            }
            LOG.info("Embedded PostgreSQL on 127.0.0.1:{}, data in {}", server.getPort(), data);
            return new EmbeddedDatabase(server, password);
        } catch (CannotStartException e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new CannotStartException(
                    "The embedded PostgreSQL server does not start: " + log.lastFailureOr(e) + " (log " + log.file()
                            + ")",
                    REMEDY,
                    e);
        }
    }

    private static EmbeddedPostgres launch(DataDirectory directory, Path data, String password, ServerLog log)
            throws IOException {
        // Also keeps zonky's own scratch directory out of the shared temporary directory.
        // It makes the programs writable for all, so the directory around them is closed.
        var programs = directory.privateDirectory("postgres-programs").resolve("unpacked");
        System.setProperty("ot.epg.working-dir", programs.toString());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port(directory))
                .setPGStartupWait(Duration.ofSeconds(30))
                .setErrorRedirector(Redirect.appendTo(log.file().toFile()))
                .setOutputRedirector(Redirect.appendTo(log.file().toFile()))
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No local socket: its path would be too long in a deep directory, and nobody uses it.
                .setServerConfig("unix_socket_directories", "")
                // Starts, stops and crashes only; the errors of statements reach the hub itself.
                .setServerConfig("log_min_messages", "log")
                .setServerConfig("log_checkpoints", "off")
                .start();
    }

    /** The port of the last start when it is still free, else another one. */
    private static int port(DataDirectory directory) throws IOException {
        var file = directory.resolve("postgres.port");
        if (Files.exists(file)) {
            try (var probe = new ServerSocket(
                    Integer.parseInt(Files.readString(file).strip()), 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException | NumberFormatException e) {
                LOG.info("The database's last port is taken; taking another");
            }
        }
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            directory.writeDurably(file, Integer.toString(probe.getLocalPort()));
            return probe.getLocalPort();
        }
    }

    private static void refuseRootWithoutNamespaces() {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new CannotStartException(
                    "PostgreSQL does not run as root, and this machine allows no user namespace to hide root in",
                    "Start the hub as an ordinary user, or set spring.datasource.url to a PostgreSQL server of your own");
        }
    }

    /** The JDBC address of the hub's database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + FirstStart.DATABASE;
    }

    public String user() {
        return FirstStart.ROLE;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
