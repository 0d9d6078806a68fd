package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** ICS2 over AS4: the trader interface in a JVM of its own, pushed to and pushing, and pulled from. */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class As4Test {

    private static final PartnerId ICS2 = new PartnerId("eu-ics2");
    private static final String CHANNEL = "urn:exchangehub:for-ics2";
    private static final Pattern TYPE = Pattern.compile("IE3[A-Z]\\d\\d");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Translator translator;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private As4Counterpart network;
    private SideKeys keysOfNetwork;
    private As4Reader reader;
    private Endpoint before;
    private NetworkStory story;

    @BeforeAll
    void theOtherSideStarts(@TempDir Path directory) throws IOException {
        story = new NetworkStory(hub, partners, jdbc, ICS2);
        network = As4Counterpart.start(ICS2, directory, hub.url(""));
        URI url = URI.create(network.tell("url"));
        SideKeys ours = SideKeys.read(directory.resolve("hub-eu-ics2.p12"), Setup.PASSWORD);
        keysOfNetwork = SideKeys.read(directory.resolve("eu-ics2.p12"), Setup.PASSWORD);
        reader = new As4Reader(Map.of("hub", keysOfNetwork), 1_000_000);
        before = endpoints.of(ICS2).orElseThrow();
        endpoints.put(ICS2, new Endpoint(url, Optional.empty(), Optional.of(ours)));
    }

    @AfterAll
    void theOtherSideEnds() {
        endpoints.put(ICS2, before);
        network.close();
    }

    @Test
    void aFilingIsPushedAndItsAnswersArePushedBack() throws IOException {
        String lrn = lrn();
        filed(lrn);
        told(lrn, "IE3R01", "IE3N03");
        assertThat(story.state(lrn)).isEqualTo("ASSESSED");
        assertThat(story.stage(lrn, "IE3F10")).isEqualTo("PROCESSED");

        UUID delivery = story.delivery(lrn);
        assertThat(story.evidence(lrn, "DELIVERED")).anyMatch(text -> text.contains("AS4 receipt"));
        Wire receipt = story.proof(delivery, "RECEIPT");
        assertThat(reader(endpoints.of(ICS2).flatMap(Endpoint::keys).orElseThrow())
                        .read(new As4Packet(receipt.mediaType(), receipt.bytes())))
                .as("what stands on record is the signed receipt of this delivery")
                .isInstanceOfSatisfying(
                        As4Received.Receipt.class,
                        it -> assertThat(it.ofMessage()).startsWith(delivery.toString()));
        assertThat(new String(
                        story.proof(story.message(lrn, "IE3R01"), "ENVELOPE").bytes(), UTF_8))
                .contains("eu_ics2_c2t", "SignatureValue", "IE3R01");
        assertThat(network.tell("came " + lrn)).isEqualTo("[1]");
    }

    @Test
    void whatLiesReadyIsPulledAndAcknowledged() throws IOException {
        network.tell("pulled true");
        try {
            String lrn = lrn();
            filed(lrn);
            told(lrn, "IE3R01", "IE3N03");
            assertThat(story.state(lrn)).isEqualTo("ASSESSED");
            await().untilAsserted(() -> assertThat(network.tell("ready")).isEqualTo("0"));
        } finally {
            network.tell("pulled false");
        }
    }

    @Test
    void aLostReceiptIsMetBySendingAgainUnderTheSameId() throws IOException {
        network.tell("fault LOST");
        String lrn = lrn();
        filed(lrn);
        told(lrn, "IE3R01", "IE3N03");
        await().untilAsserted(() -> assertThat(story.evidence(lrn, "DELIVERED")).isNotEmpty());
        assertThat(network.tell("came " + lrn)).isEqualTo("[2]");
        assertThat(story.evidence(lrn, "UNAVAILABLE")).anyMatch(text -> text.contains("no answer"));
    }

    @Test
    void aBrokenReceiptProvesNothing() throws IOException {
        network.tell("fault MALFORMED");
        String lrn = lrn();
        filed(lrn);
        await().untilAsserted(() -> assertThat(story.evidence(lrn, "DELIVERED")).isNotEmpty());
        assertThat(story.evidence(lrn, "UNAVAILABLE")).anyMatch(text -> text.contains("no receipt"));
        told(lrn, "IE3R01", "IE3N03");
    }

    @Test
    void aMessageThatComesTwiceGetsItsReceiptAgainAndIsTakenOnce() throws Exception {
        String lrn = lrn();
        filed(lrn);
        told(lrn, "IE3R01", "IE3N03");
        As4Sent late = writer().tell(mode(), UUID.randomUUID() + "@network", "talk", Optional.empty(), control(lrn));
        As4Received.Receipt first = (As4Received.Receipt) sent(late.packet());
        As4Received.Receipt second = (As4Received.Receipt) sent(late.packet());
        assertThat(late.isProvedBy(first)).isTrue();
        assertThat(late.isProvedBy(second)).isTrue();
        told(lrn, "IE3R01", "IE3N03", "IE3N08");
        assertThat(story.state(lrn)).isEqualTo("UNDER_CONTROL");

        As4Sent other = writer().tell(mode(), late.messageId(), "talk", Optional.empty(), control(lrn + "-OTHER"));
        assertThat(((As4Received.Failure) sent(other.packet())).text()).contains("MESSAGE_ID_REUSED");
    }

    @Test
    void whatProvesNoSenderIsRefusedBeforeItIsRead() throws Exception {
        long before = messages();
        As4Sent good = writer().tell(mode(), UUID.randomUUID() + "@network", "talk", Optional.empty(), control("x"));
        String text = new String(good.packet().bytes(), ISO_8859_1);
        fails(packet(good, text.replaceFirst("(?s)<wsse:Security.*</wsse:Security>", "")), Ebms.POLICY_NONCOMPLIANCE);
        fails(packet(good, text.replace(">sti-taxud<", ">sti-other<")), Ebms.FAILED_AUTHENTICATION);
        byte[] spoilt = good.packet().bytes().clone();
        spoilt[text.lastIndexOf("\r\n--") - 20] ^= 1;
        fails(new As4Packet(good.packet().contentType(), spoilt), Ebms.FAILED_DECRYPTION);

        SideKeys stranger = ThrowAwayKeys.make("stranger", "nobody").self();
        As4Writer impostor = new As4Writer(new SideKeys(stranger.key(), stranger.own(), keysOfNetwork.theirs()));
        fails(
                impostor.tell(mode(), "i@i", "talk", Optional.empty(), control("x"))
                        .packet(),
                Ebms.FAILED_AUTHENTICATION);
        fails(
                writer().tell(mode().mirrored(), "j@j", "talk", Optional.empty(), control("x"))
                        .packet(),
                Ebms.PROCESSING_MODE_MISMATCH);
        assertThat(messages()).as("nothing of it is on record").isEqualTo(before);
    }

    @Test
    void aRefusedMessageIsToldWhyAndAPingIsAnswered() throws Exception {
        Wire invalid = new Wire(XML, "<IE3X99 xmlns='urn:wco:datamodel:eu:ics2:2'><a/></IE3X99>".getBytes(UTF_8));
        As4Sent wrong = writer().tell(mode(), UUID.randomUUID() + "@network", "talk", Optional.empty(), invalid);
        As4Received.Failure why = (As4Received.Failure) sent(wrong.packet());
        assertThat(why.sender()).contains("hub");
        assertThat(why.code()).isEqualTo(Ebms.OTHER);
        assertThat(why.text()).contains("SCHEMA_INVALID", "/IE3X99");

        As4Sent ping = writer().ping(mode(), UUID.randomUUID() + "@network");
        long before = messages();
        assertThat(ping.isProvedBy((As4Received.Receipt) sent(ping.packet()))).isTrue();
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void anOperatorTestsTheConnectionAndNothingOfItIsOnRecord() throws IOException {
        long before = onRecord();
        JsonNode trial = tested();
        assertThat(trial.path("name").asString()).isEqualTo(As4Received.PING);
        assertThat(trial.path("address").asString())
                .isEqualTo(endpoints.of(ICS2).orElseThrow().uri().toString());
        assertThat(trial.path("reached").asBoolean())
                .as(trial.path("said").asString())
                .isTrue();
        assertThat(trial.path("said").asString()).startsWith("AS4 receipt ");
        assertThat(trial.path("millis").isNumber()).isTrue();

        Endpoint there = endpoints.of(ICS2).orElseThrow();
        try {
            endpoints.put(
                    ICS2,
                    new Endpoint(URI.create("http://me:secret@127.0.0.1:1/as4?key=k"), Optional.empty(), there.keys()));
            JsonNode down = tested();
            assertThat(down.path("reached").asBoolean()).isFalse();
            assertThat(down.path("said").asString()).isEqualTo("no answer: ConnectException");
            assertThat(down.path("address").asString()).isEqualTo("http://127.0.0.1:1/as4");
        } finally {
            endpoints.put(ICS2, there);
        }
        assertThat(network.tell("came <ping/>")).as("it is no message there").isEqualTo("[]");
        assertThat(onRecord()).isEqualTo(before);
    }

    private JsonNode tested() {
        JsonNode told = hub.operate("POST", "/api/v1/connectors/eu-ics2/connection-test")
                .json();
        assertThat(told.path("partnerId").asString()).isEqualTo(ICS2.value());
        assertThat(told.path("trials")).hasSize(1);
        return told.path("trials").path(0);
    }

    /** What is owed to the network or was, what came of it, and proofs of anything else. */
    private long onRecord() {
        return messages() + jdbc.sql("""
                        select (select count(*) from delivery where partner = 'eu-ics2')
                             + (select count(*) from proof where owner not in (select id from delivery union all select id from message))
                             + (select count(*) from body where content = '<ping/>'::bytea)""").query(Long.class).single();
    }

    @Test
    void whatLiesReadyForAPartnerThatPullsIsHandedOutInOrderUntilItsReceiptComes() throws Exception {
        Connector asItWas = catalogue.get(ICS2);
        catalogue.put(pulled(asItWas));
        try {
            List<String> filings = List.of(lrn(), lrn(), lrn());
            for (String lrn : filings) {
                filed(lrn);
                await().untilAsserted(() -> assertThat(delivery(lrn, "state")).isEqualTo("OFFERED"));
            }
            assertThat(network.tell("pull urn:of:another")).as("not known here").startsWith("EBMS:");
            assertThat(network.tell("pull " + As4Mode.DEFAULT_CHANNEL)).isEqualTo(Ebms.PROCESSING_MODE_MISMATCH);

            String first = network.tell("pull " + CHANNEL);
            assertThat(first).startsWith(story.delivery(filings.get(0)) + "@exchangehub IE3F10 " + CHANNEL);
            assertThat(network.tell("pull " + CHANNEL))
                    .as("in the same bytes, until its receipt")
                    .isEqualTo(first);
            assertThat(story.evidence(filings.get(0), "PULLED")).hasSize(1);

            As4Sent another = writer().tell(mode(), first.split(" ", 2)[0], "talk", Optional.empty(), control("x"));
            SideKeys ours = endpoints.of(ICS2).flatMap(Endpoint::keys).orElseThrow();
            post(writer().receipt((As4Received.Told) reader(ours).read(another.packet())));
            assertThat(delivery(filings.get(0), "state"))
                    .as("a receipt with other digests proves nothing")
                    .isEqualTo("OFFERED");
            assertThat(network.tell("receipt")).isEqualTo("204");
            assertThat(delivery(filings.get(0), "state")).isEqualTo("DELIVERED");
            assertThat(story.evidence(filings.get(0), "DELIVERED"))
                    .singleElement()
                    .asString()
                    .contains("AS4 receipt");
            assertThat(story.proof(story.delivery(filings.get(0)), "RECEIPT").bytes())
                    .isNotEmpty();

            assertThat(network.tell("pull " + CHANNEL))
                    .startsWith(story.delivery(filings.get(1)).toString());
            assertThat(network.tell("fail")).isEqualTo("204");
            assertThat(delivery(filings.get(1), "state")).isEqualTo("REFUSED");
            customsIsTold("RECEIVER_REFUSED", story.delivery(filings.get(1)).toString());
            assertThat(story.state(filings.get(1))).as("it was never said").isEqualTo("NONE");

            String third = network.tell("pull " + CHANNEL);
            assertThat(third).startsWith(story.delivery(filings.get(2)).toString());
            jdbc.sql("update delivery set expires_at = now() where id = ?")
                    .param(story.delivery(filings.get(2)))
                    .update();
            await().untilAsserted(
                            () -> assertThat(delivery(filings.get(2), "state")).isEqualTo("PARKED"));
            assertThat(delivery(filings.get(2), "reason")).isEqualTo("LIFETIME_ENDED");
            customsIsTold("LIFETIME_ENDED", "The notice to eu-ics2");
            assertThat(network.tell("pull " + CHANNEL)).isEqualTo(Ebms.EMPTY_CHANNEL);

            assertThat(hub.operate("POST", "/api/v1/deliveries/" + story.delivery(filings.get(2)) + "/resend")
                            .status())
                    .isEqualTo(202);
            await().untilAsserted(
                            () -> assertThat(delivery(filings.get(2), "state")).isEqualTo("OFFERED"));
            assertThat(network.tell("pull " + CHANNEL))
                    .as("the same message, signed anew")
                    .startsWith(story.delivery(filings.get(2)).toString())
                    .isNotEqualTo(third);
            assertThat(network.tell("receipt")).isEqualTo("204");
            assertThat(delivery(filings.get(2), "state")).isEqualTo("DELIVERED");

            filed(filings.get(1));
            assertThat(story.state(filings.get(1))).isEqualTo("SUBMITTED");
            String anew = story.deliveries(filings.get(1)).getLast().toString();
            await().untilAsserted(
                            () -> assertThat(network.tell("pull " + CHANNEL)).startsWith(anew));
            assertThat(network.tell("receipt")).isEqualTo("204");
        } finally {
            catalogue.put(asItWas);
        }
    }

    private void customsIsTold(String reason, String text) {
        await().untilAsserted(() ->
                assertThat(story.toldCustoms("<ReasonCode>" + reason)).anyMatch(refusal -> refusal.contains(text)));
    }

    @Test
    void aReceiptMayComeLaterInACallOfItsOwn() throws Exception {
        List<As4Packet> came = new CopyOnWriteArrayList<>();
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> {
            try (exchange) {
                came.add(new As4Packet(
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(202, -1);
            }
        });
        silent.start();
        Endpoint loud = endpoints.of(ICS2).orElseThrow();
        try {
            endpoints.put(
                    ICS2,
                    new Endpoint(
                            URI.create("http://127.0.0.1:" + silent.getAddress().getPort()),
                            Optional.empty(),
                            loud.keys()));
            String lrn = lrn();
            filed(lrn);
            await().until(() -> story.evidence(lrn, "UNAVAILABLE").size() == 1);
            assertThat(delivery(lrn, "state")).as("nothing proves it").isNotEqualTo("DELIVERED");
            assertThat(post(writer().receipt(message(came)))).isEqualTo(204);
            assertThat(delivery(lrn, "state")).isEqualTo("DELIVERED");
            assertThat(story.proof(story.delivery(lrn), "RECEIPT").bytes()).isNotEmpty();
        } finally {
            endpoints.put(ICS2, loud);
            silent.stop(0);
        }
    }

    /** What is no request to pull. */
    private As4Received.Told message(List<As4Packet> came) {
        return came.stream()
                .map(reader::read)
                .filter(As4Received.Told.class::isInstance)
                .map(As4Received.Told.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The folder of a partner that pulls what the hub has for it. */
    private Connector pulled(Connector pushed) {
        Map<String, byte[]> files = new TreeMap<>();
        pushed.folder().paths().forEach(path -> files.put(path, pushed.folder().get(path)));
        String yaml = new String(files.get("connector.yaml"), UTF_8);
        assertThat(yaml).contains("  pull: PT2S\n");
        files.put(
                "connector.yaml",
                yaml.replace("  pull: PT2S\n", "  pulled: " + CHANNEL + "\n").getBytes(UTF_8));
        return Catalogue.recorded(new Folder(pushed.folder().name(), files), translator);
    }

    private int post(As4Packet packet) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(hub.url("/as4"))
                                .header("Content-Type", packet.contentType())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(packet.bytes()))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private String delivery(String lrn, String column) {
        return jdbc.sql("select " + column + " from delivery where id = ?")
                .param(story.delivery(lrn))
                .query(String.class)
                .single();
    }

    private static String lrn() {
        return "E" + Transits.number().substring(1);
    }

    private void filed(String lrn) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        story.tell("""
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%s</NoticeID><RecipientID>eu-ics2</RecipientID><TypeCode>IE3F10</TypeCode>\
                <OriginatorID>NO.ICS2</OriginatorID><Reference><LRN>%s</LRN><DeclarantIdentifier><ID>NO912345678</ID>\
                <TypeCode>EORI</TypeCode></DeclarantIdentifier></Reference><EventDateTime>%s</EventDateTime></Notice>""".formatted(Transits.number(), lrn, now));
    }

    /** IE3N08 about a filing. */
    private Wire control(String lrn) {
        String mrn = jdbc.sql("select mrn from movement where lrn = ?")
                .param(lrn)
                .query(String.class)
                .optional()
                .orElse("26EU0000000000123T");
        return new Wire(XML, """
                <IE3N08 xmlns="urn:wco:datamodel:eu:ics2:2"><notificationDate><DateTime>%s</DateTime></notificationDate><MRN>%s</MRN>\
                <control><type>10</type><remark>%s</remark></control></IE3N08>""".formatted(Instant.now(), mrn, lrn).getBytes(UTF_8));
    }

    /** What Customs was told about a filing, in the order in which it was told. */
    private void told(String lrn, String... types) {
        await().untilAsserted(() -> assertThat(story.toldCustoms(lrn).stream()
                        .map(TYPE::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .toList())
                .containsExactly(types));
    }

    private As4Mode mode() {
        return catalogue.get(ICS2).as4().orElseThrow().mirrored();
    }

    private As4Writer writer() {
        return new As4Writer(keysOfNetwork);
    }

    private static As4Reader reader(SideKeys keys) {
        return new As4Reader(Map.of(ICS2.value(), keys), 1_000_000);
    }

    private As4Received sent(As4Packet packet) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(hub.url("/as4"))
                        .header("Content-Type", packet.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(packet.bytes()))
                        .build(),
                BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("Content-Type").orElse("none, status " + answer.statusCode());
        return reader.read(new As4Packet(type, answer.body()));
    }

    private void fails(As4Packet packet, String code) throws IOException, InterruptedException {
        assertThat(sent(packet))
                .isInstanceOfSatisfying(
                        As4Received.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static As4Packet packet(As4Sent sent, String changed) {
        assertThat(changed).isNotEqualTo(new String(sent.packet().bytes(), ISO_8859_1));
        return new As4Packet(sent.packet().contentType(), changed.getBytes(ISO_8859_1));
    }

    private long messages() {
        return jdbc.sql("select count(*) from message where sender = 'eu-ics2'")
                .query(Long.class)
                .single();
    }
}
