package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Customs tells the Common Repository of ICS2, over one-way SOAP calls that CCN2 acknowledges in calls of its own. */
@Journey
class CommonRepositoryTest {

    private static final PartnerId REPOSITORY = new PartnerId("eu-ics2-repository");
    private static final String SOAP_12 = "application/soap+xml";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void withoutFaults() {
        partners.of(REPOSITORY).faults().allOff();
    }

    @Test
    void anArrivalIsAcknowledgedByCcn2AndThatSaysNothingOfIt() {
        String mrn = Transits.mrn();
        String number = tell("IE4N07", arrival(mrn));
        await().untilAsserted(() -> assertThat(steps(number)).contains("DELIVERED"));
        await().untilAsserted(() -> assertThat(moves(number))
                .anyMatch(text -> text.startsWith("CoA "))
                .anyMatch(text -> text.startsWith("CoD ")));
        assertThat(state(number)).isEqualTo("ARRIVED");
        assertThat(stage(number)).as("receipt is no success").isEmpty();
        assertThat(received(number)).singleElement().asString().contains("IE4N07notifyArrivalReqMsg", mrn);
        await().untilAsserted(() -> assertThat(toldCustoms("<CorrelationID>" + number))
                .anyMatch(text -> text.contains("<TypeCode>CoA<") && text.contains(mrn))
                .anyMatch(text -> text.contains("<TypeCode>CoD<")));

        String result = tell("IE4S03", controlResult(mrn));
        await().untilAsserted(() -> assertThat(moves(result)).anyMatch(text -> text.startsWith("CoD ")));
        assertThat(state(number)).isEqualTo("CONTROLLED");

        String early = "urn:uuid:" + UUID.randomUUID();
        Answered refused = post(notice(early, "IE4S03", controlResult(Transits.mrn())));
        assertThat(refused.status()).as("waits for its arrival").isEqualTo(202);
    }

    @Test
    void whatCcn2CouldNotDeliverIsRejected() {
        String number = tell("IE4N07", arrival("26NOCOE" + Transits.mrn().substring(7)));
        await().untilAsserted(() -> assertThat(stage(number)).isEqualTo("REJECTED"));
        await().untilAsserted(() -> assertThat(toldCustoms("<CorrelationID>" + number))
                .anyMatch(text -> text.contains("The Common Repository does not answer")));
    }

    @Test
    void aLostAnswerIsMetBySendingAgainUnderTheSameNumber() {
        partners.of(REPOSITORY).faults().on(FaultSwitch.always(FaultKind.LOST));
        String number = tell("IE4N07", arrival(Transits.mrn()));
        await().untilAsserted(() -> assertThat(steps(number)).contains("UNAVAILABLE"));
        partners.of(REPOSITORY).faults().allOff();
        await().untilAsserted(() -> assertThat(steps(number)).contains("DELIVERED"));
        await().untilAsserted(() -> assertThat(moves(number)).anyMatch(text -> text.startsWith("CoD ")));
        assertThat(partners.of(REPOSITORY).received(number))
                .map(Received::repeats)
                .hasValueSatisfying(repeats -> assertThat(repeats).isPositive());
        assertThat(moves(number)).filteredOn(text -> text.startsWith("CoD ")).hasSize(1);
    }

    @Test
    void aQuestionIsAnsweredWithinTheCallAndAFaultOfTheRepositoryIsARefusal() {
        String number = tell("IE4Q10", query(Transits.mrn()));
        await().untilAsserted(() -> assertThat(stage(number)).isEqualTo("PROCESSED"));
        await().untilAsserted(() -> assertThat(toldCustoms("<CorrelationID>" + number))
                .singleElement()
                .asString()
                .contains("<TypeCode>IE4R05<", "ENSHistory"));

        String unknown = tell("IE4Q10", query("26NO" + Transits.mrn().substring(4, 11) + "UNKNOWN"));
        await().untilAsserted(() -> assertThat(steps(unknown)).contains("REFUSED"));
        assertThat(evidence(unknown, "REFUSED")).anyMatch(text -> text.contains("MRN_UNKNOWN"));
        await().untilAsserted(() -> assertThat(toldCustoms("RECEIVER_REFUSED"))
                .as("Customs is told that its notice was not taken")
                .anyMatch(text -> text.contains("MRN_UNKNOWN")));
        assertThat(stage(unknown)).isEmpty();
    }

