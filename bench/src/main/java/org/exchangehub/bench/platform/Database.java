package org.exchangehub.bench.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** An embedded PostgreSQL server that keeps what it has committed, with the one table of the plain job. */
public final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Where the server keeps its data inside this directory. */
    public static Path data(Path directory) {
        return directory.resolve("postgres");
    }

    public static Database start(Path directory) throws IOException, SQLException {
        Database database = empty(directory);
        database.createTable();
        return database;
    }

    /** Without any table. */
    public static Database empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data(directory))
                .setOverrideWorkingDirectory(
                        directory.resolve("postgres-programs").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .start();
        return new Database(server);
    }

    private void createTable() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE declaration (
                        id uuid PRIMARY KEY,
                        lrn text NOT NULL,
                        declarant text NOT NULL,
                        body bytea NOT NULL,
                        state text NOT NULL,
                        received timestamptz NOT NULL DEFAULT now())""");
        }
    }

    /** Its address for JDBC, with user and password where it wants them. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Makes the tables of the hub, by its own scripts in their order. */
    public void migrate() throws IOException, SQLException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
        Arrays.sort(scripts, Comparator.comparingInt(Database::number));
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (Resource script : scripts) {
                statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
            }
        }
    }

    private static int number(Resource script) {
        String name = Objects.requireNonNull(script.getFilename());
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    /** What the server itself says of a setting. */
    public String show(String setting) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var shown = statement.executeQuery("SHOW " + setting)) {
            shown.next();
            return shown.getString(1);
        }
    }

    /** A pool of at most so many connections; closed by whoever asks for it. */
    public HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private DataSource source() {
        return server.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
