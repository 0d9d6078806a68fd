package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.util.Map;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

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
        await().untilAsserted(() -> assertThat(balance("availableQuantity")).isEqualTo("1000"));
        assertThat(traces().shares(CHED)).isEmpty();

        traces().faults().on(FaultSwitch.times(FaultKind.LOST, 1).onWrites());
        accept(caseId, lrn, mrn);
        // The port has done it, the hub does not know yet, and does not write again before it has read.
        await().untilAsserted(() -> assertThat(traces().shares(CHED)).isEqualTo(Map.of("MRN:" + mrn + "#1", "4/0")));
        assertThat(caseOf(caseId).path("clearanceAdvice").toString()).contains("REGISTER_UNAVAILABLE");
        await().untilAsserted(() -> assertThat(balance("reservedQuantity")).isEqualTo("4"));
        await().untilAsserted(() ->
                assertThat(caseOf(caseId).path("clearanceAdvice").toString()).doesNotContain("REGISTER_UNAVAILABLE"));

        outcome(mrn);
        await().untilAsserted(() -> assertThat(balance("consumedQuantity")).isEqualTo("4"));
        assertThat(traces().shares(CHED)).isEqualTo(Map.of("MRN:" + mrn + "#1", "0/4"));
        assertThat(hub.operate("GET", "/api/v1/permit-ledger")
                        .json()
                        .path("drifts")
                        .toString())
                .doesNotContain(CHED);
    }

    private String lodge(String lrn) {
        String declaration = Declarations.original(lrn, MILK)
                .replace("<Declarant>", OFFICE + "<Declarant>")
                .replace(
                        "</NetMassMeasure>",
                        "</NetMassMeasure><SupportingDocument><TypeCode>N853</TypeCode><ID>" + CHED
                                + "</ID><Quantity><Value>4000</Value><UnitCode>GRM</UnitCode></Quantity>"
                                + "</SupportingDocument>");
        Answered taken = hub.post(HubClient.CUSTOMS, "/api/v1/declarations", XML, declaration);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("caseId").asString();
    }

    private static final String OFFICE = "<CustomsOffice><RoleCode>DECLARATION</RoleCode>"
            + "<ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>";

    private void accept(String caseId, String lrn, String mrn) {
        String acceptance = "<Acceptance xmlns='urn:exchangehub:v1'><MRN>" + mrn + "</MRN><LRN>" + lrn
                + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                + "<AcceptanceDateTime>" + HeldStory.NOW + "</AcceptanceDateTime></Acceptance>";
        Answered taken = hub.post(HubClient.CUSTOMS, "/api/v1/cases/" + caseId + "/acceptance", XML, acceptance);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    }

    private void outcome(String mrn) {
        String outcome = "<Outcome xmlns='urn:exchangehub:v1'><Reference><MRN>" + mrn
                + "</MRN></Reference><OutcomeCode>RELEASED</OutcomeCode><EventDateTime>" + HeldStory.NOW
                + "</EventDateTime></Outcome>";
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, outcome).status())
                .isEqualTo(202);
    }

    private JsonNode caseOf(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).json().path("case");
    }

    private String balance(String which) {
        String id = hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=CHED-P&reference=" + CHED)
                .json()
                .at("/permitList/permitState/0/hubPermitId")
                .asString();
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits/" + id)
                .json()
                .at("/permitState/balance/0/" + which + "/value")
                .asString();
    }
}
