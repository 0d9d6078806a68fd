package org.exchangehub.bench.floor;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.exchangehub.bench.platform.Broker;
import org.exchangehub.bench.platform.Database;

/** What a durable commit of one row and a durable message cost, for one at a time and for several. */
final class StorageFloors {

    private static final int CONNECTIONS = 8;
    private static final int PRODUCERS = 32;

    private final Database database;
    private final Broker broker;
    private final byte[] body;

    StorageFloors(Database database, Broker broker, byte[] body) {
        this.database = database;
        this.broker = broker;
        this.body = body;
    }

    List<Floor> measure(Repetition repetition) throws Exception {
        List<Floor> floors = new ArrayList<>();
        try (HikariDataSource pool = database.pool(CONNECTIONS)) {
            floors.add(repetition.measure("durable commit", 0, List.of(commit(pool))));
            floors.add(repetition.measure("durable commit", 2, Collections.nCopies(CONNECTIONS, commit(pool))));
        }
        try (Connection connection = broker.connections().createConnection()) {
            floors.add(repetition.measure("durable send", 0, senders(connection, 1)));
            broker.purge();
            floors.add(repetition.measure("durable send", 1, senders(connection, PRODUCERS)));
            broker.purge();
        }
        return floors;
    }

    private Callable<Integer> commit(HikariDataSource pool) {
        return () -> {
            try (var connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO declaration (id, lrn, declarant, body, state) VALUES (?, ?, ?, ?, 'TAKEN')")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "FLOOR");
                insert.setString(3, "987654325");
                insert.setBytes(4, body);
                return insert.executeUpdate();
            }
        };
    }

    private List<Callable<?>> senders(Connection connection, int count) throws JMSException {
        List<Callable<?>> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(Broker.QUEUE));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            senders.add(() -> {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(body);
                producer.send(message);
                return message;
            });
        }
        return senders;
    }
}
