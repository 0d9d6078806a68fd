package org.exchangehub.bench.subject;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Customs at its queue: takes off it what the hub answers, so that it does not pile up there. */
final class Customs implements AutoCloseable {

    private final Connection connection;

    private Customs(Connection connection) {
        this.connection = connection;
    }

    static Customs read(String url, String user, String password) throws IOException {
        try {
            Connection connection = new JmsConnectionFactory(user, password, url).createConnection();
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue("hub.out.customs")).setMessageListener(answer -> {
                // Only taken off: the record says how many there were.
            });
            connection.start();
            return new Customs(connection);
        } catch (JMSException refused) {
            throw new IOException(refused);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }

    @Override
    public String toString() {
        return "Customs at its queue";
    }
}
