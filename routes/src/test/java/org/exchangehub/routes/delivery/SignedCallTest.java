package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.connectors.wss.SoapVerifier;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delivery by signed SOAP: only the partner's own signed answer to this very call says anything. */
@Timeout(120)
class SignedCallTest {

    private static final PartnerId PARTNER = new PartnerId("some-agency");
    private static final ThrowAwayKeys KEYS = ThrowAwayKeys.make("hub", "some-agency");
    private static final SoapVerifier THEIRS = new SoapVerifier(Map.of("hub", KEYS.other()));
    private static final SoapSigner SIGNER = new SoapSigner(KEYS.other(), Clock.systemUTC());
    private static final String ACKNOWLEDGEMENT = soap("<Acknowledgement xmlns=\"urn:exchangehub:v1\"/>");

    private final Endpoints endpoints = new Endpoints();
    private final Map<UUID, Wire> receipts = new HashMap<>();
    private final Catalogue catalogue = catalogue();
    private final SoapCall call = new SoapCall(
            new SoapCallers(Duration.ofSeconds(5)),
            new SoapSides(endpoints, catalogue, Clock.systemUTC()),
            receipts::put);
    private HttpServer server;
    private Endpoint endpoint;
    private Function<byte[], Answer> receiver = came -> signed(200, came, ACKNOWLEDGEMENT);

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(int status, byte[] body) {

        static Answer of(int status, String body) {
            return new Answer(status, body.getBytes(UTF_8));
        }
    }

    private static Answer signed(int status, byte[] came, String body) {
        Proved asked = THEIRS.verify(came);
        return new Answer(status, SIGNER.sign(body.getBytes(UTF_8), Optional.empty(), Optional.of(asked.messageId())));
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", exchange -> {
            try (exchange) {
                Answer answer = receiver.apply(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        });
        server.start();
        endpoint = new Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                Optional.of(KEYS.self()));
        endpoints.put(PARTNER, endpoint);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCallIsSignedUnderTheIdOfItsDeliveryAndItsAnswerIsKept() {
        Sending sending = sending();
        Map<String, Proved> came = new HashMap<>();
        receiver = body -> {
            came.put("call", THEIRS.verify(body));
            return signed(200, body, ACKNOWLEDGEMENT);
        };
        assertThat(call.send(sending, endpoint)).isEqualTo(new Outcome.Delivered("SOAP answer"));
        assertThat(came)
                .extractingByKey("call")
                .extracting(Proved::messageId)
                .isEqualTo("urn:uuid:" + sending.delivery().id());
        Wire receipt = Objects.requireNonNull(receipts.get(sending.delivery().id()));
        assertThat(new SoapVerifier(Map.of("some-agency", KEYS.self()))
                        .verify(receipt.bytes())
                        .relatesTo())
                .contains("urn:uuid:" + sending.delivery().id());
    }

    @Test
    void anAnswerThatIsNotThePartnersOwnToThisCallProvesNothing() {
        SoapSigner stranger = new SoapSigner(ThrowAwayKeys.make("a", "b").self(), Clock.systemUTC());
        byte[] another = SIGNER.sign(ACKNOWLEDGEMENT.getBytes(UTF_8), Optional.empty(), Optional.of("urn:another"));
        List<Function<byte[], Answer>> answers = List.of(
                came -> Answer.of(200, ACKNOWLEDGEMENT),
                came -> Answer.of(202, ""),
                came -> Answer.of(200, ""),
                came -> new Answer(200, came),
                came -> new Answer(200, another),
                came -> Answer.of(
                        200,
                        new String(signed(200, came, ACKNOWLEDGEMENT).body(), UTF_8)
                                .replace("Acknowledgement", "Acknowledgements")),
                came -> new Answer(
                        200,
                        stranger.sign(
                                ACKNOWLEDGEMENT.getBytes(UTF_8),
                                Optional.empty(),
                                Optional.of(THEIRS.verify(came).messageId()))),
                came -> Answer.of(500, fault("Client")));
        for (Function<byte[], Answer> answer : answers) {
            receiver = answer;
            assertThat(call.send(sending(), endpoint)).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(receipts).isEmpty();
    }

    @Test
    void aSignedFaultRefusesAndWithoutKeysNothingGoesOut() {
        receiver = came -> signed(500, came, fault("Client"));
        Sending sending = sending();
        assertThat(call.send(sending, endpoint)).isInstanceOf(Outcome.Refused.class);
        assertThat(receipts).containsKey(sending.delivery().id());

        endpoints.put(PARTNER, new Endpoint(endpoint.uri(), Optional.empty()));
        assertThat(call.send(sending(), endpoint).toString()).contains("no keys");
    }

    private Sending sending() {
        DeliveryRecord delivery = Attempts.first(PARTNER, Kind.WITHDRAWAL, Optional.empty());
        return new Sending(
                delivery,
                catalogue.get(PARTNER),
                new Wire(
                        "application/xml",
                        "<Withdrawal xmlns=\"urn:exchangehub:v1\"><ReferralID>r-1</ReferralID></Withdrawal>"
                                .getBytes(UTF_8)));
    }

    private static Catalogue catalogue() {
        Canonical canonical = new Canonical();
        Catalogue catalogue = Catalogue.of(
                List.of(new Folder(
                        "some-agency",
                        Map.of(
                                "connector.yaml",
                                """
                        id: some-agency
                        name: {"no": Etat, en: Agency}
                        role: agency
                        receives:
                          channel: soap
                          security: x509
                          format: canonical-xml
                          kinds:
                            withdrawal: {readBack: {request: maps/read-back.xsl, answer: maps/read-back.xsl}}
                        """.getBytes(UTF_8),
                                "agreement.yaml",
                                """
                        version: "1"
                        legalBasis: none
                        purpose: test
                        kinds: {receives: [withdrawal], sends: []}
                        """.getBytes(UTF_8),
                                "maps/read-back.xsl",
                                """
                        <xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>
                        """.getBytes(UTF_8)))),
                new Translator(canonical, new JsonForm(canonical), new Packs(Path.of("no-packs"))));
        assertThat(catalogue.refused()).isEmpty();
        return catalogue;
    }

    private static String fault(String code) {
        return soap("<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>no</faultstring></s:Fault>");
    }

    private static String soap(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }
}
