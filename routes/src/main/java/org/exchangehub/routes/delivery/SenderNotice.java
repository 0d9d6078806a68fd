package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the sender of a message, once, that what the hub made of it is not known to have reached its receiver in its lifetime. Who is not
 * reached is not told that it is not reached, and nobody is told about a refusal.
 */
public final class SenderNotice {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Messages messages;
    private final Refusals refusals;
    private final Clock clock;

    public SenderNotice(JdbcClient jdbc, Cases cases, Messages messages, Refusals refusals, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.messages = messages;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Within the transaction that parks the delivery. */
    void tell(DeliveryRecord parked, Reason reason) {
        if (parked.kind() == Kind.REFUSAL) {
            return;
        }
        cause(parked)
                .filter(message -> !message.sender().equals(parked.partner()))
                .filter(message -> isFirst(parked.id()))
                .ifPresent(message -> refusals.tell(
                        message,
                        parked.caseId(),
                        new RefusedException(reason, "", words(parked)),
                        "Notice that " + parked.kind().code() + " " + parked.id() + " to " + parked.partner()
                                + " was not delivered"));
    }

    /** The message that it passes on or answers; for what the hub says by itself about a case, the declaration. */
    private Optional<MessageRecord> cause(DeliveryRecord parked) {
        return parked.correlationId()
                .flatMap(Ids::parse)
                .flatMap(messages::find)
                .or(() ->
                        cases.get(parked.caseId()).map(CaseRecord::declaration).flatMap(messages::find));
    }

    private boolean isFirst(UUID delivery) {
        return jdbc.sql("update delivery set sender_told_at = ? where id = ? and sender_told_at is null")
                        .params(Values.of(clock.instant(), delivery))
                        .update()
                == 1;
    }

    private static String words(DeliveryRecord parked) {
        return "The " + parked.kind().code() + " to " + parked.partner()
                + parked.referralId().map(id -> " (referral " + id + ")").orElse("")
                + " is not known to have reached it within its lifetime; an operator looks at it";
    }
}
