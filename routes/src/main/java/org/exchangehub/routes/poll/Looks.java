package org.exchangehub.routes.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of who looks when at which partner: one node at a time, and none before its time. */
public final class Looks {

    private static final int LONGEST_DETAIL = 2_000;

    private final JdbcClient jdbc;
    private final UUID node;
    private final Clock clock;

    /** @param node that this is */
    public Looks(JdbcClient jdbc, UUID node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** Claims a look that is due; tells how many failed before it, empty where it is not due or another node looks. */
    public Optional<Integer> claim(PartnerId partner) {
        Instant now = clock.instant();
        jdbc.sql("insert into poll (partner, due_at) values (?, ?) on conflict do nothing")
                .params(Values.of(partner, now))
                .update();
        return jdbc.sql("""
                update poll set claimed_by = ? where partner = ? and due_at <= ?
                   and (claimed_by is null or claimed_by = ? or not exists (select from node n where n.id = claimed_by))
                returning failures""")
                .params(Values.of(node, partner, now, node))
                .query(Integer.class)
                .optional();
    }

    /** Ends a look. */
    public void end(PartnerId partner, Duration next, int failures, Optional<String> detail) {
        jdbc.sql(
                        "update poll set claimed_by = null, due_at = ?, failures = ?, detail = ? where partner = ? and claimed_by = ?")
                .params(Values.of(
                        clock.instant().plus(next),
                        failures,
                        detail.map(text -> text.substring(0, Math.min(LONGEST_DETAIL, text.length()))),
                        partner,
                        node))
                .update();
    }
}
