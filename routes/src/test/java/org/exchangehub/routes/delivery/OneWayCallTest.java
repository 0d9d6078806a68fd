package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.exchangehub.connectors.AliveCall;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.delivery.SoapReceiver.Answer;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose folder says how a message stands in them: SOAP 1.2, one-way or not, with a UsernameToken. */
@Timeout(120)
class OneWayCallTest {

    private static final PartnerId NETWORK = new PartnerId("some-network");
    private static final String SOAP_12 = "application/soap+xml";
    private static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    private final Catalogue catalogue = catalogue();
    private final Endpoints endpoints = new Endpoints();
    private final SoapCall call = new SoapCall(
            new SoapCallers(Duration.ofSeconds(2)),
            new SoapSides(endpoints, catalogue, Clock.systemUTC()),
            (delivery, proof) -> {
                throw new AssertionError("Nothing is signed here");
            });
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private SoapReceiver server;
    private Endpoint endpoint;
    private Function<HttpExchange, Answer> receiver = exchange -> new Answer(202, SOAP_12, "");

    @BeforeEach
    void listen() throws IOException {
        server = new SoapReceiver(exchange -> {
            seen.put("path", exchange.getRequestURI().getPath());
            seen.put("type", String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
            seen.put("id", String.valueOf(exchange.getRequestHeaders().getFirst("Message-Id")));
            seen.put("body", SoapReceiver.body(exchange));
            return receiver.apply(exchange);
        });
        endpoint = new Endpoint(server.uri(), Optional.empty());
        endpoints.credentials(NETWORK, Map.of("username-token", "me:s<cret"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFolderTellsPathActionIdAndHeadersAndAnEmptyAnswerIsEnough() {
        assertThat(call.send(sending(true), endpoint)).isEqualTo(new Outcome.Delivered("SOAP one-way call, accepted"));

        assertThat(seen).containsEntry("path", "/ServiceV2");
        assertThat(seen.get("type")).startsWith(SOAP_12).contains("action=\"Service/notify\"");
        assertThat(seen.get("body"))
                .contains("<soap:Envelope xmlns:soap=\"" + ENVELOPE + "\"")
                .containsPattern("<(\\w+:)?MessageID[^>]*>N-1<")
                .containsPattern("<(\\w+:)?Action[^>]*>Service/notify<")
                .containsPattern("<(\\w+:)?To[^>]*>" + endpoint.uri() + "/ServiceV2<")
                .contains("<p:Header xmlns:p=\"urn:p\"><p:RequestCoD>true</p:RequestCoD></p:Header>")
                .containsPattern("<wsse:Username>me</wsse:Username>")
                .containsPattern("<wsse:Password Type=\"[^\"]*#PasswordText\">s&lt;cret</wsse:Password>")
                .containsPattern("<wsse:Nonce")
                .containsPattern("Body><Told xmlns=\"urn:p\"");
    }

    @Test
    void whereTheFolderWantsNoAddressingTheHubSaysNothingBesideTheFoldersHeaders() {
        SoapFrame frame = new SoapFrame(
                Optional.empty(), "Port/ask", Optional.of("N-1"), false, Optional.empty(), true, List.of());
        Sending sending = sending(true);
        assertThat(call.send(
                        new Sending(sending.delivery(), sending.receiver(), sending.wire(), Optional.of(frame)),
                        endpoint))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(seen.get("body"))
                .doesNotContain("http://www.w3.org/2005/08/addressing")
                .contains("UsernameToken");
        assertThat(seen).containsEntry("id", "null");
    }

    @Test
    void anEmpty2xxOfAnyKindDeliversAOneWayCall() {
        for (Answer answer : List.of(
                new Answer(200, SOAP_12, ""), new Answer(204, "text/plain", ""), new Answer(200, SOAP_12, soap("")))) {
            receiver = exchange -> answer;
            assertThat(call.send(sending(true), endpoint)).as("%s", answer).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void aFaultOfSoap12IsTold() {
        for (int status : List.of(400, 500)) {
            receiver = exchange -> new Answer(status, SOAP_12, fault("Sender", ""));
            assertThat(faulted()).contains(new Outcome.Refused("SOAP fault Sender"));
        }
        receiver = exchange -> new Answer(500, SOAP_12, fault("Receiver", ""));
        assertThat(faulted()).contains(new Outcome.Unavailable("SOAP fault Receiver"));
        receiver = exchange -> new Answer(400, "text/plain", "no");
        assertThat(call.send(sending(true), endpoint)).isEqualTo(new Outcome.Unavailable("HTTP 400"));
        receiver = exchange -> new Answer(500, SOAP_12, "");
        assertThat(call.send(sending(true), endpoint)).isEqualTo(new Outcome.Unavailable("HTTP 500"));
        receiver = exchange -> new Answer(503, "text/html", "<html/>");
        assertThat(call.send(sending(true), endpoint)).isInstanceOf(Outcome.Unavailable.class);
        receiver = exchange -> new Answer(200, "text/html", "<html>Sign in</html>");
        assertThat(call.send(sending(true), endpoint)).isInstanceOf(Outcome.Unavailable.class);
    }

    private Optional<Outcome> faulted() {
        return call.send(sending(true), endpoint) instanceof Outcome.Answered said
                ? said.otherwise()
                : Optional.empty();
    }

    @Test
    void anAnswerWithinTheCallIsReadAndAFaultIsOneWhereTheFolderMayKnowIt() {
        receiver = exchange -> new Answer(200, SOAP_12, soap("<Said xmlns=\"urn:p\"/>"));
        assertThat(call.send(sending(false), endpoint))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        said -> assertThat(new String(said.answer().bytes(), UTF_8))
                                .contains("<Said xmlns=\"urn:p\""));

        receiver = exchange -> new Answer(500, SOAP_12, fault("Receiver", "<Why xmlns=\"urn:p\">No</Why>"));
        assertThat(call.send(sending(false), endpoint)).isInstanceOfSatisfying(Outcome.Answered.class, said -> {
            assertThat(new String(said.answer().bytes(), UTF_8)).contains("Fault", "<Why xmlns=\"urn:p\">No</Why>");
            assertThat(said.otherwise()).contains(new Outcome.Unavailable("SOAP fault Receiver"));
        });

        receiver = exchange -> new Answer(200, SOAP_12, soap(""));
        assertThat(call.send(sending(false), endpoint)).isEqualTo(new Outcome.Unavailable("the answer is empty"));
    }

    @Test
    void aPasswordGoesByHttpsAloneAndNothingGoesWithoutOne() {
        Endpoint open = new Endpoint(URI.create("http://192.0.2.1:8080"), Optional.empty());
        assertThat(call.send(sending(true), open))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        stays -> assertThat(stays.cause()).contains("https alone"));
        endpoints.credentials(NETWORK, Map.of());
        assertThat(call.send(sending(true), endpoint))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        stays -> assertThat(stays.cause())
                                .endsWith("hub.partners.some-network.credentials.username-token"));
        assertThat(seen).isEmpty();
    }

    @Test
    void whoShowsTheExpectedTokenIsThePartner() {
        SoapSides sides = new SoapSides(endpoints, catalogue, Clock.systemUTC());
        endpoints.credentials(NETWORK, Map.of("username-token", "me:a", "username-token-in", "them:b"));
        assertThat(sides.shownBy("them", "b")).contains(NETWORK);
        assertThat(sides.shownBy("them", "c")).isEmpty();
        assertThat(sides.shownBy("me", "a")).isEmpty();
        assertThat(sides.shownBy("", "")).isEmpty();
    }

    @Test
    void aCallThatOnlyAsksGoesOutAsADeliveryDoesButIsNone() {
        assertThat(ask(true)).isEqualTo(new Outcome.Delivered("SOAP one-way call, accepted"));
        assertThat(seen).containsEntry("path", "/ServiceV2").containsEntry("id", "null");
        assertThat(seen.get("type")).startsWith(SOAP_12).contains("action=\"Service/IsAlive\"");
        String first = messageId();
        assertThat(seen.get("body"))
                .containsPattern("<(\\w+:)?MessageID[^>]*>urn:uuid:[0-9a-f-]{36}<")
                .containsPattern("<(\\w+:)?To[^>]*>" + endpoint.uri() + "/ServiceV2<")
                .contains("<p:Header xmlns:p=\"urn:p\"/>")
                .containsPattern("<wsse:Username>me</wsse:Username>")
                .containsPattern("Body><Alive xmlns=\"urn:p\"");
        ask(true);
        assertThat(messageId()).isNotEqualTo(first);

        assertThat(ask(false)).as("not one-way").isEqualTo(new Outcome.Unavailable("the answer is empty"));
        receiver = exchange -> new Answer(200, SOAP_12, soap("<Said xmlns=\"urn:p\"/>"));
        assertThat(ask(false)).isInstanceOf(Outcome.Answered.class);
        receiver = exchange -> new Answer(500, SOAP_12, fault("Receiver", ""));
        assertThat(ask(false)).isEqualTo(new Outcome.Unavailable("SOAP fault Receiver"));
        receiver = exchange -> new Answer(400, SOAP_12, fault("Sender", ""));
        assertThat(ask(true)).isEqualTo(new Outcome.Refused("SOAP fault Sender"));
        receiver = exchange -> new Answer(503, "text/plain", "");
        assertThat(ask(true)).isEqualTo(new Outcome.Unavailable("HTTP 503"));
        server.close();
        assertThat(ask(true)).isEqualTo(new Outcome.Unavailable("not reached: ConnectException"));
    }

    @Test
    void alsoForACallThatOnlyAsksThePasswordGoesByHttpsAlone() {
        Endpoint open = new Endpoint(URI.create("http://192.0.2.1:8080"), Optional.empty());
        assertThat(call.ask(catalogue.get(NETWORK), alive(true), open))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        stays -> assertThat(stays.cause()).contains("https alone"));
    }

    private Outcome ask(boolean oneWay) {
        return call.ask(catalogue.get(NETWORK), alive(oneWay), endpoint);
    }

    private static AliveCall alive(boolean oneWay) {
        return new AliveCall(
                new SoapFrame(
                        Optional.of("/ServiceV2"),
                        "Service/IsAlive",
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        oneWay,
                        List.of("<p:Header xmlns:p=\"urn:p\"/>")),
                new Wire("application/xml", "<Alive xmlns=\"urn:p\"/>".getBytes(UTF_8)));
    }

    private String messageId() {
        return Objects.requireNonNull(seen.get("body")).replaceFirst("(?s).*(urn:uuid:[^<]*)<.*", "$1");
    }

    private Sending sending(boolean oneWay) {
        DeliveryRecord delivery = Attempts.first(NETWORK, Kind.NOTICE, Optional.empty());
        Connector network = catalogue.get(NETWORK);
        return new Sending(
                delivery,
                network,
                new Wire("application/xml", "<Told xmlns=\"urn:p\"/>".getBytes(UTF_8)),
                Optional.of(new SoapFrame(
                        Optional.of("/ServiceV2"),
                        "Service/notify",
                        Optional.of("N-1"),
                        true,
                        Optional.empty(),
                        oneWay,
                        List.of("<p:Header xmlns:p=\"urn:p\"><p:RequestCoD>true</p:RequestCoD></p:Header>"))));
    }

    private static Catalogue catalogue() {
        Map<String, byte[]> files = Map.of(
                "connector.yaml",
                """
                id: some-network
                name: {"no": Nett, en: Network}
                role: network
                receives:
                  channel: soap
                  soap: "1.2"
                  security: username-token
                  format: xml
                  kinds:
                    notice:
                      map: maps/any.xsl
                      call: maps/any.xsl
                      repeatable: true
                      answer:
                        - {kind: notice, recognise: {root: "{urn:p}Said"}, map: maps/any.xsl}
                        - {kind: refusal, recognise: {root: "{http://www.w3.org/2003/05/soap-envelope}Fault"}, map: maps/any.xsl}
                """.getBytes(UTF_8),
                "agreement.yaml",
                """
                version: "1"
                legalBasis: none
                purpose: test
                kinds: {receives: [notice], sends: []}
                """.getBytes(UTF_8),
                "maps/any.xsl",
                "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>".getBytes(UTF_8));
        Canonical canonical = new Canonical();
        Catalogue catalogue = Catalogue.of(
                List.of(new Folder("some-network", files)),
                new Translator(canonical, new JsonForm(canonical), new Packs(Path.of("no-packs"))));
        assertThat(catalogue.refused()).isEmpty();
        return catalogue;
    }

    private static String fault(String code, String detail) {
        return soap("<s:Fault><s:Code><s:Value>s:" + code + "</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">no"
                + "</s:Text></s:Reason>" + (detail.isEmpty() ? "" : "<s:Detail>" + detail + "</s:Detail>")
                + "</s:Fault>");
    }

    private static String soap(String body) {
        return "<s:Envelope xmlns:s=\"" + ENVELOPE + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
    }
}
