package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.UUID;
import java.util.function.Function;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages by the broker, over AMQP 1.0 and over the core protocol. */
@Journey
class QueueTest {

    private static final int WAIT = 10_000;

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void aDeclarationByAmqpIsTakenAndAnsweredWhereAReplyIsWanted() throws Exception {
        takenAndAnswered(hub::amqp);
    }

    @Test
    void aDeclarationByTheCoreProtocolIsTakenAndAnsweredWhereAReplyIsWanted() throws Exception {
        takenAndAnswered(hub::core);
    }

    private void takenAndAnswered(Function<PartnerId, JMSContext> connect) throws JMSException {
        String lrn = Declarations.lrn();
        String id = UUID.randomUUID().toString();
        try (JMSContext customs = connect.apply(HubClient.CUSTOMS)) {
            Message receipt = ask(customs, id, Declarations.original(lrn, Declarations.MEDICINE));
            assertThat(receipt.getStringProperty("kind")).isEqualTo("receipt");
            assertThat(text(receipt))
                    .contains("<SenderMessageID>" + id + "</SenderMessageID>", "<LRN>" + lrn + "</LRN>");

            Message again = ask(customs, id, Declarations.original(lrn, Declarations.MEDICINE));
            assertThat(text(again)).as("the same message gets the same answer").isEqualTo(text(receipt));
        }
        await().untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases?lrn=" + lrn)
                        .json()
                        .path("caseList")
                        .path("case")
                        .path(0)
                        .path("clearanceAdvice")
                        .path("adviceCode")
                        .asString())
                .isEqualTo("MAY_RELEASE"));
    }

    @Test
    void whatIsRefusedIsAnsweredWithCodeAndPositionAlsoWhereNoReplyWasAskedFor() throws Exception {
        String id = UUID.randomUUID().toString();
        try (JMSContext customs = hub.amqp(HubClient.CUSTOMS)) {
            Message sent = message(customs, id, Declarations.original(Declarations.lrn(), "12"));
            customs.createProducer().send(customs.createQueue(Addresses.in(HubClient.CUSTOMS)), sent);
            Message refusal = reply(customs, id);
            assertThat(refusal.getStringProperty("kind")).isEqualTo("refusal");
            assertThat(text(refusal))
                    .contains("<ReasonCode>SCHEMA_INVALID</ReasonCode>", "/Declaration/GoodsItem/CommodityCode");
        }
    }

    @Test
    void aReplyAddressSteersTheHubNowhereElse() throws Exception {
        String id = UUID.randomUUID().toString();
        try (JMSContext customs = hub.amqp(HubClient.CUSTOMS);
                JMSContext medicines = hub.amqp(HubClient.MEDICINES)) {
            Message sent = message(customs, id, Declarations.original(Declarations.lrn(), Declarations.BOOKS));
            sent.setJMSReplyTo(customs.createQueue(Addresses.reply(HubClient.MEDICINES)));
            customs.createProducer().send(customs.createQueue(Addresses.in(HubClient.CUSTOMS)), sent);
            assertThat(reply(customs, id).getStringProperty("kind")).isEqualTo("receipt");
            assertThat(medicines
                            .createConsumer(
                                    medicines.createQueue(Addresses.reply(HubClient.MEDICINES)),
                                    "JMSCorrelationID = '" + id + "'")
                            .receiveNoWait())
                    .isNull();
        }
    }

    private static Message ask(JMSContext customs, String id, String body) throws JMSException {
        Message sent = message(customs, id, body);
        sent.setJMSReplyTo(customs.createQueue(Addresses.reply(HubClient.CUSTOMS)));
        customs.createProducer().send(customs.createQueue(Addresses.in(HubClient.CUSTOMS)), sent);
        return reply(customs, id);
    }

    private static Message message(JMSContext customs, String id, String body) throws JMSException {
        Message sent = customs.createTextMessage(body);
        sent.setStringProperty("messageId", id);
        sent.setStringProperty("contentType", Declarations.XML);
        return sent;
    }

    private static Message reply(JMSContext customs, String id) {
        Queue queue = customs.createQueue(Addresses.reply(HubClient.CUSTOMS));
        try (var consumer = customs.createConsumer(queue, "JMSCorrelationID = '" + id + "'")) {
            Message reply = consumer.receive(WAIT);
            assertThat(reply).as("reply to " + id).isNotNull();
            return reply;
        }
    }

    private static String text(Message message) throws JMSException {
        return new String(message.getBody(byte[].class), UTF_8);
    }
}
