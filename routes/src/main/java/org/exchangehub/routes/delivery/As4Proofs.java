package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What proves an exchange by AS4: receipts of what was sent, and signed envelopes of what came. */
public final class As4Proofs {

    private final JdbcClient jdbc;
    private final Clock clock;

    public As4Proofs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the receipt of a delivery; the first one counts. */
    void keepReceipt(UUID delivery, As4Packet receipt) {
        keep(delivery, "RECEIPT", receipt);
    }

    /** Keeps the envelope in which a message came; the first one counts. */
    public void keepEnvelope(UUID message, byte[] envelope) {
        keep(message, "ENVELOPE", new As4Packet("application/soap+xml", envelope));
    }

    /** The receipt of a delivery, if there is one. */
    public Optional<As4Packet> receipt(UUID delivery) {
        return find(delivery, "RECEIPT");
    }

    /** The envelope in which a message came, if it came by AS4. */
    public Optional<As4Packet> envelope(UUID message) {
        return find(message, "ENVELOPE");
    }

    private void keep(UUID owner, String form, As4Packet packet) {
        jdbc.sql("insert into as4_proof (owner, form, at, content_type, content) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(Values.of(owner, form, clock.instant(), packet.contentType(), packet.bytes()))
                .update();
    }

    private Optional<As4Packet> find(UUID owner, String form) {
        return jdbc.sql("select content_type, content from as4_proof where owner = ? and form = ?")
                .params(Values.of(owner, form))
                .query((row, n) -> new As4Packet(row.getString(1), row.getBytes(2)))
                .optional();
    }
}
