package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the hub refuses, it refuses with a code, a position and nothing lost: the refused message is on record. */
@Journey
class RefusalsTest {

    private static final String LODGE = "/api/v1/declarations";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void malformedXmlWithLineAndColumn() {
        Answered refused = lodge("<Declaration xmlns='urn:exchangehub:v1'>\n  <FunctionCode>9</Function>");
        assertRefused(refused, 400, "MALFORMED");
        assertThat(refused.fault().path("position").asString()).startsWith("line 2, column ");
        assertOnRecord(refused, "MALFORMED");
    }

    @Test
    void malformedJsonWithLineAndColumn() {
        Answered refused = hub.post(HubClient.CUSTOMS, LODGE, "application/json", "{\"declaration\": \n{,}}");
        assertRefused(refused, 400, "MALFORMED");
        assertThat(refused.fault().path("position").asString()).startsWith("line 2, column ");
    }

    @Test
    void invalidXmlWithLineColumnAndPath() {
        Answered refused = lodge(Declarations.original(Declarations.lrn(), "12"));
        assertRefused(refused, 422, "SCHEMA_INVALID");
        assertThat(refused.fault().path("position").asString())
                .matches("line 1, column \\d+: /Declaration/GoodsItem/CommodityCode");
        assertOnRecord(refused, "SCHEMA_INVALID");
    }

    @Test
    void invalidJsonWithPointer() {
        Answered refused = hub.post(
                HubClient.CUSTOMS, LODGE, "application/json", Declarations.json(Declarations.lrn(), "30049000", "12"));
        assertRefused(refused, 422, "SCHEMA_INVALID");
        assertThat(refused.fault().path("position").asString()).isEqualTo("/declaration/goodsItem/1/commodityCode");
    }

    @Test
    void hostileDocuments() {
        String bomb = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><d>&b;</d>";
        assertRefused(lodge(bomb), 400, "HOSTILE_DOCUMENT");
        assertRefused(
                lodge("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>"), 400, "HOSTILE_DOCUMENT");
        assertRefused(
                lodge("<Declaration xmlns='urn:exchangehub:v1'>" + "<a>".repeat(10_000)), 400, "HOSTILE_DOCUMENT");
        assertRefused(
                hub.post(HubClient.CUSTOMS, LODGE, "application/json", "{\"declaration\":" + "[".repeat(10_000)),
                400,
                "HOSTILE_DOCUMENT");
    }

