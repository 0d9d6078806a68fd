package org.exchangehub.routes.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Agreement;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.deadline.DeadlineRecord.Acknowledgement;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deadlines on record. */
public final class Deadlines {

    private static final String COLUMNS = """
            select subject, version, kind, case_id, partner, asked_at, acknowledge_due, answer_due, remind_at, escalate_at,
                   contingency, acknowledgement, state
            from deadline""";

    private final JdbcClient jdbc;
    private final Clocks clocks;

    public Deadlines(JdbcClient jdbc, Clocks clocks) {
        this.jdbc = jdbc;
        this.clocks = clocks;
    }

    /** What is asked. */
    public record Question(UUID subject, int version, Kind kind, UUID caseId, PartnerId partner) {}

    /** Starts the clock of a question as the agreement now says; nothing where it sets no deadline. The case is locked. */
    public Optional<Due> start(Question question, Agreement agreement, Instant now) {
        return start(question, agreement, now, Instant.MIN);
    }

    /** The same, with an end that is no earlier than this one. */
    public Optional<Due> start(Question question, Agreement agreement, Instant now, Instant earliestEnd) {
        return Optional.ofNullable(agreement.deadlines().get(question.kind())).map(terms -> {
            Due agreed = terms.of(now);
            Due due = earliestEnd.isAfter(agreed.answer()) ? agreed.endingAt(earliestEnd) : agreed;
            add(new DeadlineRecord(
                    question.subject(),
                    question.version(),
                    question.kind(),
                    question.caseId(),
                    question.partner(),
                    due,
                    due.acknowledgement().isPresent() ? Acknowledgement.AWAITED : Acknowledgement.NOT_WANTED,
                    DeadlineState.RUNNING));
            return due;
        });
    }

    /** All deadlines of a case, oldest question first. */
    public List<DeadlineRecord> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + " where case_id = ? order by asked_at, subject, version")
                .param(caseId)
                .query(Deadlines::read)
                .list();
    }

    /** The deadline of one version of a question. */
    public Optional<DeadlineRecord> find(UUID subject, int version) {
        return jdbc.sql(COLUMNS + " where subject = ? and version = ?")
                .params(subject, version)
                .query(Deadlines::read)
                .optional();
    }

    /** Whether what was asked by this deadline reached its receiver. */
    boolean hasArrived(DeadlineRecord deadline) {
        return jdbc.sql("""
                select exists (select from delivery where referral_id = ? and kind = ? and state = 'DELIVERED' and owed_at >= ?)""")
                .params(Values.of(
                        deadline.subject(),
                        deadline.kind().code(),
                        deadline.due().asked()))
                .query(Boolean.class)
                .single();
    }

    /** Writes where a deadline stands, and sets its clock; its case is locked. */
    public void save(DeadlineRecord changed) {
        jdbc.sql("""
                update deadline set state = ?, acknowledgement = ?, contingency = ?, answer_due = ?, remind_at = ?, escalate_at = ?
                where subject = ? and version = ?""")
                .params(Values.of(
                        changed.state(),
                        changed.acknowledgement(),
                        changed.due().contingency(),
                        changed.due().answer(),
                        changed.due().reminder(),
                        changed.due().escalation(),
                        changed.subject(),
                        changed.version()))
                .update();
        clocks.set(changed.caseId(), clock(changed), changed.next());
    }

    private void add(DeadlineRecord added) {
        Due due = added.due();
        jdbc.sql("""
                insert into deadline (subject, version, kind, case_id, partner, asked_at, acknowledge_due, answer_due, remind_at,
                       escalate_at, contingency, acknowledgement, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        added.subject(),
                        added.version(),
                        added.kind().code(),
                        added.caseId(),
                        added.partner(),
                        due.asked(),
                        due.acknowledgement(),
                        due.answer(),
                        due.reminder(),
                        due.escalation(),
                        due.contingency(),
                        added.acknowledgement(),
                        added.state()))
                .update();
        clocks.set(added.caseId(), clock(added), added.next());
    }

    private static String clock(DeadlineRecord deadline) {
        return deadline.kind().code() + " " + deadline.subject() + " " + deadline.version();
    }

    private static DeadlineRecord read(ResultSet row, int n) throws SQLException {
        return new DeadlineRecord(
                row.getObject("subject", UUID.class),
                row.getInt("version"),
                Kind.ofCode(row.getString("kind")).orElseThrow(),
                row.getObject("case_id", UUID.class),
                new PartnerId(row.getString("partner")),
                new Due(
                        moment(row, "asked_at").orElseThrow(),
                        moment(row, "acknowledge_due"),
                        moment(row, "answer_due").orElseThrow(),
                        moment(row, "remind_at"),
                        moment(row, "escalate_at"),
                        Contingency.valueOf(row.getString("contingency"))),
                Acknowledgement.valueOf(row.getString("acknowledgement")),
                DeadlineState.valueOf(row.getString("state")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
