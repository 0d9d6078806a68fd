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
