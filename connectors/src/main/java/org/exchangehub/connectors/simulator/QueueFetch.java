package org.exchangehub.connectors.simulator;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes messages from one of the partner's queues; each leaves the queue when the partner is done with it. */
final class QueueFetch implements Reader.Fetch {

    private final String address;
    private final Broker broker;
    private final Duration patience;
    private final BooleanSupplier up;
    private final Taker taker;
    private @Nullable Session session;
    private @Nullable MessageConsumer consumer;

    /** What is done with a message. */
    interface Taker {

        /** @return whether the partner is done with it; else its connection is cut, and the message comes again */
        boolean take(Message message, Session session) throws JMSException;
    }

    /** @param up whether the partner works: what comes while it does not is given back */
    QueueFetch(Hub hub, String address, Duration patience, BooleanSupplier up, Taker taker) {
        this.address = address;
        this.broker = new Broker(hub);
        this.patience = patience;
        this.up = up;
        this.taker = taker;
    }

    @Override
    public boolean fetch() throws IOException {
        try {
            Session open = session();
            Message message = consumer(open).receive(patience.toMillis());
            if (message != null) {
                if (up.getAsBoolean() && taker.take(message, open)) {
                    message.acknowledge();
                } else {
                    pause();
                }
            }
            return true;
        } catch (JMSException e) {
            pause();
            throw new IOException("The broker is not there", e);
        }
    }

    private Session session() throws IOException, JMSException {
        Session open = session;
        if (open == null) {
            open = broker.connection().createSession(Session.CLIENT_ACKNOWLEDGE);
            session = open;
        }
        return open;
    }

    private MessageConsumer consumer(Session on) throws JMSException {
        MessageConsumer open = consumer;
        if (open == null) {
            open = on.createConsumer(on.createQueue(address));
            consumer = open;
        }
        return open;
    }

    /** Gives back what lies ahead: the broker keeps it until the next fetch. */
    @Override
    public void pause() {
        consumer = null;
        session = null;
        broker.close();
    }

    @Override
    public void close() {
        pause();
    }
}
