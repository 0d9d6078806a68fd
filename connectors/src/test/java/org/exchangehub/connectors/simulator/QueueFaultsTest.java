package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.MEDICINES;
import static org.exchangehub.connectors.simulator.Played.referral;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a simulated partner reads its queue on a real broker while a fault is switched on. */
class QueueFaultsTest {

    private static final String OUT = "hub.out." + MEDICINES;
    private static final String IN = "hub.in." + MEDICINES;

    private EmbeddedActiveMQ broker;
    private URI amqp;

    private Simulators partners;
    private Simulator medicines;
    private Connection connection;
    private Session session;

    private void startBroker() throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJournalDirectory("target/no-journal");
        configuration.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                java.util.Map.of(
                        "host", "127.0.0.1", "port", 0, "protocols", "AMQP", "useEpoll", false, "useKQueue", false),
                "amqp"));
        broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        broker.start();
        var acceptor = broker.getActiveMQServer().getRemotingService().getAcceptor("amqp");
        amqp = URI.create("amqp://127.0.0.1:" + Objects.requireNonNull(acceptor).getActualPort());
    }

    @BeforeEach
    void start() throws Exception {
        startBroker();
        connection = new JmsConnectionFactory(amqp.toString()).createConnection();
        connection.start();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        partners = Played.partners(MEDICINES);
        medicines = partners.of(MEDICINES);
        partners.connect(new HubAccess(URI.create("http://127.0.0.1:1"), amqp, partner -> "", partner -> ""));
    }

    @AfterEach
    void stop() throws Exception {
        partners.close();
        connection.close();
        broker.stop();
    }

    @Test
    void withoutFaultsItTakesTheMessageAndAnswersOnItsQueue() throws Exception {
        put("m-1", "r-1");

        var answer = session.createConsumer(session.createQueue(IN)).receive(10_000);
        assertThat(answer).isNotNull();
        assertThat(new String(answer.getBody(byte[].class), UTF_8)).contains("\"r-1\"", "MAY_PROCEED");
        assertThat(medicines.received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
    }

    @Test
    void cutLeavesTheMessageOnTheQueueAndItComesAgain() throws Exception {
        medicines.faults().on(FaultSwitch.times(FaultKind.CUT, 2));
        put("m-2", "r-2");

        await().untilAsserted(() -> assertThat(medicines.received()).hasSize(1));
        assertThat(medicines.received().getFirst().repeats()).isEqualTo(0);
        assertThat(medicines.faults().hits()).singleElement().satisfies(hit -> {
            assertThat(hit.target()).isEqualTo("m-2");
            assertThat(hit.times()).isEqualTo(2);
        });
    }

    @Test
    void lostTakesTheMessageAndItComesAgain() throws Exception {
        medicines.faults().on(FaultSwitch.times(FaultKind.LOST, 2));
        put("m-3", "r-3");

        await().untilAsserted(() -> assertThat(medicines.received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(2));
    }

    @Test
    void slowTakesItLater() throws Exception {
        medicines.faults().on(FaultSwitch.times(FaultKind.SLOW, 1).lasting(Duration.ofMillis(400)));
        put("m-4", "r-4");

        await().untilAsserted(() -> assertThat(medicines.received()).hasSize(1));
        assertThat(medicines.received().getFirst().at())
                .isAfterOrEqualTo(medicines.faults().hits().getFirst().at().plusMillis(400));
    }

    @Test
    void downLeavesItOnTheQueueAndTakesItLater() throws Exception {
        medicines.faults().on(FaultSwitch.always(FaultKind.DOWN));
        await().until(() -> medicines.faults().hits().stream().anyMatch(hit -> hit.times() > 1));
        put("m-5", "r-5");
        int before = medicines.faults().hits().getLast().times();
        await().until(() -> medicines.faults().hits().getLast().times() > before + 2);
        assertThat(medicines.received()).isEmpty();

        medicines.faults().allOff();
        await().untilAsserted(() -> assertThat(medicines.received()).hasSize(1));
    }

    private void put(String messageId, String reference) throws Exception {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(referral(reference, 1, "300490").getBytes(UTF_8));
        message.setStringProperty("messageId", messageId);
        session.createProducer(session.createQueue(OUT)).send(message);
    }
}
