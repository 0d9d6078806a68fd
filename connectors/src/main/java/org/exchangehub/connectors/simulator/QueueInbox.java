package org.exchangehub.connectors.simulator;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Optional;

/** Remembers what the hub has for the partner. */
final class QueueInbox implements QueueFetch.Taker {

    private final Desk desk;

    QueueInbox(Desk desk) {
        this.desk = desk;
    }

    @Override
    public boolean take(Message message, Session session) throws JMSException {
        Optional<String> correlation = Optional.ofNullable(message.getJMSCorrelationID());
        String id = Optional.ofNullable(message.getStringProperty("messageId")).orElse(message.getJMSMessageID());
        if (desk.faults().strikes(FaultKind.CUT, id)) {
            return false;
        }
        desk.faults().slow(id);
        desk.take(id, correlation, message.getBody(byte[].class));
        return !desk.faults().strikes(FaultKind.LOST, id);
    }
}
