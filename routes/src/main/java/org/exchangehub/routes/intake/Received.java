package org.exchangehub.routes.intake;

import java.util.List;
import java.util.Optional;
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
        Optional<byte[]> document) {

    /** A message for which no person is known to act. */
    public Received(
            Message<T> message, Operation operation, MessageRecord row, Optional<String> target, boolean resumed) {
        this(message, operation, row, target, resumed, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same message, answered with this document. */
    public Received<T> answered(byte[] canonical) {
        return new Received<>(message, operation, row, target, resumed, actor, warnings, Optional.of(canonical));
    }

    /** The typed view of what it says. */
    public T payload() {
        return message.payload();
    }
}