    @Test
    void anOperatorAsksEachServiceWhetherItIsAliveAndNothingOfItIsOnRecord() {
        long before = owed();
        List<JsonNode> trials = tested();
        assertThat(trials).hasSize(7).allSatisfy(trial -> {
            String name = trial.path("name").asString();
            assertThat(name).matches("CCN2\\.Service\\.Customs\\.EU\\.ICS\\.[A-Za-z]+(BAS|DS)/IsAlive");
            assertThat(trial.path("address").asString())
                    .isEqualTo(endpoints.of(REPOSITORY).orElseThrow().uri() + "/" + name.replace("/IsAlive", "V2"));
            assertThat(trial.path("reached").asBoolean())
                    .as(trial.path("said").asString())
                    .isTrue();
            assertThat(trial.path("said").asString())
                    .isEqualTo(
                            name.endsWith("DS/IsAlive")
                                    ? "SOAP answer isAliveRespMsg: The simulator is there 0"
                                    : "SOAP one-way call, accepted");
        });
        assertThat(trials.stream().map(trial -> trial.path("name").asString())).doesNotHaveDuplicates();

        partners.of(REPOSITORY).faults().on(FaultSwitch.always(FaultKind.DOWN));
        assertThat(tested()).hasSize(7).allSatisfy(trial -> {
            assertThat(trial.path("reached").asBoolean()).isFalse();
            assertThat(trial.path("said").asString()).isEqualTo("HTTP 503");
        });
        partners.of(REPOSITORY).faults().allOff();

        assertThat(received("isAlive")).as("no message there").isEmpty();
        assertThat(owed()).as("nor here").isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from body where position('isAlive'::bytea in content) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWaitsGoesOutOnceThePartnerIsThereAgain() {
        partners.of(REPOSITORY).faults().on(FaultSwitch.always(FaultKind.DOWN));
        String number = tell("IE4N07", arrival(Transits.mrn()));
        await().until(() -> steps(number).contains("UNAVAILABLE")
                && jdbc.sql("""
                                update delivery set due_at = now() + interval '1 hour' where partner = ? and state = 'READY'
                                and case_id = (select movement from notice where number = ?)""").params(REPOSITORY.value(), number).update() == 1);
        partners.of(REPOSITORY).faults().allOff();
        assertThat(tested()).allMatch(trial -> trial.path("reached").asBoolean());
        await().untilAsserted(() -> assertThat(steps(number)).contains("DELIVERED"));
    }

    @Test
    void operatorsAloneTestAConnectionAndWhereThereIsNoTestTheyAreTold() {
        String test = "/api/v1/connectors/eu-ics2-repository/connection-test";
        assertThat(hub.post(REPOSITORY, test, "application/json", "").code()).isEqualTo("FORBIDDEN");
        assertThat(hub.post(HubClient.CUSTOMS, test, "application/json", "").code())
                .isEqualTo("FORBIDDEN");
        assertThat(hub.operate("POST", "/api/v1/connectors/nobody/connection-test")
                        .code())
                .isEqualTo("NOT_FOUND");
        for (PartnerId without : List.of(HubClient.FOOD, new PartnerId("finnish-customs"))) {
            Answered refused = hub.operate("POST", "/api/v1/connectors/" + without + "/connection-test");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("RULE_BROKEN");
            assertThat(refused.text()).contains(without + " has no test of its connection");
        }
        assertThat(hub.operate("POST", "/api/v1/connectors/eu-aes/connection-test")
                        .text())
                .contains("RULE_BROKEN", "eu-aes receives nothing");
    }

    private List<JsonNode> tested() {
        Answered told = hub.operate("POST", "/api/v1/connectors/eu-ics2-repository/connection-test");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        return told.json().path("trials").valueStream().toList();
    }

    private long owed() {
        return jdbc.sql("select count(*) from delivery where partner = ?")
                .param(REPOSITORY.value())
                .query(Long.class)
                .single();
    }

    @Test
    void theInboxTakesBothVersionsOnceAndTellsWhoeverItDoesNotKnow() {
        String number = tell("IE4N07", arrival(Transits.mrn()));
        await().untilAsserted(() -> assertThat(moves(number)).anyMatch(text -> text.startsWith("CoD ")));
        String id = "urn:uuid:" + UUID.randomUUID();
        String told = acknowledgement("2026-11-24T08:00:00Z");

        for (int times = 0; times < 2; times++) {
            Answered taken = inbox(SOAP_12, envelope(SOAP_12, id, number, token(), told));
            assertThat(taken.status()).as(taken.text()).isEqualTo(202);
            assertThat(taken.body()).isEmpty();
        }
        assertThat(jdbc.sql("select count(*) from message where sender = ? and sender_message_id = ?")
                        .params(REPOSITORY.value(), id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        Answered other =
                inbox(SOAP_12, envelope(SOAP_12, id, number, token(), acknowledgement("2026-11-24T09:00:00Z")));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text())
                .contains("MESSAGE_ID_REUSED", "soap:Sender", "http://www.w3.org/2003/05/soap-envelope");

        String another = "urn:uuid:" + UUID.randomUUID();
        Answered old = inbox("text/xml", envelope("text/xml", another, number, token(), told));
        assertThat(old.status()).as(old.text()).isEqualTo(202);

        Answered byBearer = hub.post(
                REPOSITORY,
                "/soap/v1/inbox",
                "text/xml",
                envelope("text/xml", "urn:uuid:" + UUID.randomUUID(), number, "", told));
        assertThat(byBearer.status()).as(byBearer.text()).isEqualTo(202);

        Answered nobody = inbox(SOAP_12, envelope(SOAP_12, another, number, "", told));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text()).contains("UNAUTHENTICATED", "soap:Sender");
        Answered wrong = inbox(
                SOAP_12,
                envelope(SOAP_12, another, number, token().replace("</wsse:Password>", "x</wsse:Password>"), told));
        assertThat(wrong.text()).contains("UNAUTHENTICATED").doesNotContain("wsse:Password");
    }

    @Test
    void whatTheInboxRefusesIsAFaultWithItsPlaceAndOnRecordWithoutThePassword() {
        String unknown = "urn:uuid:" + UUID.randomUUID();
        Answered unasked = inbox(
                SOAP_12,
                envelope(
                        SOAP_12,
                        "urn:uuid:" + UUID.randomUUID(),
                        "nothing-of-ours",
                        token(),
                        acknowledgement("2026-11-24T08:00:00Z")));
        assertThat(unasked.text()).contains("CORRELATION_UNKNOWN");

        Answered broken = inbox(SOAP_12, envelope(SOAP_12, unknown, "n", token(), acknowledgement("yesterday")));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text()).contains("SCHEMA_INVALID", "line 2, column", "/CoA/EventTimestamp");

        Answered hostile = hub.post(
                REPOSITORY,
                "/soap/v1/inbox",
                SOAP_12,
                "<!DOCTYPE a [<!ENTITY b 'c'>]>" + envelope(SOAP_12, unknown, "n", token(), told()));
        assertThat(hostile.text()).contains("HOSTILE_DOCUMENT");
        Answered headed = inbox(
                SOAP_12,
                envelope(
                        SOAP_12,
                        unknown,
                        "n",
                        token() + "<x:Pay xmlns:x=\"urn:x\" soap:mustUnderstand=\"true\"/>",
                        told()));
        assertThat(headed.text()).contains("soap:MustUnderstand");
        Answered version = inbox(SOAP_12, "<Envelope xmlns=\"urn:soap:9\"/>");
        assertThat(version.text()).contains("soap:VersionMismatch");
        assertThat(hub.post(REPOSITORY, "/soap/v1/inbox", "application/json", "{}")
                        .text())
                .contains("UNSUPPORTED_MEDIA_TYPE");
        assertThat(hub.get(REPOSITORY, "/soap/v1/inbox").status()).isEqualTo(405);

        assertThat(jdbc.sql(
                                "select count(*) from message where sender = ? and sender_message_id = ? and reason = 'SCHEMA_INVALID'")
                        .params(REPOSITORY.value(), unknown)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static String told() {
        return acknowledgement("2026-11-24T08:00:00Z");
    }

    private static String acknowledgement(String at) {
        return "<CoA xmlns=\"http://ccn2.ec.eu/CCN2.Service.Platform.Acknowledgement.Schema\"><EventTimestamp>" + at
                + "</EventTimestamp></CoA>";
    }

    private String token() {
        String[] secret = Objects.requireNonNull(
                        endpoints.credentials(REPOSITORY).get("username-token-in"))
                .split(":", 2);
        return """
                <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
                <wsse:UsernameToken><wsse:Username>%s</wsse:Username><wsse:Password>%s</wsse:Password></wsse:UsernameToken>\
                </wsse:Security>""".formatted(secret[0], secret[1]);
    }

    private static String envelope(String type, String id, String relatesTo, String headers, String body) {
        return """
                <soap:Envelope xmlns:soap="%s" xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header>\
                <wsa:MessageID>%s</wsa:MessageID><wsa:RelatesTo>%s</wsa:RelatesTo>%s</soap:Header>
                <soap:Body>%s</soap:Body></soap:Envelope>""".formatted(
                        type.equals(SOAP_12)
                                ? "http://www.w3.org/2003/05/soap-envelope"
                                : "http://schemas.xmlsoap.org/soap/envelope/",
                        id,
                        relatesTo,
                        headers,
                        body);
    }

    private Answered inbox(String type, String envelope) {
        return hub.send(HttpRequest.newBuilder(hub.url("/soap/v1/inbox"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(envelope)));
    }

    private String tell(String type, String inside) {
        String number = "urn:uuid:" + UUID.randomUUID();
        Answered taken = post(notice(number, type, inside));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return number;
    }

    private Answered post(String notice) {
        return hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, notice);
    }

    private static String notice(String number, String type, String inside) {
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%s</NoticeID><RecipientID>eu-ics2-repository</RecipientID><TypeCode>%s</TypeCode>\
                <OriginatorID>NES.NO</OriginatorID>%s</Notice>""".formatted(number, type, inside);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String content(String elements) {
        return "<Content><MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode><Text>"
                + elements.replaceAll("<(\\w+)>", "&lt;i:$1 xmlns:i=\"urn:wco:datamodel:eu:ics2:2\">")
                        .replaceAll("</(\\w+)>", "&lt;/i:$1>")
                + "</Text></Content>";
    }

    private static String arrival(String mrn) {
        return """
                <Reference><MRN>%s</MRN></Reference><CustomsOffice><RoleCode>ENTRY</RoleCode><ReferenceNumber>NO011001</ReferenceNumber>\
                </CustomsOffice><EventDateTime>%2$s</EventDateTime>""".formatted(mrn, now()) + content("""
                <registrationDate><DateTime>%1$s</DateTime></registrationDate><activeBorderTransportMeans><ModeOfTransport>3</ModeOfTransport>\
                <actualDateAndTimeOfArrival><DateTime>%1$s</DateTime></actualDateAndTimeOfArrival></activeBorderTransportMeans>\
                """.formatted(now()));
    }

    private static String controlResult(String mrn) {
        return """
                <Reference><MRN>%s</MRN></Reference><EventDateTime>%2$s</EventDateTime><ControlResult><ControlID>C-1</ControlID>\
                <ResultCode>01</ResultCode><EventDateTime>%2$s</EventDateTime></ControlResult>""".formatted(mrn, now())
                + content(
                        "<messageFunction>9</messageFunction><customsOfficeOfControl><referenceNumber>NO011001</referenceNumber>"
                                + "</customsOfficeOfControl>");
    }

    private static String query(String mrn) {
        return "<Reference><MRN>%s</MRN></Reference><EventDateTime>%s</EventDateTime>".formatted(mrn, now())
                + content(
                        "<functionalReference>Q-1</functionalReference><ENSQueryParameters><parameter>HIST</parameter>"
                                + "</ENSQueryParameters>");
    }

    private List<String> received(String number) {
        return partners.of(REPOSITORY).received().stream()
                .map(message -> new String(message.wire().bytes(), UTF_8))
                .filter(text -> text.contains(number))
                .toList();
    }

    private List<String> toldCustoms(String text) {
        return partners.of(HubClient.CUSTOMS).received().stream()
                .map(message -> new String(message.wire().bytes(), UTF_8))
                .filter(message -> message.contains(text))
                .toList();
    }

    private String state(String number) {
        return jdbc.sql("select m.state from movement m join notice n on n.movement = m.id where n.number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private String stage(String number) {
        return jdbc.sql("select coalesce(stage, '') from notice where number = ? and speaker = 'CUSTOMS'")
                .param(number)
                .query(String.class)
                .single();
    }

    private List<String> moves(String number) {
        return evidence(number, "MOVED");
    }

    private List<String> steps(String number) {
        return jdbc.sql("""
                select e.step from evidence e join notice n on n.movement = e.chain
                where n.number = ? and e.partner = 'eu-ics2-repository'""").param(number).query(String.class).list();
    }

    private List<String> evidence(String number, String step) {
        return jdbc.sql(
                        "select e.text from evidence e join notice n on n.movement = e.chain where n.number = ? and e.step = ?")
                .params(number, step)
                .query(String.class)
                .list();
    }
}
