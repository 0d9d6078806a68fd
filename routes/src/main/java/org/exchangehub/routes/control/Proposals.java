package org.exchangehub.routes.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The joint controls proposed to Customs, on record; one is changed only while its case is locked. */
public final class Proposals {

    private static final String COLUMNS =
            "select id, case_id, controls, place, starts, ends, state from control_proposal";

    private final JdbcClient jdbc;

    public Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What Customs said of a proposal. */
    enum State {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        SUPERSEDED
    }

    /** One stop for several controls. */
    record Proposal(UUID id, UUID caseId, Set<UUID> controls, Window window, State state) {

        Proposal in(State next) {
            return new Proposal(id, caseId, controls, window, next);
        }
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Proposals::read)
                .optional();
    }

    List<Proposal> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by at, id")
                .param(caseId)
                .query(Proposals::read)
                .list();
    }

    void add(Proposal proposal, Instant at) {
        jdbc.sql("""
                insert into control_proposal (id, case_id, controls, place, starts, ends, state, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        proposal.id(),
                        proposal.caseId(),
                        proposal.controls().toArray(UUID[]::new),
                        proposal.window().place(),
                        proposal.window().from(),
                        proposal.window().until(),
                        proposal.state(),
                        at))
                .update();
    }

    void save(Proposal proposal) {
        jdbc.sql("update control_proposal set state = ? where id = ?")
                .params(Values.of(proposal.state(), proposal.id()))
                .update();
    }

    private static Proposal read(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                Set.of((UUID[]) row.getArray("controls").getArray()),
                new Window(
                        Optional.ofNullable(row.getString("place")),
                        Controls.instant(row, "starts"),
                        Controls.instant(row, "ends")),
                State.valueOf(row.getString("state")));
    }
}
