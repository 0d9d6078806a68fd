package org.exchangehub.connectors.simulator;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** Answers what the hub asks the partner's register by queue. */
final class QueueRegister implements QueueFetch.Taker {

    private static final URI NOWHERE = URI.create("/");

    private final Questions questions;
    private final Faults faults;

    QueueRegister(Questions questions, Faults faults) {
        this.questions = questions;
        this.faults = faults;
    }

    @Override
    public boolean take(Message message, Session session) throws JMSException {
        String id = Optional.ofNullable(message.getStringProperty("requestId"))
                .map(request -> PushServer.WRITE + request)
                .orElse("a question");
        if (faults.strikes(FaultKind.CUT, id)) {
            return true;
        }
        faults.slow(id);
        Optional<String> secret = Optional.ofNullable(message.getStringProperty("authorization"))
                .map(shown -> shown.replaceFirst("^Bearer ", ""));
        Questions.Words words = questions.answer("POST", NOWHERE, new byte[0], message.getBody(byte[].class), secret);
        if (!faults.strikes(FaultKind.LOST, id)) {
            tell(message, session, words.wire(), id);
        }
        return true;
    }

    private void tell(Message question, Session session, Optional<Wire> words, String id) throws JMSException {
        byte[] body = words.map(Wire::bytes).orElse(new byte[0]);
        try (MessageProducer producer = session.createProducer(question.getJMSReplyTo())) {
            BytesMessage answer = session.createBytesMessage();
            answer.writeBytes(body.length > 0 && faults.strikes(FaultKind.MALFORMED, id) ? Outgoing.half(body) : body);
            answer.setJMSCorrelationID(question.getJMSCorrelationID());
            if (words.isPresent()) {
                answer.setStringProperty("contentType", words.get().mediaType());
            }
            producer.send(answer);
        }
    }
}
