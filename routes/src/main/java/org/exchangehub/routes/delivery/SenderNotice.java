package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
 * Tells the sender of a message, once, that what the hub made of it is not known to have reached its receiver in its lifetime, or that the
 * receiver has refused its notice. Who is not reached is not told that it is not reached, and nobody is told about a refusal of the hub.
 */
public final class SenderNotice {

    private static final Pattern NO_TEXT = Pattern.compile("[^\\x20-\\uD7FF\\uE000-\\uFFFD]+");
    private static final int MOST = 1000;

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
        if (parked.kind() != Kind.REFUSAL) {
            tell(parked, reason, words(parked));
        }
    }

    /** Within the transaction that settles a delivery as refused. No answer follows to a notice that its receiver has not taken. */
    void refused(DeliveryRecord refused, String detail) {
        if (refused.kind() == Kind.NOTICE) {
            tell(
                    refused,
                    Reason.RECEIVER_REFUSED,
                    refused.partner() + " refused the notice (delivery " + refused.id() + "): " + plain(detail));
        }
    }

    private void tell(DeliveryRecord delivery, Reason reason, String words) {
        cause(delivery)
                .filter(message -> !message.sender().equals(delivery.partner()))
                .filter(message -> isFirst(delivery.id()))
                .ifPresent(message -> refusals.tell(
                        message,
                        delivery.caseId(),
                        new RefusedException(reason, "", words),
                        "Notice that " + delivery.kind().code() + " " + delivery.id() + " to " + delivery.partner()
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

    /** What a partner wrote, as it can stand in an XML document. */
    private static String plain(String detail) {
        String text = NO_TEXT.matcher(detail).replaceAll(" ");
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static String words(DeliveryRecord parked) {
        return "The " + parked.kind().code() + " to " + parked.partner()
                + parked.referralId().map(id -> " (referral " + id + ")").orElse("")
                + " is not known to have reached it within its lifetime; an operator looks at it";
    }
}
