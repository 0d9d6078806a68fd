package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.util.Map;
import java.util.Objects;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HeldStory.Home;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Officers' interventions and customs records (articles 8 and 9), whoever keeps the permit. */
@Journey
class HeldInterventionsTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    private HeldStory story;

    @BeforeEach
    void begin() {
        story = new HeldStory(hub, partners);
    }

    @AfterEach
    void mend() {
        story.mend();
    }

    @ParameterizedTest
    @EnumSource(Home.class)
    void twoOfficersForceAmendAndDeleteWhatNoDeclarationCould(Home home) {
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        story.find(home, number);
        story.issue(home, number, 10, "REVOKED", 2);

        JsonNode forced = intervene(home, number, mrn, "FORCE", 3);
        assertThat(forced.path("resultCode").asString()).as(forced.toString()).isEqualTo("DONE");
        assertThat(forced.at("/balance/consumedQuantity/value").asString()).isEqualTo("3");
        assertThat(intervene(home, number, mrn, "AMEND", 11).toString()).contains("REFUSED", "QUANTITY_INSUFFICIENT");
        assertThat(intervene(home, number, mrn, "AMEND", 5)
                        .at("/balance/consumedQuantity/value")
                        .asString())
                .isEqualTo("5");
        shares(home, number, Map.of("MRN:" + mrn + "#1", "0/5"));
        assertThat(intervene(home, number, mrn, "DELETE", 0)
                        .at("/balance/availableQuantity/value")
                        .asString())
                .isEqualTo("10");
        shares(home, number, Map.of("MRN:" + mrn + "#1", "0/0"));

        JsonNode ledger = hub.get(HubClient.CUSTOMS, "/api/v1/permits/" + story.find(home, number) + "/allocations")
                .json()
                .at("/permitLedger/entry");
        assertThat(ledger)
                .filteredOn(entry -> entry.path("actionCode").asString().startsWith("FORCE"))
                .hasSize(3)
                .allSatisfy(entry -> {
                    assertThat(entry.path("actorName").asString()).isEqualTo("kari (Kari)");
                    assertThat(entry.path("secondActorName").asString()).isEqualTo("ola (Ola)");
                    assertThat(entry.path("reasonText").asString()).isEqualTo("Paper");
                });
        story.assertSound();
    }

    @Test
    void aConfirmationIsCarriedOutOnceAlsoWhereTheRegisterIsSilent() {
        Home home = Home.PARTNER_BY_SOAP;
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        story.find(home, number);
        story.keeper(home).faults().on(FaultSwitch.times(FaultKind.LOST, 1).onWrites());
        String proposal = propose(home, number, mrn, "FORCE", 3);
        Answered unknown = confirm(proposal);
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
        assertThat(unknown.text()).contains("UNKNOWN", "FORCE");
        String where = Objects.requireNonNull(unknown.headers().get("Location"));
        await().untilAsserted(() ->
                assertThat(hub.get(HubClient.CUSTOMS, where).text()).contains("DONE"));
        shares(home, number, Map.of("MRN:" + mrn + "#1", "0/3"));
        assertThat(confirm(proposal).status()).isEqualTo(404);
        story.assertSound();
    }

    @ParameterizedTest
    @EnumSource(Home.class)
    void aCustomsRecordIsEnteredOnceAndChangesNoQuantity(Home home) {
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        story.find(home, number);
        boolean isLost = home == Home.PARTNER_BY_REST;
        if (isLost) {
            story.keeper(home).faults().on(FaultSwitch.times(FaultKind.LOST, 1).onWrites());
        }
        String id = Declarations.lrn();
        String record = HeldStory.allocationOf(home, number, mrn, "ENTER_RECORD", 1)
                .replaceFirst("<Quantity>.*</Quantity>", "")
                .replace("</EventDateTime>", "</EventDateTime><ReasonText>Seen at Svinesund</ReasonText>");
        Answered answered = story.post(home, number, record, id, 30);
        assertThat(answered.status()).as(answered.text()).isEqualTo(isLost ? 202 : 200);
        await().untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/permit-answers/" + id)
                        .text())
                .contains("DONE"));
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/permits/" + story.find(home, number) + "/allocations")
                        .json()
                        .at("/permitLedger/entry"))
                .filteredOn(entry -> entry.path("actionCode").asString().equals("ENTER_RECORD"))
                .hasSize(1);
        if (home.isPartner()) {
            assertThat(story.keeper(home).records(number)).containsExactly("Seen at Svinesund");
        }
        story.assertSound();
    }

    private JsonNode intervene(Home home, String number, String mrn, String code, int quantity) {
        Answered done = confirm(propose(home, number, mrn, code, quantity));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done.json().path("allocationResult");
    }

    private String propose(Home home, String number, String mrn, String code, int quantity) {
        String much = quantity == 0
                ? ""
                : "<Quantity><Value>" + quantity + "</Value><UnitCode>" + home.unit + "</UnitCode></Quantity>";
        String intervention = """
                <PermitIntervention xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>%s</KindCode>\
                <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
                <InterventionCode>%s</InterventionCode>%s<OfficerName>Kari</OfficerName><ReasonText>Paper</ReasonText>\
                <EventDateTime>%s</EventDateTime></PermitIntervention>""".formatted(number, home.kind, mrn, code, much, HeldStory.NOW);
        Answered proposed =
                hub.act("kari", "/api/v1/permits/" + story.find(home, number) + "/interventions", XML, intervention);
        assertThat(proposed.text()).contains("PROPOSED");
        return proposed.json().at("/allocationResult/messageId").asString();
    }

    private Answered confirm(String proposal) {
        return hub.act(
                "ola",
                "/api/v1/permit-interventions/" + proposal + "/confirmation",
                XML,
                "<InterventionConfirmation xmlns='urn:exchangehub:v1'><InterventionID>" + proposal
                        + "</InterventionID><OfficerName>Ola</OfficerName><EventDateTime>" + HeldStory.NOW
                        + "</EventDateTime></InterventionConfirmation>");
    }

    private void shares(Home home, String number, Map<String, String> expected) {
        if (home.isPartner()) {
            assertThat(story.keeper(home).shares(number)).isEqualTo(expected);
        }
    }
}
