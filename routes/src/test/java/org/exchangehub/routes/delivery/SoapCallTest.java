package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.delivery.SoapReceiver.Answer;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delivery by SOAP to receivers that answer well, badly, and not at all. */
@Timeout(120)
class SoapCallTest {

    private static final String WITHDRAWAL =
            "<Withdrawal xmlns=\"urn:exchangehub:v1\"><ReferralID>r-1</ReferralID></Withdrawal>";
    private static final String ACKNOWLEDGEMENT =
            soap("<Acknowledgement xmlns=\"urn:exchangehub:v1\"><ReceiptID>x-7</ReceiptID></Acknowledgement>");
    private static final SoapCall CALL = new SoapCall(
            new SoapCallers(Duration.ofSeconds(2)),
            new SoapSides(new Endpoints(), new Catalogue(), Clock.systemUTC()),
            (delivery, proof) -> {
                throw new AssertionError("Nothing is signed here");
            });

    private SoapReceiver server;
    private Endpoint endpoint;
    private Function<HttpExchange, Answer> receiver = call -> new Answer(200, "text/xml", ACKNOWLEDGEMENT);

    @BeforeEach
    void listen() throws IOException {
        server = new SoapReceiver(call -> receiver.apply(call));
        endpoint = new Endpoint(server.uri(), Optional.of("secret"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theCallFollowsTheReceiverWsdl() {
        Map<String, String> seen = new ConcurrentHashMap<>();
        receiver = call -> {
            seen.put("body", SoapReceiver.body(call));
            seen.put("action", String.valueOf(call.getRequestHeaders().getFirst("SOAPAction")));
            seen.put("token", String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
            seen.put("id", String.valueOf(call.getRequestHeaders().getFirst("Message-Id")));
            return new Answer(200, "text/xml", ACKNOWLEDGEMENT);
        };
        Sending sending = sending(standard(true));

        assertThat(CALL.send(sending, endpoint)).isEqualTo(new Outcome.Delivered("SOAP answer x-7"));

        String id = sending.delivery().id().toString();
        assertThat(seen)
                .containsEntry("action", "\"urn:exchangehub:v1:receiver:Withdrawal\"")
                .containsEntry("token", "Bearer secret")
                .containsEntry("id", id);
        assertThat(seen.get("body"))
                .containsPattern("<(\\w+:)?MessageID[^>]*>urn:uuid:" + id + "<")
                .containsPattern("<(\\w+:)?RelatesTo[^>]*>corr-1<")
                .containsPattern("<(\\w+:)?Action[^>]*>urn:exchangehub:v1:receiver:Withdrawal<")
                .containsPattern("Body><Withdrawal xmlns=\"urn:exchangehub:v1\"><ReferralID>r-1");
    }

    @Test
    void aClientFaultIsARefusalWithItsCodeWhoeverRemovesDuplicates() {
        receiver = call -> new Answer(500, "text/xml", fault("Client", "RULE_BROKEN"));
        for (boolean repeatable : List.of(true, false)) {
            assertThat(CALL.send(sending(standard(repeatable)), endpoint))
                    .isEqualTo(new Outcome.Refused("SOAP fault Client: RULE_BROKEN"));
        }
    }

    @Test
    void afterAServerFaultTheReceiverMayHaveTheMessage() {
        receiver = call -> new Answer(500, "text/xml", fault("Server", "OVERLOADED"));
        assertThat(CALL.send(sending(standard(true)), endpoint))
                .isEqualTo(new Outcome.Unavailable("SOAP fault Server: OVERLOADED"));
        assertThat(CALL.send(sending(standard(false)), endpoint))
                .isEqualTo(new Outcome.Unknown("SOAP fault Server: OVERLOADED"));
    }

    @Test
    void aFaultThatComesBeforeTheMessageIsReadIsNeverUnknown() {
        receiver = call -> new Answer(500, "text/xml", fault("MustUnderstand", "NO"));
        assertThat(CALL.send(sending(standard(false)), endpoint))
                .isEqualTo(new Outcome.Unavailable("SOAP fault MustUnderstand: NO"));
    }

    @Test
    void whatIsNoAnswerOfTheContractDeliversNothing() {
        for (Answer answer : List.of(
                new Answer(200, "text/html", "<html><body>Sign in</body></html>"),
                new Answer(200, "text/xml", soap("<Other xmlns=\"urn:x\"/>")),
                new Answer(200, "text/xml", soap("")),
                new Answer(200, "text/xml", "<broken"),
                new Answer(202, "text/xml", ""),
                new Answer(500, "text/html", "<html/>"),
                new Answer(502, "text/html", "<html/>"))) {
            receiver = call -> answer;
            assertThat(CALL.send(sending(standard(true)), endpoint))
                    .as("repeatable, %s", answer)
                    .isInstanceOf(Outcome.Unavailable.class);
            assertThat(CALL.send(sending(standard(false)), endpoint))
                    .as("not repeatable, %s", answer)
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void anHttpErrorThatSaysThatNothingWasDoneIsNeverUnknown() {
        receiver = call -> new Answer(404, "text/plain", "no");
        assertThat(CALL.send(sending(standard(false)), endpoint)).isEqualTo(new Outcome.Unavailable("HTTP 404"));
        receiver = call -> new Answer(401, "text/plain", "no");
        assertThat(CALL.send(sending(standard(false)), endpoint)).isEqualTo(new Outcome.Unavailable("HTTP 401"));
        receiver = call -> new Answer(503, "text/plain", "no");
        assertThat(CALL.send(sending(standard(false)), endpoint)).isEqualTo(new Outcome.Unavailable("HTTP 503"));
    }

    @Test
    void aReceiverThatIsNotThereIsUnavailable() {
        server.close();
        assertThat(CALL.send(sending(standard(false)), endpoint)).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void callsOfManyThreadsAtOnceAreNotMixed() throws Exception {
        receiver = call -> {
            String id = String.valueOf(call.getRequestHeaders().getFirst("Message-Id"));
            String text = SoapReceiver.body(call);
            return text.contains("urn:uuid:" + id)
                    ? new Answer(
                            200,
                            "text/xml",
                            soap("<Acknowledgement xmlns=\"urn:exchangehub:v1\"><ReceiptID>" + id
                                    + "</ReceiptID></Acknowledgement>"))
                    : new Answer(500, "text/xml", fault("Client", "MIXED"));
        };
        Connector standard = standard(true);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> right = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                right.add(threads.submit(() -> {
                    Sending sending = sending(standard);
                    return CALL.send(sending, endpoint)
                            .equals(new Outcome.Delivered(
                                    "SOAP answer " + sending.delivery().id()));
                }));
            }
            for (Future<Boolean> one : right) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private static Sending sending(Connector receiver) {
        DeliveryRecord delivery = Attempts.first(receiver.id(), Kind.WITHDRAWAL, Optional.of("corr-1"));
        return new Sending(delivery, receiver, new Wire("application/xml", WITHDRAWAL.getBytes(UTF_8)));
    }

    private static Connector standard(boolean repeatable) {
        return Receivers.agency(
                "soap",
                repeatable
                        ? "repeatable: true"
                        : "readBack: {request: maps/read-back.xsl, answer: maps/read-back.xsl}");
    }

    private static String fault(String code, String reason) {
        return soap("<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>no</faultstring><detail>"
                + "<Refusal xmlns=\"urn:exchangehub:v1\"><MessageID>1</MessageID><ReasonCode>" + reason
                + "</ReasonCode></Refusal></detail></s:Fault>");
    }

    private static String soap(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }
}
