package org.exchangehub.routes.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Values;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The movements on record, found by what they are known by on their network. */
public final class Movements {

    private static final String COLUMNS = "select id, network, case_id, lrn, mrn, state from movement";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Movements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The movements known by one of these. */
    List<Movement> find(PartnerId network, Collection<Identifier> identifiers) {
        return jdbc.sql(
                        COLUMNS
                                + " where id in (select movement from movement_identifier where network = ? and identifier = any(?))")
                .params(Values.of(
                        network.value(),
                        identifiers.stream().map(Identifier::key).toArray(String[]::new)))
                .query(Movements::read)
                .list();
    }

    /** The movements with this LRN, whoever gave it; at most two. */
    List<Movement> ofLrn(PartnerId network, String lrn) {
        return jdbc.sql(COLUMNS + " where network = ? and lrn = ? limit 2")
                .params(Values.of(network.value(), lrn))
                .query(Movements::read)
                .list();
    }

    /** The movement of a case on a network. */
    Optional<Movement> ofCase(PartnerId network, UUID caseId) {
        return jdbc.sql(COLUMNS + " where network = ? and case_id = ? order by opened_at limit 1")
                .params(Values.of(network.value(), caseId))
                .query(Movements::read)
                .optional();
    }

    Optional<Movement> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Movements::read)
                .optional();
    }

    /** The movement, its row locked until the transaction ends. */
    Movement lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ? for update")
                .param(id)
                .query(Movements::read)
                .single();
    }

    /**
     * Writes a movement that is new or locked, and what it is known by.
     *
     * @param stateBefore where it stood until this message
     */
    void save(Movement movement, String stateBefore, UUID message, Collection<Identifier> identifiers) {
        jdbc.sql("""
                insert into movement (id, network, case_id, lrn, mrn, state, opened_at, state_before, moved_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set case_id = excluded.case_id, lrn = excluded.lrn, mrn = excluded.mrn,
                       state = excluded.state, state_before = excluded.state_before, moved_by = excluded.moved_by""")
                .params(Values.of(
                        movement.id(),
                        movement.network().value(),
                        movement.caseId(),
                        movement.lrn(),
                        movement.mrn(),
                        movement.state(),
                        clock.instant(),
                        stateBefore,
                        message))
                .update();
        for (Identifier identifier : identifiers) {
            jdbc.sql("""
                    insert into movement_identifier (network, identifier, movement) values (?, ?, ?) on conflict do nothing""")
                    .params(Values.of(movement.network().value(), identifier.key(), movement.id()))
                    .update();
            if (identifier.isOfLrnAlone()) {
                continue;
            }
            UUID holder = jdbc.sql("select movement from movement_identifier where network = ? and identifier = ?")
                    .params(Values.of(movement.network().value(), identifier.key()))
                    .query(UUID.class)
                    .single();
            if (!holder.equals(movement.id())) {
                // Another transaction has just begun the same movement: this one is run anew, and finds it.
                throw new CannotAcquireLockException(identifier.key() + " has just come to movement " + holder);
            }
        }
    }

    private static Movement read(ResultSet row, int n) throws SQLException {
        return new Movement(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("network")),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Optional.ofNullable(row.getString("lrn")),
                Optional.ofNullable(row.getString("mrn")),
                row.getString("state"));
    }
}
