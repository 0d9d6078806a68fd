package org.exchangehub.routes.record;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.routes.record.CaseRecord.Declarant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases on record, found by id or by what their declaration is known by. */
public final class Cases {

    private static final String COLUMNS = """
            select c.id, c.owner, c.state, c.direction, c.declarant, c.lrn, c.mrn, c.version, c.declaration, c.lines,
                   c.advice_number, c.advice, c.advice_hash, c.opened_at, c.released_at
            from hub_case c""";

    private final JdbcClient jdbc;

    public Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a case, unless one of its identifiers is taken: then nothing is written and the answer is false. */
    public boolean open(CaseRecord opened, List<Identifier> identifiers) {
        jdbc.sql("""
                insert into hub_case (id, owner, state, direction, declarant, lrn, mrn, version, declaration, lines, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        opened.id(),
                        opened.owner().value(),
                        opened.state().name(),
                        opened.direction(),
                        opened.declarant().typeCode() + ":" + opened.declarant().id(),
                        opened.lrn(),
                        opened.mrn(),
                        opened.version(),
                        opened.declaration(),
                        opened.lines().toArray(Integer[]::new),
                        opened.openedAt()))
                .update();
        identify(opened.id(), Identifier.lrnAlone(opened.owner(), opened.lrn()));
        return identifiers.stream().allMatch(identifier -> identify(opened.id(), identifier));
    }

    /** Lets a case be found by one more identifier; false where another case has it. */
    public boolean identify(UUID caseId, Identifier identifier) {
        jdbc.sql("insert into case_identifier (identifier, case_id) values (?, ?) on conflict do nothing")
                .params(Values.of(identifier.key(), caseId))
                .update();
        return caseId.equals(find(identifier).orElseThrow());
    }

    /** The case known by this identifier. */
    public Optional<UUID> find(Identifier identifier) {
        return jdbc.sql("select case_id from case_identifier where identifier = ?")
                .param(identifier.key())
                .query(UUID.class)
                .optional();
    }

    /** The cases of this owner with this LRN, whoever its declarant is; at most two. */
    public List<Identifier> ofOwner(PartnerId owner, String lrn) {
        return jdbc
                .sql("select 'LRN:' || declarant || ':' || lrn from hub_case where owner = ? and lrn = ? limit 2")
                .params(Values.of(owner.value(), lrn))
                .query(String.class)
                .list()
                .stream()
                .map(Identifier::new)
                .toList();
    }

    /** The case by its id, its row locked until the transaction ends. */
    public Optional<CaseRecord> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where c.id = ? for update")
                .param(id)
                .query(Cases::read)
                .optional();
    }

    /** The case by its id. */
    public Optional<CaseRecord> get(UUID id) {
        return jdbc.sql(COLUMNS + " where c.id = ?")
                .param(id)
                .query(Cases::read)
                .optional();
    }

    /** The cases whose declaration has this MRN or this LRN, newest first, at most 100. */
    public List<CaseRecord> search(Optional<String> mrn, Optional<String> lrn) {
        return jdbc.sql(COLUMNS + """
                 where (cast(:mrn as text) is null or c.mrn = :mrn) and (cast(:lrn as text) is null or c.lrn = :lrn)
                order by c.opened_at desc limit 100""")
                .param("mrn", mrn.orElse(null))
                .param("lrn", lrn.orElse(null))
                .query(Cases::read)
                .list();
    }

    /** The newest cases. */
    public List<CaseRecord> newest(int limit) {
        return jdbc.sql(COLUMNS + " order by c.opened_at desc limit ?")
                .param(limit)
                .query(Cases::read)
                .list();
    }

    /** The newest cases that this agency was asked about. */
    public List<CaseRecord> newestOf(PartnerId agency, int limit) {
        return jdbc.sql(COLUMNS + """
                 where exists (select from referral r where r.case_id = c.id and r.partner = ?)
                order by c.opened_at desc limit ?""")
                .params(Values.of(agency.value(), limit))
                .query(Cases::read)
                .list();
    }

    /** Writes the state of a case that is locked. */
    public void save(CaseRecord changed) {
        jdbc.sql("""
                update hub_case set state = ?, mrn = ?, version = ?, declaration = ?, lines = ?, direction = ?,
                       advice_number = ?, advice = ?, advice_hash = ?, released_at = ?
                where id = ?""")
                .params(Values.of(
                        changed.state().name(),
                        changed.mrn(),
                        changed.version(),
                        changed.declaration(),
                        changed.lines().toArray(Integer[]::new),
                        changed.direction(),
                        changed.adviceNumber(),
                        changed.advice(),
                        changed.adviceHash(),
                        changed.releasedAt(),
                        changed.id()))
                .update();
    }

    private static CaseRecord read(ResultSet row, int n) throws SQLException {
        String declarant = row.getString("declarant");
        int colon = declarant.indexOf(':');
        return new CaseRecord(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("owner")),
                CaseStateCode.fromValue(row.getString("state")),
                row.getString("direction"),
                new Declarant(declarant.substring(0, colon), declarant.substring(colon + 1)),
                row.getString("lrn"),
                Optional.ofNullable(row.getString("mrn")),
                row.getInt("version"),
                row.getObject("declaration", UUID.class),
                integers(row.getArray("lines")),
                row.getInt("advice_number"),
                Optional.ofNullable(row.getObject("advice", UUID.class)),
                Optional.ofNullable(row.getBytes("advice_hash")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("released_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }
}
