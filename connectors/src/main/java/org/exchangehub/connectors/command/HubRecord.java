package org.exchangehub.connectors.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;

/** The record of a hub in PostgreSQL, which is only read. */
final class HubRecord implements AutoCloseable {

    /** What came from the partner and what was owed to it, each with what tells which of the two. */
    private static final String NEWEST = """
            (select 'message' as what, id, kind from message
             where sender = ? and (? = '' or kind = ?) order by received_at desc, id limit ?)
            union all
            (select 'delivery', id, kind from delivery
             where partner = ? and (? = '' or kind = ?) order by seq desc limit ?)""";

    /** As the partner sent it: in its own form where that was kept, else the canonical form was on the wire. */
    private static final String SENT =
            "select media_type, content from body where owner = ? order by form desc limit 1";

    private static final String OWED = "select media_type, content from body where owner = ? and form = 'CANONICAL'";

    private final Connection connection;

    private HubRecord(Connection connection) {
        this.connection = connection;
    }

    /** @param environment gives {@code PGUSER} and {@code PGPASSWORD}, as for every program that uses PostgreSQL */
    static HubRecord open(String url, Map<String, String> environment) {
        Properties who = new Properties();
        Optional.ofNullable(environment.get("PGUSER")).ifPresent(user -> who.setProperty("user", user));
        Optional.ofNullable(environment.get("PGPASSWORD")).ifPresent(password -> who.setProperty("password", password));
        try {
            Connection connection = DriverManager.getConnection(url, who);
            connection.setReadOnly(true);
            return new HubRecord(connection);
        } catch (SQLException refused) {
            throw new CommandFailure(
                    "The record can not be opened (user and password come from PGUSER and PGPASSWORD): "
                            + firstLine(refused),
                    refused);
        }
    }

    List<Supplier<MessageFile>> newest(String partner, Optional<String> kind, int most) {
        List<Supplier<MessageFile>> items = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            for (int side = 0; side < 2; side++) {
                query.setString(side * 4 + 1, partner);
                query.setString(side * 4 + 2, kind.orElse(""));
                query.setString(side * 4 + 3, kind.orElse(""));
                query.setInt(side * 4 + 4, most);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String what = rows.getString(1);
                    UUID id = rows.getObject(2, UUID.class);
                    String of = rows.getString(3);
                    items.add(() -> read(what, id, of));
                }
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        return items;
    }

    private MessageFile read(String what, UUID id, String kind) {
        boolean isOwed = what.equals("delivery");
        try (PreparedStatement query = connection.prepareStatement(isOwed ? OWED : SENT)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new CommandFailure("The record has no body of " + what + " " + id + " any more");
                }
                return new MessageFile(
                        what + " " + kind + " " + id,
                        new Wire(row.getString(1), row.getBytes(2)),
                        isOwed ? Kind.ofCode(kind) : Optional.empty());
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** A version that was in force once, with its files. */
    Optional<Folder> version(String partner, String hash) {
        try (PreparedStatement query =
                connection.prepareStatement("select content from connector_version where partner = ? and hash = ?")) {
            query.setString(1, partner);
            query.setString(2, hash);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(unpack(partner, row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static Folder unpack(String name, byte[] archive) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Folder(name, files);
    }

    private static CommandFailure unreadable(SQLException failed) {
        return new CommandFailure("The record can not be read: " + firstLine(failed), failed);
    }

    private static String firstLine(SQLException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw unreadable(gone);
        }
    }
}
