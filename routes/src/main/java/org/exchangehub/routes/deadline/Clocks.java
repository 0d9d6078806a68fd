package org.exchangehub.routes.deadline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moments at which cases are to be looked at though no message comes; on record, so that they outlive any node. */
public final class Clocks {

    private final JdbcClient jdbc;

    public Clocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the clock of one thing in a case, or stops it; its case is locked. */
    public void set(UUID caseId, String subject, Optional<Instant> rings) {
        if (rings.isPresent()) {
            jdbc.sql("""
                    insert into clock (case_id, subject, rings) values (?, ?, ?)
                    on conflict (case_id, subject) do update set rings = excluded.rings""").params(Values.of(caseId, subject, rings)).update();
        } else {
            jdbc.sql("delete from clock where case_id = ? and subject = ?")
                    .params(caseId, subject)
                    .update();
        }
    }

    /**
     * Takes a case whose time has come and that nobody else has at hand: its row is locked, and its clocks that rang are
     * gone, if the transaction commits.
     */
    Optional<UUID> take(Instant now) {
        Optional<UUID> due = jdbc.sql("""
                select c.case_id from clock c join hub_case h on h.id = c.case_id where c.rings <= ?
                order by c.rings limit 1 for update of h skip locked""")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        due.ifPresent(caseId -> jdbc.sql("delete from clock where case_id = ? and rings <= ?")
                .params(Values.of(caseId, now))
                .update());
        return due;
    }

    /** Lets the clocks of a case that rang ring again later. */
    void putOff(UUID caseId, Instant now, Instant until) {
        jdbc.sql("update clock set rings = ? where case_id = ? and rings <= ?")
                .params(Values.of(until, caseId, now))
                .update();
    }
}