    @Test
    void bodyOverTheLimitAlsoWhenPacked() throws IOException {
        byte[] large = ("<a>" + " ".repeat(1_100_000) + "</a>").getBytes(UTF_8);
        Answered refused = hub.post(HubClient.CUSTOMS, LODGE, XML, large);
        assertRefused(refused, 413, "BODY_TOO_LARGE");
        assertOnRecord(refused, "BODY_TOO_LARGE");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(large);
        }
        assertRefused(
                hub.post(HubClient.CUSTOMS, LODGE, XML, packed.toByteArray(), "Content-Encoding", "gzip"),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void aPackedBodyWithinTheLimitIsRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(Declarations.original(Declarations.lrn(), Declarations.BOOKS)
                    .getBytes(UTF_8));
        }
        assertThat(hub.post(HubClient.CUSTOMS, LODGE, XML, packed.toByteArray(), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void wrongContentTypeAndUnknownRoot() {
        assertRefused(hub.post(HubClient.CUSTOMS, LODGE, "text/plain", "x"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(lodge("<Invoice xmlns='urn:other'/>"), 422, "UNKNOWN_KIND");
        assertRefused(hub.post(HubClient.CUSTOMS, LODGE, "application/json", "{\"invoice\": {}}"), 422, "UNKNOWN_KIND");
    }

    @Test
    void kindThatContradictsThePath() {
        String caseId = caseOf(lodge(Declarations.original(Declarations.lrn(), Declarations.BOOKS)));
        Answered refused = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/outcome",
                XML,
                Declarations.original(Declarations.lrn(), Declarations.BOOKS));
        assertRefused(refused, 422, "KIND_CONTRADICTS_PATH");
    }

    @Test
    void unknownSender() {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(hub.url(LODGE))
                .header("Content-Type", XML)
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"));
        assertRefused(hub.send(unsigned), 401, "UNAUTHENTICATED");
        HttpRequest.Builder forged = HttpRequest.newBuilder(hub.url(LODGE))
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXN0b21zIn0.")
                .header("Content-Type", XML)
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"));
        assertRefused(hub.send(forged), 401, "UNAUTHENTICATED");
        assertRefused(
                hub.post(new org.exchangehub.connectors.PartnerId("nobody"), LODGE, XML, "<a/>"),
                401,
                "UNAUTHENTICATED");
    }

    @Test
    void senderInTheEnvelopeThatIsNotTheCaller() {
        String body = Declarations.original(Declarations.lrn(), Declarations.BOOKS);
        String enveloped =
                "<Envelope xmlns='urn:exchangehub:v1'><Header><MessageID>e1</MessageID><Kind>declaration</Kind>"
                        + "<SenderID>customs-wco</SenderID></Header><Payload>" + body + "</Payload></Envelope>";
        assertRefused(hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, enveloped), 403, "FORBIDDEN");
    }

    @Test
    void anAgencyLodgesNothing() {
        assertRefused(hub.post(HubClient.FOOD, LODGE, "application/json", "{\"vedtak\": {}}"), 403, "FORBIDDEN");
    }

    @Test
    void theSameMessageTwiceGetsTheSameAnswerAndOtherContentUnderItsIdIsRefused() {
        String id = UUID.randomUUID().toString();
        String body = Declarations.original(Declarations.lrn(), Declarations.BOOKS);
        Answered first = hub.post(HubClient.CUSTOMS, LODGE, XML, body, "Message-Id", id);
        Answered again = hub.post(HubClient.CUSTOMS, LODGE, XML, body, "Message-Id", id);
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        Answered other = hub.post(
                HubClient.CUSTOMS,
                LODGE,
                XML,
                Declarations.original(Declarations.lrn(), Declarations.BOOKS),
                "Message-Id",
                id);
        assertRefused(other, 409, "MESSAGE_ID_REUSED");
        assertRefused(hub.post(HubClient.CUSTOMS, LODGE, XML, body), 409, "DECLARATION_EXISTS");
    }

    @Test
    void versionThatIsNotNewer() {
        String lrn = Declarations.lrn();
        String caseId = caseOf(lodge(Declarations.original(lrn, Declarations.BOOKS)));
        String path = "/api/v1/cases/" + caseId + "/declaration";
        assertRefused(
                hub.put(HubClient.CUSTOMS, path, XML, Declarations.replacement(lrn, 1, 5, Declarations.BOOKS)),
                409,
                "VERSION_NOT_NEWER");
        assertThat(hub.put(HubClient.CUSTOMS, path, XML, Declarations.replacement(lrn, 2, 5, Declarations.BOOKS))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void senderThatIsNotTheOwnerOfTheCase() {
        String lrn = Declarations.lrn();
        String caseId = caseOf(lodge(Declarations.original(lrn, Declarations.BOOKS)));
        Answered refused = hub.post(
                HubClient.CUSTOMS_WCO,
                "/api/v1/cases/" + caseId + "/cancellation",
                XML,
                WcoDocuments.cancellation("26NO0000000000001A"));
        assertRefused(refused, 403, "NOT_OWNER");
    }

    @Test
    void dispositionsThatDoNotFit() {
        String caseId = caseOf(lodge(Declarations.original(Declarations.lrn(), Declarations.MEDICINE)));
        JsonNode referral = hub.get(HubClient.MEDICINES, "/api/v1/cases/" + caseId)
                .json()
                .path("case")
                .path("referralState")
                .path(0);
        String id = referral.path("referralId").asString();
        String now = OffsetDateTime.now().minusSeconds(1).toString();
        assertRefused(dispose(id, 1, OffsetDateTime.now().plusHours(1).toString()), 422, "EVENT_IN_FUTURE");
        assertRefused(dispose(UUID.randomUUID().toString(), 1, now), 404, "REFERRAL_UNKNOWN");
        assertRefused(dispose(id, 9, now), 422, "LINE_NOT_REFERRED");
        Answered foreign = hub.post(
                HubClient.EXPLOSIVES,
                "/api/v1/referrals/" + id + "/dispositions",
                "application/json",
                disposition(id, 1, now));
        assertRefused(foreign, 403, "NOT_RECIPIENT");

        hub.post(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/cancellation",
                XML,
                "<Cancellation xmlns='urn:exchangehub:v1'><Reference><CaseID>" + caseId
                        + "</CaseID></Reference></Cancellation>");
        assertRefused(dispose(id, 1, now), 409, "REFERRAL_WITHDRAWN");
    }

    @Test
    void whatNeverArrivesRefusesWhatWaitsForItAndTheSenderHears() {
        String lrn = Declarations.lrn();
        String id = UUID.randomUUID().toString();
        Answered waiting = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/messages",
                XML,
                "<Outcome xmlns='urn:exchangehub:v1'><Reference><LRN>" + lrn
                        + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier></Reference>"
                        + "<OutcomeCode>RELEASED</OutcomeCode><EventDateTime>2026-01-01T00:00:00Z</EventDateTime></Outcome>",
                "Message-Id",
                id);
        assertThat(waiting.json().path("status").asString()).isEqualTo("WAITING");
        await().untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, waiting.location())
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("NEVER_ARRIVED"));
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).received())
                .anyMatch(message -> message.note()
                        .filter(note -> note.reference().equals(id)
                                && note.code().orElse("").equals("NEVER_ARRIVED"))
                        .isPresent()));
    }

    private Answered lodge(String body) {
        return hub.post(HubClient.CUSTOMS, LODGE, XML, body);
    }

    private Answered dispose(String referral, int line, String at) {
        return hub.post(
                HubClient.MEDICINES,
                "/api/v1/referrals/" + referral + "/dispositions",
                "application/json",
                disposition(referral, line, at));
    }

    private static String disposition(String referral, int line, String at) {
        return """
                {"disposition": {"referralId": "%s", "eventDateTime": "%s",
                 "line": [{"sequenceNumeric": %d, "dispositionCode": "HOLD_INTACT"}]}}""".formatted(referral, at, line);
    }

    private static String caseOf(Answered taken) {
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("caseId").asString();
    }

    private static void assertRefused(Answered answer, int status, String code) {
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:exchangehub:reason:" + code);
    }

    private void assertOnRecord(Answered refused, String code) {
        Answered recorded = hub.get(
                HubClient.CUSTOMS,
                "/api/v1/messages/" + refused.json().path("messageId").asString());
        assertThat(recorded.json().path("status").asString()).isEqualTo("REFUSED");
        assertThat(recorded.json().path("reason").asString()).isEqualTo(code);
        assertThat(recorded.json().path("faults")).isNotEmpty();
    }
}
