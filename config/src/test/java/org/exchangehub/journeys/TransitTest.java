package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transit by NCTS: Customs and the offices of departure and of destination tell each other where a movement stands. */
@Journey
class TransitTest {

    private static final PartnerId NCTS = new PartnerId("eu-ncts");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Endpoints endpoints;

    private NetworkStory story;
    private CaseStory cases;

    @BeforeEach
    void begin() {
        story = new NetworkStory(hub, partners, jdbc, NCTS);
        cases = new CaseStory(hub);
    }

    @AfterEach
    void withoutFaults() {
        partners.of(NCTS).faults().allOff();
    }

    /** The whole way with an office that speaks phase 5, and with one that speaks phase 6 since a day that has passed; each says all of it twice. */
    @ParameterizedTest
    @CsvSource({"NTA.EU, NCTS5.1", "NTA.P6, NCTS6"})
    void goodsAreLodgedControlledReleasedArrivedUnloadedAndWrittenOff(String office, String phase) throws JMSException {
        partners.of(NCTS).faults().on(FaultSwitch.always(FaultKind.DUPLICATE));
        String lrn = Declarations.lrn();
        String caseId = lodged(lrn, Transits.TOBACCO, office);
        told(caseId, "IE928", "IE028", "IE060", "IE029");
        String mrn = cases.mrn(caseId);
        assertThat(story.state(lrn)).isEqualTo("RELEASED");
        assertThat(story.steps(lrn)).contains("DELIVERED", "SYNTAX_ACCEPTED", "BUSINESS_ACCEPTED", "PROCESSED");
        assertThat(story.stage(lrn, "IE015")).isEqualTo("PROCESSED");

        Answered soap = soap(Transits.arrived(Transits.number(), mrn, true, office));
        assertThat(soap.status()).as(soap.text()).isEqualTo(200);
        told(caseId, "IE928", "IE028", "IE060", "IE029", "IE043");
        assertThat(story.state(lrn)).isEqualTo("UNLOADING");

        queue(Transits.unloaded(Transits.number(), mrn, office));
        told(caseId, "IE928", "IE028", "IE060", "IE029", "IE043", "IE025", "IE045");
        assertThat(story.state(lrn)).isEqualTo("WRITTEN_OFF");
        assertThat(partners.of(NCTS).received())
                .extracting(message -> new String(message.wire().bytes(), UTF_8))
                .filteredOn(text -> text.contains(lrn) || text.contains(mrn))
                .hasSize(3)
                .allMatch(text -> text.contains("PhaseID=\"" + phase + "\""));
    }

    @Test
    void whatComesTwiceOrInTheWrongOrderIsAnsweredInTheNetworksOwnMessages() {
        partners.of(NCTS).faults().on(FaultSwitch.times(FaultKind.WRONG_ORDER, 1));
        String lrn = Declarations.lrn();
        String caseId = lodged(lrn, Transits.BOOKS);
        told(caseId, "IE028", "IE029");
        assertThat(refused("OUT_OF_SEQUENCE")).isGreaterThanOrEqualTo(1);
        rejected("92", "CC906C", 1);

        partners.of(NCTS).faults().on(FaultSwitch.times(FaultKind.DUPLICATE_NEW_ID, 1));
        partners.of(NCTS).faults().on(FaultSwitch.times(FaultKind.DUPLICATE, 1));
        String other = Declarations.lrn();
        told(lodged(other, Transits.BOOKS), "IE928", "IE028", "IE029");
        rejected("26", "CC906C", 1);
        assertThat(story.state(other)).isEqualTo("RELEASED");
    }

