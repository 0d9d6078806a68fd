package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Objects;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A permit from its issuing to the last gram: registered by its issuer, checked, reserved and written off by Customs. */
@Journey
class PermitsTest {

    private static final String NOW = "2026-11-24T10:00:00Z";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void overRest() {
        String number = register("40", "VALID", 1);
        String path = "/api/v1/permits/" + find(number);

        JsonNode lodged = check(number, "LODGED", "50");
        assertThat(lodged.path("resultCode").asString()).isEqualTo("WARNING");
        JsonNode accepted = check(number, "ACCEPTED", "50");
        assertThat(accepted.path("resultCode").asString()).isEqualTo("NOT_COVERED");
        assertThat(accepted.at("/line/0/finding/0/reasonCode").asString()).isEqualTo("QUANTITY_INSUFFICIENT");
        assertThat(check(number, "ACCEPTED", "40").path("resultCode").asString())
                .isEqualTo("COVERED");

        String mrn = Declarations.mrn();
        JsonNode reserved = allocate(path, number, mrn, "RESERVE", "12500", "GRM", Declarations.lrn());
        assertThat(reserved.path("resultCode").asString()).isEqualTo("DONE");
        assertThat(reserved.at("/balance/availableQuantity/value").asString()).isEqualTo("27.5");
        assertThat(reserved.at("/quantity/unitCode").asString()).isEqualTo("KGM");

        String id = Declarations.lrn();
        JsonNode refused = allocate(path, number, Declarations.mrn(), "RESERVE", "28", "KGM", id);
        assertThat(refused.path("resultCode").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/finding/0/reasonCode").asString()).isEqualTo("QUANTITY_INSUFFICIENT");
        JsonNode again = allocate(path, number, mrn, "WRITE_OFF", "12.5", "KGM", Declarations.lrn());
        assertThat(again.path("resultCode").asString()).isEqualTo("DONE");
        JsonNode twice = allocate(path, number, mrn, "WRITE_OFF", "12.5", "KGM", Declarations.lrn());
        assertThat(twice.at("/finding/0/reasonCode").asString()).isEqualTo("ALREADY_WRITTEN_OFF");

        JsonNode asked = hub.get(HubClient.CUSTOMS, "/api/v1/permit-answers/" + id)
                .json()
                .path("allocationResult");
        assertThat(asked).isEqualTo(refused);
        JsonNode ledger = hub.get(HubClient.EXPLOSIVES, path + "/allocations").json();
        assertThat(ledger.at("/permitLedger/entry").findValuesAsString("actionCode"))
                .containsExactly("ISSUE", "RESERVE", "WRITE_OFF");
        assertThat(hub.get(HubClient.CITES, path).status()).isEqualTo(404);
        assertThat(hub.operate("GET", "/api/v1/permit-ledger").json().path("discrepancies"))
                .isEmpty();
        await().untilAsserted(() -> assertThat(partners.of(HubClient.EXPLOSIVES).received())
                .extracting(message -> new String(message.wire().bytes(), UTF_8))
                .anyMatch(text -> text.contains("\"allocation\"") && text.contains(number)));
    }

    @Test
    void theSameRequestTwiceCountsOnce() {
        String number = register("10", "VALID", 1);
        String path = "/api/v1/permits/" + find(number);
        String id = Declarations.lrn();
        String mrn = Declarations.mrn();
        JsonNode first = allocate(path, number, mrn, "RESERVE", "4", "KGM", id);
        allocate(path, number, mrn, "RELEASE", "4", "KGM", Declarations.lrn());
        assertThat(allocate(path, number, mrn, "RESERVE", "4", "KGM", id)).isEqualTo(first);
        assertThat(hub.get(HubClient.CUSTOMS, path)
                        .json()
                        .at("/permitState/balance/0/availableQuantity/value")
                        .asString())
                .isEqualTo("10");
    }

    @Test
    void anInterventionTakesTwoPersons() {
        String number = register("10", "SUSPENDED", 2);
        String path = "/api/v1/permits/" + find(number);
        String intervention = """
                <PermitIntervention xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>EXPLOSIVES</KindCode>\
                <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
                <InterventionCode>FORCE</InterventionCode><Quantity><Value>3</Value><UnitCode>KGM</UnitCode></Quantity>\
                <OfficerName>Kari</OfficerName><ReasonText>Paper</ReasonText><EventDateTime>%s</EventDateTime></PermitIntervention>""".formatted(number, Declarations.mrn(), NOW);
        JsonNode nobody = act("", path + "/interventions", intervention);
        assertThat(nobody.at("/finding/0/reasonCode").asString()).isEqualTo("ACTOR_MISSING");
        JsonNode proposed = act("kari", path + "/interventions", intervention);
        assertThat(proposed.path("resultCode").asString()).isEqualTo("PROPOSED");

        String proposal = proposed.path("messageId").asString();
        String confirmation = "<InterventionConfirmation xmlns='urn:exchangehub:v1'><InterventionID>" + proposal
                + "</InterventionID><OfficerName>Ola</OfficerName><EventDateTime>" + NOW
                + "</EventDateTime></InterventionConfirmation>";
        String confirm = "/api/v1/permit-interventions/" + proposal + "/confirmation";
        assertThat(act("kari", confirm, confirmation)
                        .at("/finding/0/reasonCode")
                        .asString())
                .isEqualTo("SAME_ACTOR");
        JsonNode done = act("ola", confirm, confirmation);
        assertThat(done.path("resultCode").asString()).isEqualTo("DONE");
        assertThat(done.at("/balance/consumedQuantity/value").asString()).isEqualTo("3");
        JsonNode entry =
                hub.get(HubClient.CUSTOMS, path + "/allocations").json().at("/permitLedger/entry/1");
        assertThat(entry.path("actorName").asString()).isEqualTo("kari (Kari)");
        assertThat(entry.path("secondActorName").asString()).isEqualTo("ola (Ola)");
        await().untilAsserted(() -> assertThat(partners.of(HubClient.EXPLOSIVES).received())
                .extracting(message -> new String(message.wire().bytes(), UTF_8))
                .anyMatch(text -> text.contains(number) && text.contains("intervention FORCE: Paper")));
    }

    @Test
    void overSoap() {
        String number = register("10", "VALID", 1);
        Answered checked = soap("CheckPermits", checkOf(number, "ACCEPTED", "11"));
        assertThat(checked.text()).contains("NOT_COVERED", "QUANTITY_INSUFFICIENT");
        String mrn = Declarations.mrn();
        assertThat(soap("AllocatePermit", allocationOf(number, mrn, "RESERVE", "4", "KGM"))
                        .text())
                .contains("AllocatePermitResponse", ">DONE<");
        assertThat(soap("AllocatePermit", allocationOf(number, mrn, "WRITE_OFF", "4", "KGM"))
                        .text())
                .contains(">DONE<");
        assertThat(soap("FindPermits", "<PermitID xmlns='urn:exchangehub:v1'>" + number + "</PermitID>")
                        .text())
                .contains("<EffectiveStatusCode>VALID<", "<Value>6<");
    }

    @Test
    void overTheQueue() throws JMSException {
        String number = register("10", "VALID", 1);
        String mrn = Declarations.mrn();
        assertThat(ask(checkOf(number, "ACCEPTED", "11"))).contains("NOT_COVERED");
        assertThat(ask(allocationOf(number, mrn, "RESERVE", "4", "KGM"))).contains(">DONE<", "<Value>6<");
        assertThat(ask(allocationOf(number, mrn, "WRITE_OFF", "5", "KGM")))
                .contains(">REFUSED<", "EXCEEDS_RESERVATION");
    }

    @Test
    void aDeclarationThatNamesAPermitReservesItAtAcceptanceAndWritesItOffAtRelease() {
        String number = "P" + Declarations.lrn();
        String lrn = Declarations.lrn();
        String caseId = lodge(lrn, number);
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));

