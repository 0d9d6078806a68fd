package org.exchangehub.connectors.simulator;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** Answers on the partner's own queue into the hub; what the hub refuses it says on the partner's queue out of it. */
final class QueueAnswers implements AnswerChannel {

    private final Hub hub;
    private final Broker broker;

    QueueAnswers(Hub hub) {
        this.hub = hub;
        this.broker = new Broker(hub);
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        send(messageId, Optional.of(inReplyTo.messageId()), answer);
        return Optional.empty();
    }

    synchronized void send(String messageId, Optional<String> correlationId, Wire wire) throws IOException {
        try (Session session = broker.connection().createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("hub.in." + hub.partner()))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(wire.bytes());
            message.setStringProperty("messageId", messageId);
            message.setStringProperty("contentType", wire.mediaType());
            if (correlationId.isPresent()) {
                message.setJMSCorrelationID(correlationId.get());
            }
            producer.send(message);
        } catch (JMSException e) {
            broker.close();
            throw new IOException("The broker did not take it", e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
