package org.exchangehub.routes.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.routes.delivery.RegisterWire.Caller;
import org.exchangehub.routes.delivery.RegisterWire.Told;
import org.exchangehub.routes.exchange.Addresses;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * Asks the register of a partner by the broker. The question lies in {@link Addresses#ask} as long as the hub waits, the answer comes in
 * {@link Addresses#tell}, to which the partner alone sends, with the question's correlation id.
 */
public final class RegisterQueue {

    private final JmsTemplate broker;
    private final Duration patience;

    /** @param patience how long an answer may take where the folder says nothing else */
    public RegisterQueue(JmsTemplate broker, Duration patience) {
        this.broker = broker;
        this.patience = patience;
    }

    Told call(Caller caller, Wire question, Map<String, String> parameters) {
        AtomicBoolean sent = new AtomicBoolean();
        try {
            Told told = broker.execute(session -> call(session, caller, question, parameters, sent), true);
            return told == null ? new Told.Lost("no answer") : told;
        } catch (JmsException failed) {
            String cause = "broker: " + failed.getClass().getSimpleName();
            return sent.get() ? new Told.Lost(cause) : new Told.NotReached(cause);
        }
    }

    private Told call(Session session, Caller caller, Wire question, Map<String, String> parameters, AtomicBoolean sent)
            throws JMSException {
        PartnerId partner = caller.partner().id();
        long millis = caller.register().timeout().orElse(patience).toMillis();
        String id = parameters.getOrDefault("call-id", "");
        try (MessageConsumer answers = session.createConsumer(
                        session.createQueue(Addresses.tell(partner)), "JMSCorrelationID = '" + id + "'");
                MessageProducer questions = session.createProducer(session.createQueue(Addresses.ask(partner)))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(question.bytes());
            message.setJMSCorrelationID(id);
            message.setJMSReplyTo(session.createQueue(Addresses.tell(partner)));
            message.setStringProperty("contentType", question.mediaType());
            message.setStringProperty("authorization", "Bearer " + caller.secret());
            if (!caller.reads()) {
                message.setStringProperty("requestId", parameters.getOrDefault("request-id", ""));
            }
            sent.set(true);
            questions.send(message, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, millis);
            return told(answers.receive(millis), question);
        }
    }

    private static Told told(@Nullable Message answer, Wire question) throws JMSException {
        if (answer == null) {
            return new Told.Lost("no answer");
        }
        byte[] words = answer instanceof BytesMessage ? answer.getBody(byte[].class) : null;
        if (words == null || words.length == 0) {
            return new Told.Lost("an empty answer");
        }
        String mediaType =
                Optional.ofNullable(answer.getStringProperty("contentType")).orElse(question.mediaType());
        return new Told.Words(new Wire(mediaType, words));
    }
}
