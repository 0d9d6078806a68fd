package org.exchangehub.routes.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** Watches over notices that say by when they want an answer; Customs is reminded once before, and told once when none has come. */
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

    /** A notice that is not answered in time, or whose time is soon over. */
    record Late(
            PartnerId network,
            Speaker speaker,
            String number,
            String type,
            Optional<UUID> movement,
            UUID messageId,
            Instant dueAt) {}

    /**
     * Begins to watch over a notice, where it says by when it wants an answer.
     *
     * @param remind how long before that Customs is reminded; not at all where less time is left
     */
    void watch(PartnerId network, Speaker speaker, Notice notice, Optional<Duration> remind) {
        Optional.ofNullable(notice.getControlOrder())
                .map(ControlOrder::getResponseDueDateTime)
                .map(OffsetDateTime::toInstant)
                .ifPresent(due -> jdbc.sql(
                                "update notice set due_at = ?, remind_at = ? where network = ? and speaker = ? and number = ?")
                        .params(Values.of(
                                due,
                                remind.map(due::minus).filter(clock.instant()::isBefore),
                                network.value(),
                                speaker.name(),
                                notice.getNoticeID()))
                        .update());
    }

    /** The oldest whose time is over, or soon over, at most 50. */
    List<Late> late() {
        return jdbc.sql("""
                select network, speaker, number, type, movement, message_id, due_at from notice
                where ((due_at <= :now and not overdue) or remind_at <= :now) and coalesce(stage, '') not in ('PROCESSED', 'REJECTED')
                order by due_at limit 50""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
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
        boolean isOver = !clock.instant().isBefore(late.dueAt());
        int ours = jdbc.sql("""
                update notice set overdue = ?, remind_at = null where network = ? and speaker = ? and number = ? and not overdue
                   and (remind_at is not null or ?) and coalesce(stage, '') not in ('PROCESSED', 'REJECTED')""")
                .params(Values.of(isOver, late.network().value(), late.speaker().name(), late.number(), isOver))
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
        String type = isOver ? "OVERDUE" : "REMINDER";
        evidence.note(Step.of(chain, type, late.network(), Kind.NOTICE, late.messageId(), text));
        letters.late(late, type, chain, text);
    }
}
