package org.exchangehub.bench.permits;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The floor of checks and reservations: the statements of the hub for one, in one durable transaction, in bare JDBC behind a bare
 * HTTP endpoint that asks for a token. It reads no document, applies no map and decides nothing.
 */
public final class PermitFloor {

    private static final byte[] BYTES = new byte[32];

    private final HikariDataSource pool;
    private final Tokens tokens;
    private final Licence licence;

    private PermitFloor(HikariDataSource pool, Tokens tokens, Licence licence) {
        this.pool = pool;
        this.tokens = tokens;
        this.licence = licence;
    }

    /** @param args address of the database, public key of the tokens, whether issuers are told */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setMaximumPoolSize(10);
        config.setAutoCommit(false);
        PermitFloor floor = new PermitFloor(
                new HikariDataSource(config), Tokens.by(args[1]), Licence.of(Boolean.parseBoolean(args[2])));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/check", exchange -> floor.answer(exchange, false));
        server.createContext("/reserve", exchange -> floor.answer(exchange, true));
        server.start();
        System.out.println("Tomcat started on port " + server.getAddress().getPort());
        System.out.println("Started floor in 0 seconds");
    }

    private void answer(HttpExchange call, boolean reserve) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String given = call.getRequestHeaders().getFirst("Authorization");
            if (given == null || !tokens.verify(given)) {
                call.sendResponseHeaders(401, -1);
                return;
            }
            int status = take(body, call.getRequestHeaders().getFirst("Message-Id"), reserve) ? 200 : 500;
            call.sendResponseHeaders(status, body.length);
            call.getResponseBody().write(body);
        }
    }

    private boolean take(byte[] body, String messageId, boolean reserve) {
        String text = new String(body, UTF_8);
        int from = text.indexOf("<PermitID>") + "<PermitID>".length();
        String number = text.substring(from, text.indexOf('<', from));
        UUID message = UUID.randomUUID();
        try (Connection connection = pool.getConnection()) {
            update(connection, """
                    insert into message (id, sender, sender_message_id, kind, status, received_at, content_hash, connector_hash)
                    values (?, 'customs', ?, ?, 'PROCESSED', ?, ?, 'x') on conflict do nothing""", message, messageId, reserve ? "allocation" : "permit-check", now(), BYTES);
            body(connection, message, "CANONICAL", body);
            UUID permit = id(connection, number);
            if (reserve) {
                reserve(connection, permit, messageId);
            }
            find(connection, permit);
            body(connection, message, "ANSWER", body);
            update(
                    connection,
                    "insert into evidence_head (chain, seq, hash) values (?, 2, ?) on conflict do nothing",
                    message,
                    BYTES);
            evidence(connection, message, 0, 2);
            connection.commit();
            return true;
        } catch (SQLException failed) {
            System.err.println(failed);
            return false;
        }
    }

    private void reserve(Connection connection, UUID permit, String messageId) throws SQLException {
        String declaration = "MRN:" + messageId;
        lock(connection, permit);
        allocated(connection, permit, declaration);
        update(connection, """
                update permit_line set issued = issued + 0, available = available + ?, reserved = reserved + ?,
                       consumed = consumed + 0 where permit_id = ? and line = 1""", new BigDecimal("-0.001"), new BigDecimal("0.001"), permit);
        update(connection, """
                insert into permit_allocation (permit_id, line, declaration, item, state, reserved, consumed, changed_at)
                values (?, 1, ?, 1, 'RESERVED', 0.001, 0, ?)
                on conflict (permit_id, line, declaration, item) do update set state = excluded.state""", permit, declaration, now());
        update(connection, """
                insert into permit_entry (permit_id, line, declaration, item, action, issued, available, reserved, consumed,
                       actor, reason, at) values (?, 1, ?, 1, 'RESERVE', 0, -0.001, 0.001, 0, 'customs', 'RESERVE', ?)""", permit, declaration, now());
        if (licence.told()) {
            tell(connection, permit);
        }
    }

    /** What the issuer is owed; the delivery itself is not here. */
    private void tell(Connection connection, UUID permit) throws SQLException {
        UUID delivery = UUID.randomUUID();
        update(connection, """
                insert into delivery (id, partner, kind, case_id, state, owed_at, due_at, expires_at)
                values (?, ?, 'allocation', ?, 'WITHDRAWN', ?, ?, ?)""", delivery, licence.issuer(), permit, now(), now(), now());
        body(connection, delivery, "CANONICAL", new byte[600]);
        extend(connection, permit);
    }

    private static void allocated(Connection connection, UUID permit, String declaration) throws SQLException {
        rows(connection, """
                select state, reserved, consumed from permit_allocation
                where permit_id = ? and line = 1 and declaration = ? and item = 1""", permit, declaration);
    }

    private UUID id(Connection connection, String number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from permit where kind = ? and reference = ? order by id limit 3")) {
            statement.setString(1, licence.kind());
            statement.setString(2, number);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getObject(1, UUID.class);
            }
        }
    }

    private static void lock(Connection connection, UUID permit) throws SQLException {
        rows(connection, "select * from permit p where p.id = any(array[?]) order by p.id for update", permit);
        rows(connection, "select * from permit_line where permit_id = any(array[?]) order by permit_id, line", permit);
    }

    private static void find(Connection connection, UUID permit) throws SQLException {
        rows(
                connection,
                "select * from permit p left join permit_line l on l.permit_id = p.id where p.id = ? order by l.line",
                permit);
    }

    private static void body(Connection connection, UUID owner, String form, byte[] content) throws SQLException {
        update(
                connection,
                "insert into body (owner, form, media_type, content) values (?, ?, 'application/xml', ?)",
                owner,
                form,
                content);
    }

    /** One link to the chain of the permit. */
    private static void extend(Connection connection, UUID chain) throws SQLException {
        update(
                connection,
                "insert into evidence_head (chain, seq, hash) values (?, 0, ?) on conflict do nothing",
                chain,
                BYTES);
        int seq;
        try (PreparedStatement head =
                connection.prepareStatement("select seq, hash from evidence_head where chain = ? for update")) {
            head.setObject(1, chain);
            try (ResultSet row = head.executeQuery()) {
                row.next();
                seq = row.getInt(1);
            }
        }
        evidence(connection, chain, seq, 1);
        update(connection, "update evidence_head set seq = ?, hash = ? where chain = ?", seq + 1, BYTES, chain);
    }

    private static void evidence(Connection connection, UUID chain, int seq, int links) throws SQLException {
        try (PreparedStatement link = connection.prepareStatement("""
                insert into evidence (chain, seq, at, step, partner, kind, message_id, text, input, output, previous, hash)
                values (?, ?, ?, 'X', 'customs', 'permit-check', ?, 'x', ?, ?, ?, ?)""")) {
            for (int n = 1; n <= links; n++) {
                set(link, chain, seq + n, now(), chain, BYTES, BYTES, BYTES, BYTES);
                link.addBatch();
            }
            link.executeBatch();
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void rows(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    found.getObject(1);
                }
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
