package org.exchangehub.routes.intake;

import java.util.Optional;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.MessageRecord;

/**
 * A message that was read, before it is settled what it does.
 *
 * @param target the case or referral that the call named
 * @param resumed true where it has waited for its case and is taken up now
 */
public record Received<T>(
        Message<T> message, Operation operation, MessageRecord row, Optional<String> target, boolean resumed) {

    /** The typed view of what it says. */
    public T payload() {
        return message.payload();
    }
}
