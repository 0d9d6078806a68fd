package org.exchangehub.routes.record;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Wire;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bodies of messages and deliveries: the canonical form, and the form on the wire where it is another. */
public final class Bodies {

    private static final String XML = "application/xml";

    private final JdbcClient jdbc;
    private final AttachmentReferences references;

    public Bodies(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.references = new AttachmentReferences(jdbc);
    }

    /** Keeps the canonical form, and to which attachments it refers. */
    public void keepCanonical(UUID owner, byte[] canonical) {
        keep(owner, "CANONICAL", new Wire(XML, canonical));
        references.keep(owner, canonical);
    }

    /** Keeps the form on the wire. */
    public void keepWire(UUID owner, Wire wire) {
        keep(owner, "WIRE", wire);
    }

    /** Keeps what the hub answered to a message. */
    public void keepAnswer(UUID message, byte[] canonical) {
        keep(message, "ANSWER", new Wire(XML, canonical));
    }

    /** What the hub answered to a message beyond its receipt, where it did. */
    public Optional<byte[]> answer(UUID message) {
        return find(message, "ANSWER").map(Wire::bytes);
    }

    private void keep(UUID owner, String form, Wire body) {
        jdbc.sql("insert into body (owner, form, media_type, content) values (?, ?, ?, ?)")
                .params(Values.of(owner, form, body.mediaType(), body.bytes()))
                .update();
    }

    /** The canonical form. */
    public byte[] canonical(UUID owner) {
        return find(owner, "CANONICAL")
                .orElseThrow(() -> new IllegalStateException("The record has no canonical body of " + owner))
                .bytes();
    }

    /** The form on the wire, where it was kept. */
    public Optional<Wire> wire(UUID owner) {
        return find(owner, "WIRE");
    }

    /** Forgets the form on the wire, so that the next sending translates anew. */
    public void forgetWire(UUID owner) {
        jdbc.sql("delete from body where owner = ? and form = 'WIRE'")
                .param(owner)
                .update();
    }

    private Optional<Wire> find(UUID owner, String form) {
        return jdbc.sql("select media_type, content from body where owner = ? and form = ?")
                .params(Values.of(owner, form))
                .query((row, n) -> new Wire(row.getString(1), row.getBytes(2)))
                .optional();
    }
}
