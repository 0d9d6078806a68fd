package org.exchangehub.routes.intake;

import java.util.Optional;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.MessageRecord;

/**
 * A message that was read, before it is settled what it does.
 *
 * @param target the case or referral that the call named
 * @param resumed true where it has waited for its case and is taken up now
 * @param actor the person who acts for the sender, where the call proved one
 */
public record Received<T>(
        Message<T> message,
        Operation operation,
        MessageRecord row,
        Optional<String> target,
        boolean resumed,
        Optional<String> actor) {

    /** A message for which no person is known to act. */
    public Received(
            Message<T> message, Operation operation, MessageRecord row, Optional<String> target, boolean resumed) {
        this(message, operation, row, target, resumed, Optional.empty());
    }

    /** The typed view of what it says. */
    public T payload() {
        return message.payload();
    }
}
