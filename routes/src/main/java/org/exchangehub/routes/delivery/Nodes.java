package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's nodes that are alive, and the work of those that are not: it is taken up again. */
public final class Nodes {

    private static final Duration DEAD_AFTER = Duration.ofSeconds(20);
    private static final Duration LOST_AFTER = Duration.ofSeconds(90);

    /** No call to a partner takes as long. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final UUID self = Ids.next();
    private final JdbcClient jdbc;
    private final String name;
    private final Clock clock;

    /** @param name of this node; a node that starts under a name takes over what an earlier one of that name left */
    public Nodes(JdbcClient jdbc, String name, Clock clock) {
        this.jdbc = jdbc;
        this.name = name;
        this.clock = clock;
    }

    public UUID self() {
        return self;
    }

    /** Tells the other nodes that this one is alive. */
    public void beat() {
        Instant now = clock.instant();
        jdbc.sql("delete from node where (name = ? and id <> ?) or seen_at < ?")
                .params(Values.of(name, self, now.minus(DEAD_AFTER)))
                .update();
        jdbc.sql(
                        "insert into node (id, name, seen_at) values (?, ?, ?) on conflict (id) do update set seen_at = excluded.seen_at")
                .params(Values.of(self, name, now))
                .update();
    }

    /**
     * Makes ready again what a dead node was sending, what a node could not settle and what the broker lost; what must not be
     * repeated stays unknown.
     */
    public int recover() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update delivery set state = case when state = 'RELAYED' or repeatable then 'READY' else 'UNKNOWN' end,
                       due_at = :now, claimed_by = null
                where (state = 'SENDING'
                       and (relayed_at < :forgotten or not exists (select from node n where n.id = claimed_by)))
                   or (state = 'RELAYED' and relayed_at < :lost)""")
                .param("now", utc(now))
                .param("forgotten", utc(now.minus(FORGOTTEN_AFTER)))
                .param("lost", utc(now.minus(LOST_AFTER)))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
