package org.exchangehub.config.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.exchangehub.config.startup.CannotStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server outlives a killed hub, and the next hub takes its data over. */
class EmbeddedDatabaseTest {

    @TempDir
    Path temporary;

    @Test
    void stopsTheServerOfAKilledHubAndFindsItsRows() throws Exception {
        var hub = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(hub.inputReader().lines().anyMatch(Victim.READY::equals)).isTrue();
        long pid = serverPid();
        hub.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(pid)).as("the server outlives the hub").isPresent();

        try (var directory = DataDirectory.open(temporary);
                var next = EmbeddedDatabase.start(directory)) {
            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(number(next, "SELECT id FROM kept")).isEqualTo(7);
        }
    }

    /** A hub that makes a row and then waits to be killed. */
    static final class Victim {

        static final String READY = "ready to be killed";

        public static void main(String[] args) throws Exception {
            var database = EmbeddedDatabase.start(DataDirectory.open(Path.of(args[0])));
            execute(database, "CREATE TABLE kept AS SELECT 7 AS id");
            System.out.println(READY);
            new CountDownLatch(1).await();
        }
    }

    @Test
    void startsWhereTheRecordedProcessIsAnotherProgramNow() throws Exception {
        try (var directory = DataDirectory.open(temporary)) {
            EmbeddedDatabase.start(directory).close();
            var pidFile = temporary.resolve("postgres/postmaster.pid");
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

            try (var next = EmbeddedDatabase.start(directory)) {
                assertThat(number(next, "SELECT 1")).isEqualTo(1);
            }
        }
    }

    @Test
    void beginsAgainAfterAFirstStartThatWasCutShort() throws Exception {
        try (var directory = DataDirectory.open(temporary)) {
            Files.createDirectories(temporary.resolve("postgres"));
            Files.writeString(temporary.resolve("postgres/postgresql.conf"), "half written");

            try (var database = EmbeddedDatabase.start(directory)) {
                assertThat(number(database, "SELECT 1")).isEqualTo(1);
                assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void refusesASecondHubOnTheSameDirectory() throws Exception {
        try (var directory = DataDirectory.open(temporary)) {
            assertThat(directory.resolve("hub.lock")).exists();
            assertThatThrownBy(() -> DataDirectory.open(temporary))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("Another hub is running");
        }
    }

    private long serverPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(temporary.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
