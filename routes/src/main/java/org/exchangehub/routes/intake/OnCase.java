package org.exchangehub.routes.intake;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.CaseRecord;

/**
 * A message with the case that it concerns, whose row is locked.
 *
 * @param referral the referral that it answers, for a disposition
 */
public record OnCase<T>(Received<T> received, CaseRecord concerned, Optional<UUID> referral) {

    public Message<T> message() {
        return received.message();
    }

    /** The typed view of what the message says. */
    public T payload() {
        return received.message().payload();
    }

    /** The same message with the case as it stands now. */
    public OnCase<T> with(CaseRecord changed) {
        return new OnCase<>(received, changed, referral);
    }
}
