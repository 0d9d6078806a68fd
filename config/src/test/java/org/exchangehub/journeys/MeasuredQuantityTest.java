package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a control measures is what counts on the permit that the goods name. */
@Journey
class MeasuredQuantityTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    private ControlStory story;
    private Speaker speaker;

    @BeforeEach
    void begin() {
        story = new ControlStory(hub, partners, json);
        speaker = story.speaking(Speaker.Binding.REST);
    }

    @Test
    void itCorrectsWhatIsReservedAndWhatIsWrittenOff() {
        String permit = registered("150");
        String caseId = accepted(permit);
        assertThat(balance(permit, "reservedQuantity")).isEqualTo("100");
        String control = ordered(caseId, false);

        measured(control, "120", "KGM");
        assertThat(balance(permit, "reservedQuantity")).isEqualTo("120");
        assertThat(blockers(caseId)).doesNotContain("PERMIT");

        measured(control, "160", "KGM");
        assertThat(balance(permit, "reservedQuantity"))
                .as("the permit has no more")
                .isEqualTo("120");
        assertThat(blockers(caseId)).contains("PERMIT", "QUANTITY_INSUFFICIENT");

        speaker.taken(HubClient.CUSTOMS, ControlMessages.result(control, "SATISFACTORY", ""));
        assertThat(balance(permit, "reservedQuantity")).as("as declared").isEqualTo("100");
        story.advised(caseId, "MAY_RELEASE");

        speaker.taken(
                HubClient.CUSTOMS,
                "<Outcome xmlns=\"urn:exchangehub:v1\"><Reference><CaseID>" + caseId
                        + "</CaseID></Reference><OutcomeCode>RELEASED</OutcomeCode><EventDateTime>" + Instant.now()
                        + "</EventDateTime></Outcome>");
        assertThat(balance(permit, "consumedQuantity")).isEqualTo("100");
        measured(control, "0.13", "TNE");
        assertThat(balance(permit, "consumedQuantity")).isEqualTo("130");
        assertThat(balance(permit, "availableQuantity")).isEqualTo("20");
        assertThat(ledger(permit)).containsSubsequence("RESERVE", "WRITE_OFF", "AMEND");
        measured(control, "170", "KGM");
        assertThat(balance(permit, "consumedQuantity")).isEqualTo("130");
        assertThat(blockers(caseId)).contains("PERMIT", "QUANTITY_INSUFFICIENT");
        assertThat(hub.operate("GET", "/api/v1/permit-ledger").json().path("discrepancies"))
                .isEmpty();
    }

    @Test
    void whatCanNotBeCountedOnOnePermitIsOnRecord() {
        String permit = registered("150");
        String caseId = accepted(permit);
        String secret = ordered(caseId, true);
        measured(secret, "120", "KGM");
        assertThat(balance(permit, "reservedQuantity"))
                .as("its issuer must not learn of the control")
                .isEqualTo("100");
        assertThat(timeline(caseId)).contains("MEASURED_NOT_COUNTED");

        String other = accepted(registered("150"), permit);
        String control = ordered(other, false);
        String before = balance(permit, "reservedQuantity");
        measured(control, "120", "KGM");
        assertThat(timeline(other)).contains("MEASURED_NOT_COUNTED");
        assertThat(balance(permit, "reservedQuantity")).isEqualTo(before);

        String third = accepted(registered("150"));
        measured(ordered(third, false), "40", "H87");
        assertThat(timeline(third)).as("pieces are no kilograms").contains("MEASURED_NOT_COUNTED");
    }

    private void measured(String control, String value, String unit) {
        speaker.taken(
                HubClient.CUSTOMS,
                ControlMessages.result(
                        control,
                        "NOT_SATISFACTORY",
                        "<Finding><SequenceNumeric>1</SequenceNumeric><FindingCode>QUANTITY_DEVIATION</FindingCode>"
                                + "<MeasuredQuantity><Value>" + value + "</Value><UnitCode>" + unit
                                + "</UnitCode></MeasuredQuantity></Finding>"));
    }

    private String ordered(String caseId, boolean confidential) {
        String number = ControlMessages.number();
        speaker.taken(
                HubClient.CUSTOMS,
                confidential
                        ? ControlMessages.confidential(HubClient.CUSTOMS, number, caseId, 1)
                        : ControlMessages.order(HubClient.CUSTOMS, number, caseId, 1));
        return story.id(HubClient.CUSTOMS, number);
    }

    /** The number of a new permit for so many kilograms. */
    private String registered(String kilos) {
        String number = "P" + Declarations.lrn();
        Answered taken =
                hub.post(HubClient.EXPLOSIVES, "/api/v1/permits", Declarations.JSON, """
                {"permit": {"permitId": "%s", "kindCode": "EXPLOSIVES", "issuerId": "civil-protection-explosives",
                 "versionId": 1, "statusCode": "VALID", "holder": {"identifier": [{"id": "NO912345678", "typeCode": "EORI"}]},
                 "singleUse": false, "line": [{"lineNumeric": 1, "commodityCodePrefix": ["4901"],
                 "quantity": {"value": "%s", "unitCode": "KGM"}}]}}""".formatted(number, kilos));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return number;
    }

    /** A case of 100 kilograms whose declaration names these permits and is accepted. */
    private String accepted(String... permits) {
        String lrn = Declarations.lrn();
        StringBuilder documents = new StringBuilder();
        for (String permit : permits) {
            documents
                    .append("<SupportingDocument><TypeCode>EXPL</TypeCode><ID>")
                    .append(permit)
                    .append("</ID></SupportingDocument>");
        }
        String caseId = speaker.taken(
                        HubClient.CUSTOMS,
                        Declarations.original(lrn, Declarations.BOOKS)
                                .replace("</NetMassMeasure>", "</NetMassMeasure>" + documents))
                .caseId();
        Answered accepted = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/messages",
                Declarations.XML,
                "<Acceptance xmlns='urn:exchangehub:v1'><MRN>" + Declarations.mrn() + "</MRN><LRN>" + lrn
                        + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                        + "<AcceptanceDateTime>" + Instant.now() + "</AcceptanceDateTime></Acceptance>");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(timeline(caseId)).contains("PERMITS"));
        return caseId;
    }

    private String balance(String permit, String which) {
        return state(permit).at("/balance/0/" + which + "/value").asString();
    }

    private JsonNode state(String permit) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits?reference=" + permit)
                .json()
                .at("/permitList/permitState/0");
    }

    private Iterable<String> ledger(String permit) {
        return hub.get(
                        HubClient.CUSTOMS,
                        "/api/v1/permits/" + state(permit).path("hubPermitId").asString() + "/allocations")
                .json()
                .at("/permitLedger/entry")
                .findValuesAsString("actionCode");
    }

    private String blockers(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                .json()
                .path("case")
                .path("clearanceAdvice")
                .path("blocker")
                .toString();
    }

    private Iterable<String> timeline(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                .json()
                .at("/case/event")
                .findValuesAsString("stepCode");
    }
}
