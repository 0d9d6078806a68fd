package org.exchangehub.routes.binding.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers that come later than the message was taken in: no reader of a queue waits for them. When they are there they go out; when
 * the sender waits no longer, or it turns out that it is not known, word of that goes out, and the answer still follows it.
 */
public final class LaterReplies {

    private final JdbcClient jdbc;
    private final HeldAnswers held;
    private final Bodies bodies;
    private final QueueReplies replies;
    private final Clock clock;

    public LaterReplies(JdbcClient jdbc, HeldAnswers held, Bodies bodies, QueueReplies replies, Clock clock) {
        this.jdbc = jdbc;
        this.held = held;
        this.bodies = bodies;
        this.replies = replies;
        this.clock = clock;
    }

    void owe(UUID message, PartnerId receiver, Optional<String> correlation, boolean isJson, Duration patience) {
        jdbc.sql("""
                insert into held_reply (message_id, partner, correlation, json, due_at) values (?, ?, ?, ?, ?)
                on conflict (message_id) do update set due_at = excluded.due_at, told = false""")
                .params(Values.of(
                        message, receiver, correlation, isJson, clock.instant().plus(patience)))
                .update();
    }

    /** One that is owed. */
    record Owed(UUID message, PartnerId receiver, Optional<String> correlation, boolean isJson) {}

    /** What can be told now. */
    List<UUID> due() {
        return jdbc.sql("""
                select r.message_id from held_reply r left join held_work w on w.message_id = r.message_id
                where w.state is distinct from 'OPEN' or not r.told and (w.waits or r.due_at <= ?)
                order by r.due_at limit 100""")
                .params(Values.of(clock.instant()))
                .query(UUID.class)
                .list();
    }

    /** Tells what is known; a kill in between tells it again. */
    void tell(UUID message) {
        Optional<Owed> owed = jdbc.sql("""
                select partner, correlation, json from held_reply where message_id = ? for update skip locked""")
                .param(message)
                .query((row, n) -> new Owed(
                        message,
                        new PartnerId(row.getString(1)),
                        Optional.ofNullable(row.getString(2)),
                        row.getBoolean(3)))
                .optional();
        owed.ifPresent(this::tell);
    }

    private void tell(Owed owed) {
        Optional<byte[]> answer = bodies.answer(owed.message());
        answer.or(() -> held.unknown(owed.message()))
                .ifPresent(document -> replies.send(
                        owed.receiver(), replies.written(document, owed.isJson()), "answer", owed.correlation()));
        if (answer.isPresent()) {
            jdbc.sql("delete from held_reply where message_id = ?")
                    .param(owed.message())
                    .update();
        } else {
            jdbc.sql("update held_reply set told = true where message_id = ?")
                    .param(owed.message())
                    .update();
        }
    }
}
