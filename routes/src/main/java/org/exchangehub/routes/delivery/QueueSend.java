package org.exchangehub.routes.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import org.exchangehub.routes.exchange.Addresses;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/** Delivery into the partner's own queue, where it is durable before it counts as delivered. */
public final class QueueSend {

    /** Marks a copy that the broker has seen: it drops the second one. */
    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final JmsTemplate broker;
    private final Clock clock;

    public QueueSend(JmsTemplate broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    Outcome send(Sending sending) {
        DeliveryRecord delivery = sending.delivery();
        Duration left = Duration.between(clock.instant(), delivery.expiresAt());
        try {
            broker.execute(Addresses.out(delivery.partner()), (session, producer) -> {
                producer.setTimeToLive(Math.max(1, left.toMillis()));
                producer.send(message(session, sending));
                return null;
            });
            return new Outcome.Delivered("durable in " + Addresses.out(delivery.partner()));
        } catch (JmsException failed) {
            return new Outcome.Unavailable("broker: " + failed.getClass().getSimpleName());
        }
    }

    private static Message message(Session session, Sending sending) throws jakarta.jms.JMSException {
        DeliveryRecord delivery = sending.delivery();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(sending.wire().bytes());
        message.setStringProperty(DUPLICATE_ID, delivery.id() + "/" + delivery.owedOrResent());
        message.setStringProperty("messageId", delivery.id().toString());
        message.setStringProperty("kind", delivery.kind().code());
        message.setStringProperty("contentType", sending.wire().mediaType());
        if (delivery.correlationId().isPresent()) {
            message.setJMSCorrelationID(delivery.correlationId().get());
        }
        return message;
    }
}
