package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.EXPLOSIVES;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partner on the standard contract knows of permits and controls from what it received. */
class StateTest {

    private FakeHub hub;
    private Simulators partners;
    private Simulator explosives;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        partners = Played.partners(EXPLOSIVES);
        explosives = partners.of(EXPLOSIVES);
    }

    @AfterEach
    void stop() {
        partners.close();
        hub.close();
    }

    @Test
    void aPermitIsReservedAndWrittenOffToTheLastGram() {
        hub.offer("m-1", """
                {"permit":{"permitId":"P-1","kindCode":"EXPL","issuerId":"civil-protection-explosives","versionId":1,
                "statusCode":"VALID","holder":{"name":"H"},"singleUse":false,
                "line":[{"lineNumeric":1,"quantity":{"value":"100.000001","unitCode":"KGM"}},{"lineNumeric":2}]}}""");
        hub.offer("m-2", allocation("RESERVE", "0.3", 1));
        hub.offer("m-3", allocation("RESERVE", "0.1", 2));
        hub.offer("m-4", allocation("WRITE_OFF", "0.3", 1));
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(explosives.received()).hasSize(4));
        assertThat(explosives.problems()).isEmpty();
        PermitState permit = explosives.permits().getFirst();
        assertThat(permit.reference()).isEqualTo("P-1");
        assertThat(permit.status()).isEqualTo("VALID");
        assertThat(permit.lines()).hasSize(2);
        PermitState.Line line = permit.lines().getFirst();
        assertThat(line.reserved()).isEqualByComparingTo("0.1");
        assertThat(line.consumed()).isEqualByComparingTo("0.3");
        assertThat(line.left().orElseThrow()).isEqualByComparingTo("99.600001");
        assertThat(permit.lines().getLast().issued())
                .as("a line without quantity")
                .isEmpty();
    }

    @Test
    void aControlHasItsOrderAndItsResult() {
        hub.offer("m-1", """
                {"controlOrder":{"controlId":"K-1","caseId":"c-1","requesterId":"customs","reasonCode":"RISK",
                "confidential":false}}""");
        hub.offer("m-2", """
                {"controlResult":{"controlId":"K-1","resultCode":"SATISFACTORY","eventDateTime":"2026-11-24T12:00:00Z"}}""");
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(explosives.received()).hasSize(2));
        assertThat(explosives.controls()).singleElement().satisfies(control -> {
            assertThat(control.caseId()).contains("c-1");
            assertThat(control.order()).contains("RISK");
            assertThat(control.result()).contains("SATISFACTORY");
        });
        assertThat(hub.posted()).as("nothing is answered").isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsAProblem() {
        hub.offer("m-1", "{\"unheard\":{}}");
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(explosives.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.target()).isEqualTo("m-1");
                    assertThat(problem.text()).contains("not understood");
                }));
        assertThat(explosives.received().getFirst().note()).isEmpty();
    }

    private static String allocation(String action, String value, int item) {
        return """
                {"allocation":{"permitId":"P-1","kindCode":"EXPL","lineNumeric":1,"reference":{"lrn":"L-1"},
                "sequenceNumeric":%d,"actionCode":"%s","quantity":{"value":"%s","unitCode":"KGM"},
                "eventDateTime":"2026-11-24T12:00:00Z"}}""".formatted(item, action, value);
    }
}
