package org.exchangehub.config.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the hub's role and database and turns on passwords, once per data directory.
 *
 * <p>A first start that was cut short is told by the missing marker; it is put aside and begun again.
 */
final class FirstStart {

    static final String DATABASE = "hub";
    static final String ROLE = "hub";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String MARKER = "hub.ready";

    private FirstStart() {}

    static boolean isNeeded(Path data) throws IOException {
        if (Files.exists(data.resolve(MARKER))) {
            return false;
        }
        if (Files.exists(data)) {
            var aside = data.resolveSibling("postgres.unfinished-" + System.currentTimeMillis());
            LOG.warn("The first start on {} was cut short; put aside as {}", data, aside);
            Files.move(data, aside);
        }
        return true;
    }

    static void complete(EmbeddedPostgres server, Path data, String password) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
        Files.createFile(data.resolve(MARKER));
    }
}
