package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers for all nodes which partner fails again and again, so that it is probed instead of pressed. */
public final class Circuit {

    private final JdbcClient jdbc;
    private final RetryPolicy policy;
    private final Clock clock;

    public Circuit(JdbcClient jdbc, RetryPolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    void failed(PartnerId partner) {
        Instant now = clock.instant();
        int failures = jdbc.sql("""
                insert into circuit (partner, failures, open_until) values (?, 1, ?)
                on conflict (partner) do update set failures = least(circuit.failures + 1, 1000) returning failures""")
                .params(Values.of(partner.value(), now))
                .query(Integer.class)
                .single();
        jdbc.sql("update circuit set open_until = ? where partner = ?")
                .params(Values.of(now.plus(policy.pauseAfter(failures)), partner.value()))
                .update();
    }

    /** The partner is there: what waits for its own back-off need not wait longer. */
    void answered(PartnerId partner) {
        int closed = jdbc.sql("update circuit set failures = 0 where partner = ? and failures > 0")
                .param(partner.value())
                .update();
        if (closed > 0) {
            Instant now = clock.instant();
            jdbc.sql("update delivery set due_at = :now where partner = :partner and state = 'READY' and due_at > :now")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("partner", partner.value())
                    .update();
        }
    }
}