        String mrn = Declarations.mrn();
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/cases/" + caseId + "/acceptance", XML, acceptance(lrn, mrn))
                        .status())
                .isEqualTo(202);
        JsonNode blocked = caseOf(caseId).path("clearanceAdvice");
        assertThat(blocked.toString()).contains("PERMIT_UNKNOWN").doesNotContain("MAY_RELEASE");

        register(number, "150", "VALID", 1);
        String path = "/api/v1/permits/" + find(number);
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        assertThat(balance(path, "reservedQuantity")).isEqualTo("100");

        register(number, "150", "REVOKED", 2);
        await().untilAsserted(() ->
                assertThat(caseOf(caseId).path("clearanceAdvice").toString()).contains("REVOKED"));
        assertThat(balance(path, "reservedQuantity")).isEqualTo("100");

        String outcome = "<Outcome xmlns='urn:exchangehub:v1'><Reference><MRN>" + mrn
                + "</MRN></Reference><OutcomeCode>NOT_RELEASED</OutcomeCode><EventDateTime>" + NOW
                + "</EventDateTime></Outcome>";
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, outcome).status())
                .isEqualTo(202);
        assertThat(balance(path, "availableQuantity")).isEqualTo("150");
    }

    @Test
    void releaseConsumesAndALaterOutcomeGivesBack() {
        String number = "P" + Declarations.lrn();
        register(number, "150", "VALID", 1);
        String path = "/api/v1/permits/" + find(number);
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        String caseId = lodge(lrn, number);
        hub.post(HubClient.CUSTOMS, "/api/v1/cases/" + caseId + "/acceptance", XML, acceptance(lrn, mrn));
        assertThat(balance(path, "reservedQuantity")).isEqualTo("100");
        outcome(mrn, "RELEASED");
        assertThat(balance(path, "consumedQuantity")).isEqualTo("100");
        outcome(mrn, "NOT_RELEASED");
        assertThat(balance(path, "availableQuantity")).isEqualTo("150");
        assertThat(hub.operate("GET", "/api/v1/permit-ledger").json().path("discrepancies"))
                .isEmpty();
    }

    @Test
    void anAmendmentAfterReleaseIsBookedOrToldAndTheIssuerHearsOfIt() {
        String number = "P" + Declarations.lrn();
        register(number, "150", "VALID", 1);
        String path = "/api/v1/permits/" + find(number);
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        String caseId = lodge(lrn, number);
        hub.post(HubClient.CUSTOMS, "/api/v1/cases/" + caseId + "/acceptance", XML, acceptance(lrn, mrn));
        outcome(mrn, "RELEASED");
        replace(caseId, lrn, number, 2, 40);
        assertThat(balance(path, "consumedQuantity")).isEqualTo("40");
        replace(caseId, lrn, number, 3, 151);
        assertThat(balance(path, "consumedQuantity")).isEqualTo("40");
        assertThat(caseOf(caseId).path("clearanceAdvice").toString()).contains("QUANTITY_INSUFFICIENT");
        register(number, "200", "VALID", 2);
        await().untilAsserted(
                        () -> assertThat(balance(path, "consumedQuantity")).isEqualTo("151"));
        await().untilAsserted(() -> assertThat(partners.of(HubClient.EXPLOSIVES).received())
                .extracting(message -> new String(message.wire().bytes(), UTF_8))
                .filteredOn(text -> text.contains("\"allocation\"") && text.contains(number))
                .extracting(text -> text.replaceAll("(?s).*\"actionCode\": ?\"([A-Z_]+)\".*", "$1"))
                .containsExactlyInAnyOrder("RESERVE", "WRITE_OFF", "AMEND", "AMEND"));
    }

    private void replace(String caseId, String lrn, String number, int version, int mass) {
        Answered taken = hub.put(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/declaration",
                XML,
                naming(Declarations.replacement(lrn, version, mass, Declarations.BOOKS), number));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    }

    private static String naming(String declaration, String number) {
        return declaration.replace(
                "</NetMassMeasure>",
                "</NetMassMeasure><SupportingDocument><TypeCode>EXPL</TypeCode><ID>" + number
                        + "</ID></SupportingDocument>");
    }

    private void outcome(String mrn, String code) {
        assertThat(hub.post(
                                HubClient.CUSTOMS,
                                "/api/v1/messages",
                                XML,
                                "<Outcome xmlns='urn:exchangehub:v1'><Reference><MRN>" + mrn
                                        + "</MRN></Reference><OutcomeCode>" + code + "</OutcomeCode><EventDateTime>"
                                        + NOW + "</EventDateTime></Outcome>")
                        .status())
                .isEqualTo(202);
    }

    private String balance(String path, String which) {
        return hub.get(HubClient.CUSTOMS, path)
                .json()
                .at("/permitState/balance/0/" + which + "/value")
                .asString();
    }

    private String lodge(String lrn, String number) {
        String declaration = naming(Declarations.original(lrn, Declarations.BOOKS), number);
        Answered taken = hub.post(HubClient.CUSTOMS, "/api/v1/declarations", XML, declaration);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("caseId").asString();
    }

    private JsonNode caseOf(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).json().path("case");
    }

    private String advice(String caseId) {
        return caseOf(caseId).path("clearanceAdvice").path("adviceCode").asString();
    }

    private static String acceptance(String lrn, String mrn) {
        return "<Acceptance xmlns='urn:exchangehub:v1'><MRN>" + mrn + "</MRN><LRN>" + lrn
                + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                + "<AcceptanceDateTime>" + NOW + "</AcceptanceDateTime></Acceptance>";
    }

    private String register(String kilos, String status, int version) {
        String number = "P" + Declarations.lrn();
        if (version > 1) {
            register(number, kilos, "VALID", 1);
        }
        register(number, kilos, status, version);
        return number;
    }

    private void register(String number, String kilos, String status, int version) {
        String permit = """
                {"permit": {"permitId": "%s", "kindCode": "EXPLOSIVES", "issuerId": "civil-protection-explosives",
                 "versionId": %d, "statusCode": "%s", "holder": {"identifier": [{"id": "NO912345678", "typeCode": "EORI"}]},
                 "singleUse": false, "line": [{"lineNumeric": 1, "commodityCodePrefix": ["4901"],
                 "quantity": {"value": "%s", "unitCode": "KGM"}}]}}""".formatted(number, version, status, kilos);
        Answered taken = hub.post(HubClient.EXPLOSIVES, "/api/v1/permits", Declarations.JSON, permit);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    }

    private String find(String number) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits?reference=" + number)
                .json()
                .at("/permitList/permitState/0/hubPermitId")
                .asString();
    }

    private JsonNode check(String number, String stage, String kilos) {
        Answered answered = hub.post(HubClient.CUSTOMS, "/api/v1/permit-checks", XML, checkOf(number, stage, kilos));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.json().path("permitCheckResult");
    }

    private static String checkOf(String number, String stage, String kilos) {
        return """
                <PermitCheck xmlns='urn:exchangehub:v1'><StageCode>%s</StageCode><DirectionCode>IMPORT</DirectionCode>\
                <EventDateTime>%s</EventDateTime><HolderIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode>\
                </HolderIdentifier><Line><SequenceNumeric>1</SequenceNumeric><PermitID>%s</PermitID>\
                <KindCode>EXPLOSIVES</KindCode><CommodityCode>49019900</CommodityCode>\
                <Quantity><Value>%s</Value><UnitCode>KGM</UnitCode></Quantity></Line></PermitCheck>""".formatted(stage, NOW, number, kilos);
    }

    private JsonNode allocate(
            String path, String number, String mrn, String action, String value, String unit, String id) {
        Answered answered = hub.post(
                HubClient.CUSTOMS,
                path + "/allocations",
                XML,
                allocationOf(number, mrn, action, value, unit),
                "Message-Id",
                id);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.json().path("allocationResult");
    }

    private static String allocationOf(String number, String mrn, String action, String value, String unit) {
        return """
                <Allocation xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>EXPLOSIVES</KindCode>\
                <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
                <ActionCode>%s</ActionCode><Quantity><Value>%s</Value><UnitCode>%s</UnitCode></Quantity>\
                <EventDateTime>%s</EventDateTime></Allocation>""".formatted(number, mrn, action, value, unit, NOW);
    }

    private JsonNode act(String person, String path, String body) {
        Answered answered = hub.act(person, path, XML, body);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.json().path("allocationResult");
    }

    private Answered soap(String operation, String message) {
        return hub.post(
                HubClient.CUSTOMS,
                "/soap/v1/permits",
                "text/xml",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><h:" + operation
                        + " xmlns:h='urn:exchangehub:v1'>" + message + "</h:" + operation + "></s:Body></s:Envelope>");
    }

    private String ask(String message) throws JMSException {
        try (JMSContext session = hub.amqp(HubClient.CUSTOMS)) {
            TextMessage request = session.createTextMessage(message);
            String id = Declarations.lrn();
            request.setStringProperty("messageId", id);
            request.setJMSReplyTo(session.createQueue("hub.reply.customs"));
            session.createProducer().send(session.createQueue("hub.in.customs"), request);
            var reader =
                    session.createConsumer(session.createQueue("hub.reply.customs"), "JMSCorrelationID = '" + id + "'");
            BytesMessage answer = Objects.requireNonNull((BytesMessage) reader.receive(10_000));
            byte[] body = new byte[(int) answer.getBodyLength()];
            answer.readBytes(body);
            return new String(body, UTF_8);
        }
    }
}
