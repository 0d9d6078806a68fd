package org.exchangehub.routes.catalogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agreements that were approved, with their text. */
public final class Approvals {

    private final JdbcClient jdbc;

    public Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who approved an agreement, and when. */
    public record Approval(String by, Instant at) {}

    Optional<Approval> find(PartnerId partner, String hash) {
        return jdbc.sql("select approved_by, approved_at from agreement_approval where partner = ? and hash = ?")
                .params(Values.of(partner, hash))
                .query((row, n) -> new Approval(
                        row.getString("approved_by"),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The text of an approved agreement. */
    byte[] text(PartnerId partner, String hash) {
        return jdbc.sql("select content from agreement_approval where partner = ? and hash = ?")
                .params(Values.of(partner, hash))
                .query(byte[].class)
                .single();
    }

    /** Approves an agreement; one that is approved stays approved by whom it was. */
    void approve(PartnerId partner, String hash, byte[] text, String by, Instant now) {
        jdbc.sql("""
                insert into agreement_approval (partner, hash, content, approved_by, approved_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""").params(Values.of(partner, hash, text, by, now)).update();
    }
}
