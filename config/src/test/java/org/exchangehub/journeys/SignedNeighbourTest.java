package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.connectors.wss.SoapVerifier;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A neighbouring administration over SOAP that is signed both ways. */
@Journey
class SignedNeighbourTest {

    private static final PartnerId NEIGHBOUR = new PartnerId("swedish-customs");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient jdbc;

    private NetworkStory story;

    @BeforeEach
    void begin() {
        story = new NetworkStory(hub, partners, jdbc, NEIGHBOUR);
    }

    @AfterEach
    void withoutFaults() {
        partners.of(NEIGHBOUR).faults().allOff();
    }

    @Test
    void aRequestPassesThroughFourStatesAndItsProofIsKept() {
        String number = Transits.number();
        story.tell(assistance(number));
        await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("PROCESSED"));
        await().untilAsserted(() -> assertThat(story.steps(number))
                .contains("DELIVERED", "SYNTAX_ACCEPTED", "BUSINESS_ACCEPTED", "PROCESSED"));

        UUID delivery = story.delivery(number);
        SideKeys keys = endpoints.of(NEIGHBOUR).flatMap(Endpoint::keys).orElseThrow();
        assertThat(new SoapVerifier(Map.of("them", keys))
                        .verify(story.proof(delivery, "RECEIPT").bytes())
                        .relatesTo())
                .contains("urn:uuid:" + delivery);
        assertThat(new String(
                        story.proof(story.message(number, "ANSWER"), "ENVELOPE").bytes(), UTF_8))
                .contains("SignatureValue", "nothing is known", number);
    }

    @Test
    void anAnswerThatIsNotSignedByTheNeighbourIsNotTrusted() {
        for (FaultKind fault : List.of(FaultKind.UNSIGNED, FaultKind.FORGED)) {
            String number = Transits.number();
            partners.of(NEIGHBOUR).faults().on(FaultSwitch.always(fault));
            story.tell(assistance(number));
            await().untilAsserted(() -> assertThat(story.evidence(number, "UNAVAILABLE"))
                    .anyMatch(text -> text.contains("proves nothing")));
            partners.of(NEIGHBOUR).faults().allOff();
            await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("PROCESSED"));
            await().untilAsserted(() -> assertThat(story.steps(number)).contains("DELIVERED"));
            assertThat(partners.of(NEIGHBOUR).received())
                    .filteredOn(message -> message.note()
                            .filter(note -> note.reference().equals(number))
                            .isPresent())
                    .as("taken once, though it came again")
                    .singleElement()
                    .satisfies(message -> assertThat(message.repeats()).isPositive());
        }
    }

    @Test
    void whatTheNeighbourExportsIsToldToCustomsAndRepeatsChangeNothing() {
        Ours ours = ours();
        String mrn = Transits.mrn();
        String id = "urn:uuid:" + UUID.randomUUID();
        byte[] call = ours.signed(id, export(Transits.number(), mrn));
        String first = ours.proved(send(call), id);
        String again = ours.proved(send(call), id);
        assertThat(value(again, "MessageID")).isEqualTo(value(first, "MessageID"));
        await().untilAsserted(() -> assertThat(story.toldCustoms(mrn)).hasSize(1));
        assertThat(new String(
                        story.proof(UUID.fromString(value(first, "MessageID")), "ENVELOPE")
                                .bytes(),
                        UTF_8))
                .contains(mrn, "SignatureValue");

        String other = ours.proved(send(ours.signed(id, export(Transits.number(), Transits.mrn()))), id);
        assertThat(value(other, "ReasonCode")).isEqualTo("MESSAGE_ID_REUSED");
        String refused = ours.proved(send(ours.signed(newId(), "<Other xmlns='urn:x'/>")), "");
        assertThat(value(refused, "ReasonCode")).isEqualTo("UNKNOWN_KIND");
    }

    @Test
    void whoDoesNotSignIsNobody() throws Exception {
        Ours ours = ours();
        String id = newId();
        String export = export(Transits.number(), Transits.mrn());
        String plain = soap(id, export);
        List<String> bad = new ArrayList<>(List.of(plain));
        String good = new String(ours.signed(id, export), UTF_8);
        bad.add(good.replace("44071100", "44071200"));
        String body = good.substring(good.indexOf("<soap:Body"), good.indexOf("</soap:Body>") + 12);
        bad.add(good.replace(body, body.replaceFirst("wsu:Id=\"[^\"]+\"", ""))
                .replace("</soap:Header>", "<w xmlns=\"\">" + body + "</w></soap:Header>"));
        SoapSigner late =
                new SoapSigner(ours.keys(), Clock.fixed(Instant.now().minus(Duration.ofMinutes(10)), ZoneOffset.UTC));
        bad.add(new String(late.sign(plain.getBytes(UTF_8), Optional.empty(), Optional.empty()), UTF_8));
        SoapSigner stranger = new SoapSigner(ThrowAwayKeys.make("a", "b").self(), Clock.systemUTC());
        bad.add(new String(stranger.sign(plain.getBytes(UTF_8), Optional.empty(), Optional.empty()), UTF_8));
        for (String call : bad) {
            Answered answered = send(call.getBytes(UTF_8));
            assertThat(value(answered.text(), "ReasonCode")).isEqualTo("UNAUTHENTICATED");
            assertThat(answered.text()).as("nothing is signed for nobody").doesNotContain("SignatureValue");
        }

        assertThat(hub.post(NEIGHBOUR, "/api/v1/notices", XML, export).code()).isEqualTo("UNAUTHENTICATED");
        Answered withToken =
                hub.send(request(plain.getBytes(UTF_8)).header("Authorization", "Bearer " + hub.token(NEIGHBOUR)));
        assertThat(value(withToken.text(), "ReasonCode")).isEqualTo("UNAUTHENTICATED");
        Answered otherToken = hub.send(
                request(ours.signed(id, export)).header("Authorization", "Bearer " + hub.token(HubClient.CUSTOMS)));
        assertThat(value(otherToken.text(), "ReasonCode")).isEqualTo("UNAUTHENTICATED");
        assertThat(messages(id)).as("nothing of it is on record under its name").isZero();

        try (JMSContext queue = hub.amqp(NEIGHBOUR)) {
            Message sent = queue.createTextMessage(export);
            sent.setJMSReplyTo(queue.createQueue(Addresses.reply(NEIGHBOUR)));
            queue.createProducer().send(queue.createQueue(Addresses.in(NEIGHBOUR)), sent);
            Message answer = queue.createConsumer(queue.createQueue(Addresses.reply(NEIGHBOUR)))
                    .receive(30_000);
            assertThat(new String(answer.getBody(byte[].class), UTF_8)).contains("UNAUTHENTICATED");
        }
    }

    /** A second key of the neighbour, which the hub knows from now on. */
    private record Ours(SideKeys keys) {

        byte[] signed(String id, String message) {
            return new SoapSigner(keys, Clock.systemUTC())
                    .sign(soap(id, message).getBytes(UTF_8), Optional.empty(), Optional.empty());
        }

        /** The answer, which the hub has signed. */
        String proved(Answered answered, String id) {
            Optional<String> relatesTo = new SoapVerifier(Map.of("hub", keys))
                    .verify(answered.body())
                    .relatesTo();
            assertThat(relatesTo.filter(said -> id.isEmpty() || said.equals(id)))
                    .isPresent();
            return answered.text();
        }
    }

    private Ours ours() {
        Endpoint now = endpoints.of(NEIGHBOUR).orElseThrow();
        SideKeys hubs = now.keys().orElseThrow();
        SideKeys made = ThrowAwayKeys.make("second", "unused").self();
        List<java.security.cert.X509Certificate> theirs = new ArrayList<>(hubs.theirs());
        theirs.add(made.own());
        endpoints.put(
                NEIGHBOUR,
                new Endpoint(now.uri(), now.token(), Optional.of(new SideKeys(hubs.key(), hubs.own(), theirs))));
        return new Ours(new SideKeys(made.key(), made.own(), List.of(hubs.own())));
    }

    private Answered send(byte[] envelope) {
        return hub.send(request(envelope));
    }

    private HttpRequest.Builder request(byte[] envelope) {
        return HttpRequest.newBuilder(hub.url("/soap/v1/messages"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope));
    }

    private static String newId() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    private static String soap(String id, String message) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header>"
                + "<wsa:MessageID xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">" + id
                + "</wsa:MessageID></soap:Header><soap:Body><SendMessage xmlns=\"urn:exchangehub:v1\">" + message
                + "</SendMessage></soap:Body></soap:Envelope>";
    }

    private static String assistance(String number) {
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%1$s</NoticeID><RecipientID>swedish-customs</RecipientID><TypeCode>ASSIST</TypeCode>\
                <OriginatorID>NO-TOLL</OriginatorID><EventDateTime>%2$s</EventDateTime><ControlOrder><ControlID>%1$s</ControlID>\
                <RequesterID>customs</RequesterID><ReasonCode>VALUE</ReasonCode><Confidential>true</Confidential>\
                <ResponseDueDateTime>%3$s</ResponseDueDateTime></ControlOrder></Notice>\
                """.formatted(number, Instant.now(), Instant.now().plus(Duration.ofDays(14)));
    }

    private static String export(String number, String mrn) {
        return """
                <CustomsMessage xmlns="urn:exchangehub:neighbour:1"><Head><Number>%s</Number><Type>EXPORT</Type><From>SE-TULLVERKET</From>\
                <To>NO-TOLL</To><Written>%3$s</Written><Happened>%3$s</Happened></Head><Body><Declaration><FunctionCode>9</FunctionCode>\
                <LRN>%4$s</LRN><MRN>%2$s</MRN><DirectionCode>EXPORT</DirectionCode>\
                <Declarant><Identifier><ID>SE5566778899</ID><TypeCode>EORI</TypeCode></Identifier></Declarant>\
                <GoodsItem><SequenceNumeric>1</SequenceNumeric><CommodityCode>44071100</CommodityCode></GoodsItem></Declaration></Body>\
                </CustomsMessage>""".formatted(number, mrn, Instant.now(), Declarations.lrn());
    }

    private static String value(String document, String element) {
        Matcher found =
                Pattern.compile("<(?:\\w+:)?" + element + "[^>]*>([^<]*)<").matcher(document);
        assertThat(found.find()).as("%s in %s", element, document).isTrue();
        // The WS-Addressing header has the same name as the hub's own id.
        String last = found.group(1);
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }

    private long messages(String id) {
        return jdbc.sql("select count(*) from message where sender = ? and sender_message_id = ?")
                .params(NEIGHBOUR.value(), id)
                .query(Long.class)
                .single();
    }
}