    /** Contingency: the network refuses calls for a while; nothing of what Customs tells meanwhile is lost, or comes twice. */
    @Test
    void whatWaitsWhileTheNetworkIsDownGoesOutOnceItIsThereAgain() {
        partners.of(NCTS).faults().on(FaultSwitch.always(FaultKind.DOWN));
        List<String> lrns = List.of(Declarations.lrn(), Declarations.lrn());
        List<String> caseIds =
                lrns.stream().map(lrn -> lodged(lrn, Transits.BOOKS)).toList();
        await().untilAsserted(() -> assertThat(lrns)
                .allSatisfy(lrn ->
                        assertThat(waiting(lrn)).singleElement().asString().contains("503")));
        assertThat(lrns).allSatisfy(lrn -> {
            assertThat(story.got(lrn)).isEmpty();
            assertThat(story.state(lrn)).isEqualTo("SUBMITTED");
            assertThat(story.steps(lrn)).doesNotContain("DELIVERED");
        });

        partners.of(NCTS).faults().allOff();
        caseIds.forEach(caseId -> told(caseId, "IE928", "IE028", "IE029"));
        assertThat(lrns).allSatisfy(lrn -> {
            assertThat(story.got(lrn)).singleElement().asString().contains("CC015C");
            assertThat(story.state(lrn)).isEqualTo("RELEASED");
        });
    }

    /** Why what is owed to the network about a movement could not be sent yet. */
    private List<String> waiting(String lrn) {
        return jdbc.sql("select coalesce(detail, '') from delivery where id = ? and state = 'READY' and attempt > 0")
                .param(story.delivery(lrn))
                .query(String.class)
                .list();
    }

