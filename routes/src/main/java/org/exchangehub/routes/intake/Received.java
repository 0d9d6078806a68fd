package org.exchangehub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Fault;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.MessageRecord;

/**
 * A message that was read, before it is settled what it does.
 *
 * @param target the case or referral that the call named
 * @param resumed true where it has waited for its case and is taken up now
 * @param actor the person who acts for the sender, where the call proved one
 * @param warnings what is not as it should be, by rules that only warn
 * @param document what the flow of its kind has answered, in canonical form, where it has
 * @param chain what it is about where that is no case: there stands what is said of it; the message itself where absent
 */
@SuppressWarnings("ArrayRecordComponent")
public record Received<T>(
        Message<T> message,
        Operation operation,
        MessageRecord row,
        Optional<String> target,
        boolean resumed,
        Optional<String> actor,
        List<Fault> warnings,
        Optional<byte[]> document,
        Optional<UUID> chain) {

    /** A message for which no person is known to act. */
    public Received(
            Message<T> message, Operation operation, MessageRecord row, Optional<String> target, boolean resumed) {
        this(message, operation, row, target, resumed, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same message, answered with this document. */
    public Received<T> answered(byte[] canonical) {
        return new Received<>(message, operation, row, target, resumed, actor, warnings, Optional.of(canonical), chain);
    }

    /** The same message, about a movement that has no case. */
    public Received<T> about(UUID movement) {
        return new Received<>(
                message, operation, row, target, resumed, actor, warnings, document, Optional.of(movement));
    }

    /** The typed view of what it says. */
    public T payload() {
        return message.payload();
    }
}
