package org.exchangehub.routes.deadline;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The obligations on record under which goods may go though an agency, or a register of permits, did not answer in time. */
public final class Obligations {

    private static final String COLUMNS = """
            select o.id, o.case_id, c.lrn, c.mrn, o.subject, o.version, o.line, o.partner, o.text, o.since, o.state,
                   o.reconciled_at, o.disposition, o.permit_kind, o.permit_reference
            from obligation o join hub_case c on c.id = o.case_id""";

    private final JdbcClient jdbc;

    public Obligations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where an obligation stands. */
    public enum State {
        OPEN,
        /** The agency agrees after all. */
        FULFILLED,
        /** The agency does not agree. */
        BREACHED,
        /** The question is withdrawn, or was asked anew. */
        LAPSED
    }

    /**
     * One obligation for one line.
     *
     * @param referral that was not answered; for a permit, an id that is made of the case and the permit
     * @param version that of the referral that was not answered, or of the declaration that names the permit
     * @param disposition the answer by which it was reconciled
     * @param permit whose register could not be asked
     */
    public record ObligationRecord(
            UUID id,
            UUID caseId,
            String lrn,
            Optional<String> mrn,
            UUID referral,
            int version,
            int line,
            PartnerId partner,
            String text,
            Instant since,
            State state,
            Optional<Instant> reconciledAt,
            Optional<DispositionCode> disposition,
            Optional<PermitOwed> permit) {}

    /** A permit whose register could not be asked. */
    public record PermitOwed(String kind, String reference) {}

    void open(DeadlineRecord overdue, int line, String text) {
        jdbc.sql("""
                insert into obligation (id, case_id, subject, version, line, partner, text, since, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
                .params(Values.of(
                        Ids.next(),
                        overdue.caseId(),
                        overdue.subject(),
                        overdue.version(),
                        line,
                        overdue.partner(),
                        text,
                        overdue.due().answer()))
                .update();
    }

    /** Unless there is one. */
    public void open(
            UUID caseId, int version, int line, PartnerId keeper, PermitOwed permit, String text, Instant since) {
        UUID subject = UUID.nameUUIDFromBytes(
                (caseId + "/" + permit.kind() + "/" + permit.reference()).getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                insert into obligation (id, case_id, subject, version, line, partner, text, since, state, permit_kind,
                       permit_reference)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?) on conflict do nothing""")
                .params(Values.of(
                        Ids.next(),
                        caseId,
                        subject,
                        version,
                        line,
                        keeper,
                        text,
                        since,
                        permit.kind(),
                        permit.reference()))
                .update();
    }

    public void reconcile(ObligationRecord open, State state, Optional<DispositionCode> by, Instant now) {
        jdbc.sql("update obligation set state = ?, disposition = ?, reconciled_at = ? where id = ?")
                .params(Values.of(state, by, now, open.id()))
                .update();
    }

    /** Those of questions to agencies. */
    public List<ObligationRecord> openOfCase(UUID caseId) {
        return open(caseId, "o.permit_kind is null");
    }

    /** Those of registers of permits. */
    public List<ObligationRecord> openForPermits(UUID caseId) {
        return open(caseId, "o.permit_kind is not null");
    }

    private List<ObligationRecord> open(UUID caseId, String which) {
        return jdbc.sql(COLUMNS + " where o.case_id = ? and o.state = 'OPEN' and " + which
                        + " order by o.line, o.partner")
                .param(caseId)
                .query(Obligations::read)
                .list();
    }

    /** The obligations in this state, oldest first. */
    public List<ObligationRecord> in(State state, int limit) {
        return jdbc.sql(COLUMNS + " where o.state = ? order by o.since, o.id limit ?")
                .params(Values.of(state, limit))
                .query(Obligations::read)
                .list();
    }

    private static ObligationRecord read(ResultSet row, int n) throws SQLException {
        return new ObligationRecord(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("lrn"),
                Optional.ofNullable(row.getString("mrn")),
                row.getObject("subject", UUID.class),
                row.getInt("version"),
                row.getInt("line"),
                new PartnerId(row.getString("partner")),
                row.getString("text"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("reconciled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("disposition")).map(DispositionCode::fromValue),
                permit(row));
    }

    private static Optional<PermitOwed> permit(ResultSet row) throws SQLException {
        String kind = row.getString("permit_kind");
        return kind == null ? Optional.empty() : Optional.of(new PermitOwed(kind, row.getString("permit_reference")));
    }
}