    @Test
    void aNoticeThatTheStateDoesNotAllowIsRefused() {
        String caseId = lodged(Declarations.lrn(), Transits.BOOKS);
        told(caseId, "IE928", "IE028", "IE029");
        Answered late = story.post(Transits.unwanted(Transits.number(), cases.mrn(caseId)));
        assertThat(late.status()).as(late.text()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("OUT_OF_SEQUENCE");
        assertThat(late.fault().path("reason").asString()).contains("IE014", "RELEASED");

        Answered unasked = story.post(Transits.unloaded(Transits.number(), cases.mrn(caseId)));
        assertThat(unasked.code()).isEqualTo("OUT_OF_SEQUENCE");
    }

    @Test
    void aNoticeNumberIsTakenOnce() {
        String lrn = Declarations.lrn();
        String number = Transits.number();
        story.tell(Transits.lodged(number, lrn, Transits.BOOKS));
        Answered again = story.post(Transits.lodged(number, lrn, Transits.BOOKS));
        assertThat(again.code()).as(again.text()).isEqualTo("NOTICE_REPEATED");
    }

    @Test
    void whatTheChannelRefusesWasNeverSaidAndIsLodgedAnewOrSentAgain() throws Exception {
        String mended = Declarations.lrn();
        String resent = Declarations.lrn();
        String mendedCase;
        String resentCase;
        try (Refusing channel = new Refusing(0)) {
            mendedCase = lodged(mended, Transits.BOOKS);
            resentCase = lodged(resent, Transits.BOOKS);
            goneBack(mended);
            goneBack(resent);
        }
        story.tell(Transits.lodged(Transits.number(), mended, Transits.BOOKS));
        told(mendedCase, "IE928", "IE028", "IE029");
        assertThat(story.state(mended)).isEqualTo("RELEASED");

        assertThat(resend(story.delivery(resent)).status()).isEqualTo(202);
        told(resentCase, "IE928", "IE028", "IE029");
        assertThat(story.state(resent)).isEqualTo("RELEASED");
        assertThat(story.evidence(resent, "MOVED")).contains("Sent again to eu-ncts: NONE to SUBMITTED");
    }

    private void goneBack(String lrn) {
        await().untilAsserted(() ->
                assertThat(story.evidence(lrn, "MOVED")).contains("Refused by eu-ncts: SUBMITTED to NONE"));
        assertThat(story.state(lrn)).isEqualTo("NONE");
        assertThat(story.steps(lrn)).contains("REFUSED");
    }

    private Answered resend(UUID delivery) {
        return hub.operate("POST", "/api/v1/deliveries/" + delivery + "/resend");
    }

    @Test
    void nothingGoesBackWhereTheOfficeHasSpokenSince() throws Exception {
        String lrn = Declarations.lrn();
        try (Refusing channel = new Refusing(1)) {
            String caseId = lodged(lrn, Transits.BOOKS);
            String early = Transits.acknowledged(Transits.number(), lrn);
            assertThat(hub.post(NCTS, "/api/v1/notices", XML, early).status()).isEqualTo(202);
            channel.answer.countDown();
            await().untilAsserted(() -> assertThat(story.steps(lrn)).contains("REFUSED"));
            told(caseId, "IE928");
        }
        assertThat(story.state(lrn)).isEqualTo("ACKNOWLEDGED");
        assertThat(story.evidence(lrn, "MOVED")).noneMatch(text -> text.startsWith("Refused"));
        assertThat(story.post(Transits.lodged(Transits.number(), lrn, Transits.BOOKS))
                        .code())
                .isEqualTo("OUT_OF_SEQUENCE");
    }

    /** A channel that blames the sender for whatever it is sent. */
    private final class Refusing implements AutoCloseable {

        private final Endpoint before = endpoints.of(NCTS).orElseThrow();
        private final HttpServer server;
        private final CountDownLatch answer;

        /** @param waits how often it has to be told before it answers */
        Refusing(int waits) throws IOException {
            answer = new CountDownLatch(waits);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    answer.await();
                    exchange.sendResponseHeaders(422, -1);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            endpoints.put(NCTS, new Endpoint(there, Optional.empty(), before.keys()));
        }

        @Override
        public void close() {
            endpoints.put(NCTS, before);
            answer.countDown();
            server.stop(0);
        }
    }

    @Test
    void anArrivalFromAbroadHasAMovementWithoutACase() {
        String mrn = Transits.mrn();
        story.tell(Transits.arrived(Transits.number(), mrn, false));
        await().untilAsserted(() -> assertThat(story.state(mrn)).isEqualTo("WRITTEN_OFF"));
    }

    @Test
    void whatAnOfficeSendsInBreachOfARuleIsTakenAndTheRemarkIsSeenWithItsCaseOrMovement() {
        String lrn = Declarations.lrn();
        String caseId = lodged(lrn, Transits.BOOKS);
        told(caseId, "IE928", "IE028", "IE029");
        String kept = Transits.keptByTwoNames(Transits.number(), cases.mrn(caseId), lrn);
        assertThat(hub.post(NCTS, "/api/v1/notices", XML, kept).status()).isEqualTo(202);
        assertThat(cases.of(caseId).path("event").valueStream())
                .filteredOn(event -> event.path("stepCode").asString().equals("WARNED"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("text").asString())
                        .startsWith("C0467: ")
                        .contains("/CC009C/TransitOperation"));
        assertThat(page("/api/v1/cases/" + caseId)).contains("<h2>Remarks</h2>", "C0467: ");

        String mrn = Transits.mrn();
        Answered early = hub.post(
                NCTS, "/api/v1/notices", XML, Transits.keptByTwoNames(Transits.number(), mrn, Declarations.lrn()));
        assertThat(early.json().path("status").asString()).as(early.text()).isEqualTo("WAITING");
        story.tell(Transits.arrived(Transits.number(), mrn, false));
        String movement = jdbc.sql("select id::text from movement where mrn = ?")
                .param(mrn)
                .query(String.class)
                .single();
        await().untilAsserted(() ->
                assertThat(page("/movements/" + movement)).contains("without a case", "<h2>Remarks</h2>", "C0467: "));
    }

    private String page(String path) {
        return hub.get(HubClient.CUSTOMS, path, "Accept", "text/html").text();
    }

    @Test
    void aMovementThatNobodyKnowsIsWaitedForAndThenRefusedAsUnknown() {
        String mrn = Transits.mrn();
        Answered waiting = hub.post(NCTS, "/api/v1/messages", XML, Transits.writtenOff(Transits.number(), mrn));
        assertThat(waiting.status()).as(waiting.text()).isEqualTo(202);
        assertThat(waiting.json().path("status").asString()).isEqualTo("WAITING");
        await().untilAsserted(() -> assertThat(answers("90")).anyMatch(text -> text.contains(mrn)));
    }

    @Test
    void whatCanNotBeReadIsAnsweredAsASyntaxError() {
        int before = answers("15").size();
        Answered broken = hub.post(
                NCTS,
                "/api/v1/notices",
                XML,
                Transits.writtenOff(Transits.number(), Transits.mrn())
                        .replace("<messageSender>NTA.EU</messageSender>", ""));
        assertThat(broken.code()).isEqualTo("SCHEMA_INVALID");
        await().untilAsserted(() -> assertThat(answers("15"))
                .as("another element stands where the sender should")
                .hasSizeGreaterThan(before)
                .anyMatch(text -> text.contains("CC917C") && text.contains("<errorLineNumber>1</errorLineNumber>")));
    }

    @Test
    void aConversionThatFailsIsToldToWhoeverStartedIt() {
        assumeTrue(Files.isDirectory(SharedMaterial.packs().resolve("ncts-p6")), "skipped: no pack ncts-p6");
        Answered failed =
                story.post(Transits.arrived(Transits.number(), Transits.mrn(), true, "NTA.P6", Transits.P5_ONLY));
        assertThat(failed.code()).as(failed.text()).isEqualTo("CONVERSION_FAILED");
        assertThat(failed.text()).contains("incidentFlag");
    }

    /** The declaration is lodged with the hub, then with the office of departure. */
    private String lodged(String lrn, String code) {
        return lodged(lrn, code, "NTA.EU");
    }

    private String lodged(String lrn, String code, String office) {
        String caseId = cases.lodge(Transits.declaration(lrn, code));
        Answered taken = story.tell(Transits.lodged(Transits.number(), lrn, code, office));
        assertThat(taken.json().path("caseId").asString()).isEqualTo(caseId);
        return caseId;
    }

    private Answered soap(String notice) {
        return hub.send(HttpRequest.newBuilder(hub.url("/soap/v1/notices"))
                .header("Authorization", "Bearer " + hub.token(HubClient.CUSTOMS))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                                + "<SendNotice xmlns=\"urn:exchangehub:v1\">" + notice
                                + "</SendNotice></s:Body></s:Envelope>")));
    }

    private void queue(String notice) throws JMSException {
        try (JMSContext customs = hub.amqp(HubClient.CUSTOMS)) {
            Message sent = customs.createTextMessage(notice);
            sent.setStringProperty("contentType", XML);
            customs.createProducer().send(customs.createQueue(Addresses.in(HubClient.CUSTOMS)), sent);
        }
    }

    /** What Customs was told about a case, in the order in which it was told. */
    private void told(String caseId, String... types) {
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).received().stream()
                        .flatMap(message -> message.note().stream())
                        .filter(note -> note.kind() == Kind.NOTICE
                                && note.caseId().filter(caseId::equals).isPresent())
                        .map(note -> note.code().orElse("")))
                .containsExactly(types));
    }

    /** How often the network was told so in a message of this name. */
    private void rejected(String code, String message, int times) {
        await().untilAsserted(() -> assertThat(answers(code).stream().filter(text -> text.contains(message)))
                .hasSizeGreaterThanOrEqualTo(times));
    }

    private List<String> answers(String code) {
        return story.got("<errorCode>" + code + "</errorCode>");
    }

    private long refused(String reason) {
        return partners.of(NCTS).sent().stream()
                .filter(sent ->
                        sent.refusal().filter(why -> why.contains(reason)).isPresent())
                .count();
    }
}
