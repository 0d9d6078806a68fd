package org.exchangehub.config.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner reaches its own addresses on the broker, in its own direction, and no others. */
class BrokerAccessTest {

    private static final PartnerId ANNA = new PartnerId("anna");
    private static final PartnerId BERT = new PartnerId("bert");
    private static final String WORD = "secret";
    private static final int WAIT = 5_000;

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory, 0);
        broker.access().addPartner(ANNA, WORD);
        broker.access().addPartner(BERT, WORD);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void carriesMessagesBothWaysOverAmqp() {
        try (var hub = hub();
                var anna = amqp().createContext("anna", WORD)) {
            send(anna, Addresses.in(ANNA), "question");
            assertThat(read(hub, Addresses.in(ANNA))).isEqualTo("question");
            send(hub, Addresses.reply(ANNA), "answer");
            assertThat(read(anna, Addresses.reply(ANNA))).isEqualTo("answer");
            send(hub, Addresses.out(ANNA), "referral");
            assertThat(read(anna, Addresses.out(ANNA))).isEqualTo("referral");
        }
    }

    @Test
    void refusesWhatIsNotThePartnersOwn() {
        for (var factory : new ConnectionFactory[] {amqp(), core()}) {
            assertRefused(factory, context -> send(context, Addresses.in(BERT), "x"));
            assertRefused(factory, context -> send(context, Addresses.out(ANNA), "x"));
            assertRefused(factory, context -> send(context, Addresses.deliver(ANNA), "x"));
            assertRefused(factory, context -> send(context, "hub.new", "x"));
            assertRefused(factory, context -> read(context, Addresses.out(BERT)));
            assertRefused(factory, context -> read(context, Addresses.in(ANNA)));
            assertRefused(factory, context -> read(context, Addresses.DEAD));
            assertRefused(factory, JMSContext::createTemporaryQueue);
        }
    }

    @Test
    void refusesAWrongPasswordAndARemovedPartner() {
        var carl = new PartnerId("carl");
        broker.access().addPartner(carl, WORD);
        amqp().createContext("carl", WORD).close();
        assertThatThrownBy(() -> amqp().createContext("carl", "guess").start()).isInstanceOf(JMSRuntimeException.class);

        broker.access().addPartner(carl, "changed");
        assertThatThrownBy(() -> amqp().createContext("carl", WORD).start()).isInstanceOf(JMSRuntimeException.class);

        broker.access().removePartner(carl);
        assertThatThrownBy(() -> amqp().createContext("carl", "changed").start())
                .isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void saysSoWhenThePortIsTaken(@TempDir Path other) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(other, taken.getLocalPort()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("is taken");
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void on(JMSContext context);
    }

    private static void assertRefused(ConnectionFactory factory, Attempt attempt) {
        try (var context = factory.createContext("anna", WORD)) {
            assertThatThrownBy(() -> attempt.on(context)).isInstanceOf(JMSRuntimeException.class);
        }
    }

    private static void send(JMSContext context, String address, String text) {
        context.createProducer().send(context.createQueue(address), text);
    }

    private static String read(JMSContext context, String address) {
        return context.createConsumer(context.createQueue(address)).receiveBody(String.class, WAIT);
    }

    private static JMSContext hub() {
        return new ActiveMQConnectionFactory(broker.hubUrl()).createContext(broker.hubUser(), broker.hubPassword());
    }

    private static ConnectionFactory amqp() {
        return new JmsConnectionFactory("amqp://127.0.0.1:" + broker.port());
    }

    private static ConnectionFactory core() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port() + "?useEpoll=false&useKQueue=false");
    }
}
