package org.exchangehub.connectors.simulator;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes messages from the partner's queue; each leaves the queue when the partner has remembered it. */
final class QueueFetch implements Reader.Fetch {

    private final Hub hub;
    private final Broker broker;
    private final Desk desk;
    private final Duration patience;
    private @Nullable MessageConsumer consumer;

    QueueFetch(Hub hub, Desk desk, Duration patience) {
        this.hub = hub;
        this.broker = new Broker(hub);
        this.desk = desk;
        this.patience = patience;
    }

    @Override
    public boolean fetch() throws IOException {
        try {
            Message message = consumer().receive(patience.toMillis());
            if (message != null) {
                taken(message);
            }
            return true;
        } catch (JMSException e) {
            pause();
            throw new IOException("The broker is not there", e);
        }
    }

    // What is not acknowledged comes again once the connection is gone.
    private void taken(Message message) throws JMSException {
        Optional<String> correlation = Optional.ofNullable(message.getJMSCorrelationID());
        String id = Optional.ofNullable(message.getStringProperty("messageId")).orElse(message.getJMSMessageID());
        if (desk.faults().strikes(FaultKind.CUT, id)) {
            pause();
            return;
        }
        desk.faults().slow(id);
        desk.take(id, correlation, message.getBody(byte[].class));
        if (desk.faults().strikes(FaultKind.LOST, id)) {
            pause();
            return;
        }
        message.acknowledge();
    }

    private MessageConsumer consumer() throws IOException, JMSException {
        MessageConsumer open = consumer;
        if (open == null) {
            Session session = broker.connection().createSession(Session.CLIENT_ACKNOWLEDGE);
            open = session.createConsumer(session.createQueue("hub.out." + hub.partner()));
            consumer = open;
        }
        return open;
    }

    /** Gives back what lies ahead: the broker keeps it until the next fetch. */
    @Override
    public void pause() {
        consumer = null;
        broker.close();
    }

    @Override
    public void close() {
        pause();
    }
}
