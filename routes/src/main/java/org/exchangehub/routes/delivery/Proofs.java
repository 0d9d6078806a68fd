package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Wire;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What proves an exchange with a partner that signs: its receipts or answers to what was sent, and signed envelopes of what came. */
public final class Proofs {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Proofs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the receipt of a delivery; the first one counts. */
    public void keepReceipt(UUID delivery, Wire receipt) {
        keep(delivery, "RECEIPT", receipt);
    }

    /** Keeps the envelope in which a message came; the first one counts. */
    public void keepEnvelope(UUID message, Wire envelope) {
        keep(message, "ENVELOPE", envelope);
    }

    /** Keeps a delivery as it was handed out, for the receipt that comes in a call of its own. */
    void keepMessage(UUID delivery, Wire message) {
        keep(delivery, "MESSAGE", message);
    }

    /** A delivery as it was handed out, if its receipt comes in a call of its own. */
    Optional<Wire> message(UUID delivery) {
        return find(delivery, "MESSAGE");
    }

    /** The receipt of a delivery, if there is one. */
    public Optional<Wire> receipt(UUID delivery) {
        return find(delivery, "RECEIPT");
    }

    /** The envelope in which a message came, if its sender signed it. */
    public Optional<Wire> envelope(UUID message) {
        return find(message, "ENVELOPE");
    }

    private void keep(UUID owner, String form, Wire proof) {
        jdbc.sql("insert into proof (owner, form, at, content_type, content) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(Values.of(owner, form, clock.instant(), proof.mediaType(), proof.bytes()))
                .update();
    }

    private Optional<Wire> find(UUID owner, String form) {
        return jdbc.sql("select content_type, content from proof where owner = ? and form = ?")
                .params(Values.of(owner, form))
                .query((row, n) -> new Wire(row.getString(1), row.getBytes(2)))
                .optional();
    }
}
