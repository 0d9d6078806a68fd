package org.exchangehub.config.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.List;
import org.exchangehub.config.startup.CannotStartException;

/** Asks the running server itself whether a commit survives a power cut. */
final class Durability {

    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private Durability() {}

    static void check(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                try (var shown = statement.executeQuery("SHOW " + setting)) {
                    shown.next();
                    if (!"on".equals(shown.getString(1))) {
                        throw new CannotStartException(
                                "The embedded PostgreSQL server runs with " + setting + "=" + shown.getString(1)
                                        + ", so a power cut could lose what the hub has acknowledged",
                                "Remove the setting from postgresql.auto.conf in the data directory");
                    }
                }
            }
        }
    }
}
