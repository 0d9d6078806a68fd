package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Permit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A declaration that names a CHED, over the customs port of TRACES. */
@Journey
class TracesTest {

    /** One of its own: others use that of the folder. */
    private static final String CHED = "CHEDP.NO.2026.0000777";

    private static final String MILK = "04012011";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    private HeldStory story;
    private CaseStory cases;

    @BeforeEach
    void begin() {
        story = new HeldStory(hub, partners);
        cases = new CaseStory(hub);
    }

    private Simulator traces() {
        return partners.of(new PartnerId("traces-nt"));
    }

    @AfterEach
    void mend() {
        traces().faults().allOff();
    }

    /** Trap 4: a lost response can not be told from a lost request, so the ledger is read before anything is written again. */
    @Test
    void isCheckedReservedAndWrittenOffAndALostAnswerIsReadBack() {
        byte[] ched = new String(traces().partner().folder().get("simulator/permits/ched-p.xml"), UTF_8)
                .replace("CHEDP.NO.2026.0000001", CHED)
                .getBytes(UTF_8);
        traces().issue(new Canonical().read(ched, Permit.class), ched);
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        String caseId = lodge(lrn);
        await().untilAsserted(() ->
                assertThat(story.balance("CHED-P", CHED, "availableQuantity")).isEqualTo("1000"));
        assertThat(traces().shares(CHED)).isEmpty();

        traces().faults().on(FaultSwitch.times(FaultKind.LOST, 1).onWrites());
        cases.accept(caseId, lrn, mrn);
        // The port has done it, the hub does not know yet, and does not write again before it has read.
        await().untilAsserted(() -> assertThat(traces().shares(CHED)).isEqualTo(Map.of("MRN:" + mrn + "#1", "4/0")));
        assertThat(cases.adviceOf(caseId).toString()).contains("REGISTER_UNAVAILABLE");
        await().untilAsserted(() ->
                assertThat(story.balance("CHED-P", CHED, "reservedQuantity")).isEqualTo("4"));
        await().untilAsserted(
                        () -> assertThat(cases.adviceOf(caseId).toString()).doesNotContain("REGISTER_UNAVAILABLE"));

        cases.outcome(mrn, "RELEASED");
        await().untilAsserted(() ->
                assertThat(story.balance("CHED-P", CHED, "consumedQuantity")).isEqualTo("4"));
        assertThat(traces().shares(CHED)).isEqualTo(Map.of("MRN:" + mrn + "#1", "0/4"));
        assertThat(hub.operate("GET", "/api/v1/permit-ledger")
                        .json()
                        .path("drifts")
                        .toString())
                .doesNotContain(CHED);
    }

    /** Article 10 of Implementing Regulation (EU) 2024/2145. How the list itself arrives is confirmed nowhere. */
    @Test
    void aListIsAskedForAndThePortSaysThatItTookTheRequest() {
        NetworkStory network = new NetworkStory(hub, partners, jdbc, new PartnerId("traces-nt"));
        String number = "LIST-" + Declarations.lrn();
        network.tell(list(number, "<b:ChedType>CHEDP</b:ChedType>"));
        await().untilAsserted(() -> assertThat(network.stage(number)).isEqualTo("BUSINESS_ACCEPTED"));
        assertThat(network.state(number)).isEqualTo("TAKEN");
        await().untilAsserted(() -> assertThat(network.toldCustoms("<CorrelationID>" + number))
                .singleElement()
                .asString()
                .contains("<TypeCode>ChedCRFLResponse<", "OperationCode"));

        HubClient.Answered unknown = network.post(list("B" + number, "<b:ChedColour>red</b:ChedColour>"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("CONVERSION_FAILED", "/ChedCRFLRequest/CRFLMSFilters4CHED/ChedColour");
        assertThat(network.post(list("C" + number, "")).text()).contains("RULE_BROKEN", "FILTER", "/Notice/Content");
    }

    private static String list(String number, String filters) {
        String content = "<CRFLMSFilters4CHED xmlns=\"http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06\""
                + " xmlns:b=\"http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03\">" + filters
                + "</CRFLMSFilters4CHED>";
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%s</NoticeID><RecipientID>traces-nt</RecipientID><TypeCode>ChedCRFLRequest</TypeCode>\
                <OriginatorID>NO</OriginatorID>%s<EventDateTime>2026-11-24T12:00:00Z</EventDateTime>\
                <Content><MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode><Text>%s</Text></Content></Notice>""".formatted(number, OFFICE, content.replace("<", "&lt;"));
    }

    private String lodge(String lrn) {
        String declaration = Declarations.original(lrn, MILK)
                .replace("<Declarant>", OFFICE + "<Declarant>")
                .replace(
                        "</NetMassMeasure>",
                        "</NetMassMeasure><SupportingDocument><TypeCode>N853</TypeCode><ID>" + CHED
                                + "</ID><Quantity><Value>4000</Value><UnitCode>GRM</UnitCode></Quantity>"
                                + "</SupportingDocument>");
        return cases.lodge(declaration);
    }

    private static final String OFFICE = "<CustomsOffice><RoleCode>DECLARATION</RoleCode>"
            + "<ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>";
}
