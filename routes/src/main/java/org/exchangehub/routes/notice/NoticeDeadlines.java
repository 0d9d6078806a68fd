package org.exchangehub.routes.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watches over notices that say by when they want an answer; Customs is told once when none has come. */
public final class NoticeDeadlines {

    private final JdbcClient jdbc;
    private final Movements movements;
    private final NoticeLetters letters;
    private final Evidence evidence;
    private final Clock clock;

    public NoticeDeadlines(
            JdbcClient jdbc, Movements movements, NoticeLetters letters, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.movements = movements;
        this.letters = letters;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A notice that is not answered in time. */
    record Late(
            PartnerId network,
            Speaker speaker,
            String number,
            String type,
            Optional<UUID> movement,
            UUID messageId,
            Instant dueAt) {}

    /** Begins to watch over a notice, where it says by when it wants an answer. */
    void watch(PartnerId network, Speaker speaker, Notice notice) {
        Optional.ofNullable(notice.getControlOrder())
                .map(ControlOrder::getResponseDueDateTime)
                .map(OffsetDateTime::toInstant)
                .ifPresent(
                        due -> jdbc.sql("update notice set due_at = ? where network = ? and speaker = ? and number = ?")
                                .params(Values.of(due, network.value(), speaker.name(), notice.getNoticeID()))
                                .update());
    }

    /** The oldest whose time is over, at most 50. */
    List<Late> late() {
        return jdbc.sql("""
                select network, speaker, number, type, movement, message_id, due_at from notice
                where due_at <= ? and not overdue and coalesce(stage, '') not in ('PROCESSED', 'REJECTED')
                order by due_at limit 50""")
                .params(Values.of(clock.instant()))
                .query((row, n) -> new Late(
                        new PartnerId(row.getString("network")),
                        Speaker.valueOf(row.getString("speaker")),
                        row.getString("number"),
                        row.getString("type"),
                        Optional.ofNullable(row.getObject("movement", UUID.class)),
                        row.getObject("message_id", UUID.class),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Tells Customs, unless another node has done it or the answer has come since. */
    void tell(Late late) {
        int ours = jdbc.sql("""
                update notice set overdue = true where network = ? and speaker = ? and number = ? and not overdue
                   and coalesce(stage, '') not in ('PROCESSED', 'REJECTED')""")
                .params(Values.of(late.network().value(), late.speaker().name(), late.number()))
                .update();
        if (ours == 0) {
            return;
        }
        UUID chain =
                late.movement().flatMap(movements::find).map(Movement::chain).orElse(late.messageId());
        String text = late.type() + " " + late.number()
                + (late.speaker() == Speaker.CUSTOMS
                        ? " is not answered by " + late.network()
                        : " of " + late.network() + " is not answered by Customs");
        evidence.note(Step.of(chain, "OVERDUE", late.network(), Kind.NOTICE, late.messageId(), text));
        letters.overdue(late, chain, text);
    }
}
