package org.exchangehub.routes.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The referrals on record: who was asked about which line, and every answer. */
public final class Referrals {

    private static final String COLUMNS =
            "select id, case_id, partner, role, version, state, competence, connector_hash, opened_at from referral";

    private final JdbcClient jdbc;

    public Referrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One agency asked about one case. */
    public record ReferralRecord(
            UUID id,
            UUID caseId,
            PartnerId partner,
            CompetenceRole role,
            int version,
            boolean withdrawn,
            String competence,
            String connectorHash,
            Instant openedAt) {}

    /**
     * One line that a referral asks about.
     *
     * @param askedVersion the version of the referral that last asked about it
     * @param hash of the goods item as it was then
     * @param active false once an amendment took the line away
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record LineRecord(UUID referral, int line, int askedVersion, Instant askedAt, byte[] hash, boolean active) {}

    /** One answer for one line. */
    public record AnswerRecord(
            UUID referral,
            int line,
            UUID message,
            int version,
            DispositionCode code,
            Instant eventTime,
            Optional<Instant> validUntil,
            Optional<String> reasonCode,
            Optional<String> reasonText,
            Optional<String> obligation,
            Optional<String> documents) {}

    public Optional<ReferralRecord> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Referrals::referral)
                .optional();
    }

    public List<ReferralRecord> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by partner")
                .param(caseId)
                .query(Referrals::referral)
                .list();
    }

    public List<LineRecord> linesOfCase(UUID caseId) {
        return jdbc.sql("""
                select l.referral_id, l.line, l.asked_version, l.asked_at, l.line_hash, l.active
                from referral_line l join referral r on r.id = l.referral_id where r.case_id = ? order by l.line""")
                .param(caseId)
                .query((row, n) -> new LineRecord(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBytes(5),
                        row.getBoolean(6)))
                .list();
    }

    public List<AnswerRecord> answersOfCase(UUID caseId) {
        return jdbc.sql("""
                select d.referral_id, d.line, d.message_id, d.version, d.code, d.event_time, d.valid_until, d.reason_code,
                       d.reason_text, d.obligation, d.documents
                from disposition d join referral r on r.id = d.referral_id where r.case_id = ?
                order by d.event_time, d.message_id""")
                .param(caseId)
                .query((row, n) -> new AnswerRecord(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        DispositionCode.fromValue(row.getString(5)),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString(8)),
                        Optional.ofNullable(row.getString(9)),
                        Optional.ofNullable(row.getString(10)),
                        Optional.ofNullable(row.getString(11))))
                .list();
    }

    /** When the next answer of a case ends to stand, from this moment on. */
    public Optional<Instant> nextEndOfAnswer(UUID caseId, Instant from) {
        return jdbc.sql("""
                select min(d.valid_until) from disposition d join referral r on r.id = d.referral_id
                where r.case_id = ? and r.state = 'OPEN' and d.valid_until >= ?""")
                .params(Values.of(caseId, from))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Writes a referral, new or changed; its case is locked. */
    public void save(ReferralRecord referral) {
        jdbc.sql("""
                insert into referral (id, case_id, partner, role, version, state, competence, connector_hash, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set role = excluded.role, version = excluded.version, state = excluded.state,
                       competence = excluded.competence, connector_hash = excluded.connector_hash""")
                .params(Values.of(
                        referral.id(),
                        referral.caseId(),
                        referral.partner().value(),
                        referral.role().name(),
                        referral.version(),
                        referral.withdrawn() ? "WITHDRAWN" : "OPEN",
                        referral.competence(),
                        referral.connectorHash(),
                        referral.openedAt()))
                .update();
    }

    /** Writes a line, new or changed. */
    public void save(LineRecord line) {
        jdbc.sql("""
                insert into referral_line (referral_id, line, asked_version, asked_at, line_hash, active)
                values (?, ?, ?, ?, ?, ?)
                on conflict (referral_id, line) do update set asked_version = excluded.asked_version,
                       asked_at = excluded.asked_at, line_hash = excluded.line_hash, active = excluded.active""")
                .params(Values.of(
                        line.referral(), line.line(), line.askedVersion(), line.askedAt(), line.hash(), line.active()))
                .update();
    }

    /** Adds an answer; none is ever changed. */
    public void add(AnswerRecord answer) {
        jdbc.sql("""
                insert into disposition (referral_id, line, message_id, version, code, event_time, valid_until, reason_code,
                       reason_text, obligation, documents)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        answer.referral(),
                        answer.line(),
                        answer.message(),
                        answer.version(),
                        answer.code().name(),
                        answer.eventTime(),
                        answer.validUntil(),
                        answer.reasonCode(),
                        answer.reasonText(),
                        answer.obligation(),
                        answer.documents()))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static ReferralRecord referral(ResultSet row, int n) throws SQLException {
        return new ReferralRecord(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                new PartnerId(row.getString("partner")),
                CompetenceRole.valueOf(row.getString("role")),
                row.getInt("version"),
                "WITHDRAWN".equals(row.getString("state")),
                row.getString("competence"),
                row.getString("connector_hash"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
