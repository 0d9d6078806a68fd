package org.exchangehub.bench.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.exchangehub.contracts.Pool;

/** Lodges by a durable AMQP 1.0 message. */
public final class QueueLodger implements Lodger {

    private final Connection connection;
    private final Pool<Sender> senders;

    /** @param address the queue to send to */
    public QueueLodger(String url, String user, String password, String address) throws IOException {
        try {
            connection = new JmsConnectionFactory(user, password, url).createConnection();
            connection.start();
        } catch (JMSException refused) {
            throw new IOException(refused);
        }
        senders = new Pool<>(() -> sender(address));
    }

    /** A session with its producer: for one thread at a time. */
    private record Sender(Session session, MessageProducer producer) {

        /** Durable, so the broker has it on disk when this returns. */
        boolean send(byte[] declaration) {
            try {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(declaration);
                producer.send(message);
                return true;
            } catch (JMSException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private Sender sender(String address) {
        try {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(address));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            return new Sender(session, producer);
        } catch (JMSException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void lodge(String lrn, byte[] declaration) throws IOException {
        try {
            senders.use(sender -> sender.send(declaration));
        } catch (IllegalStateException refused) {
            throw new IOException(refused);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException lost) {
            throw new IllegalStateException(lost);
        }
    }

    @Override
    public String toString() {
        return "the client of the queue";
    }
}
