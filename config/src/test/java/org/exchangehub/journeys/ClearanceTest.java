package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How the answers of agencies become one advice, what it is explained by, and what happens after release. */
@Journey
class ClearanceTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    private Speaker speaker;

    @BeforeEach
    void begin() {
        speaker = new Speaker(hub, Speaker.Binding.REST);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldIsExplainedAndLifted(Speaker.Binding binding) {
        speaker = new Speaker(hub, binding);
        String caseId = released(Declarations.FIREWORKS);
        answer(caseId, "HOLD_INTACT", Instant.now());
        JsonNode held = advice(caseId, "HOLD");
        assertThat(held.path("custodyCode").asString())
                .as("the goods may leave the place of custody and stay whole")
                .isEqualTo("MAY_LEAVE_INTACT");
        JsonNode blocker = held.path("blocker").path(0);
        assertThat(blocker.path("partnerId").asString()).isEqualTo(HubClient.EXPLOSIVES.value());
        assertThat(blocker.path("blockerCode").asString()).isEqualTo("DISPOSITION");
        assertThat(blocker.path("resolutionText").asString()).contains("lift its hold");
        assertThat(held.path("basis")).hasSize(1);
        assertThat(held.path("policyVersion").asString()).isEqualTo("2");

        answer(caseId, "MAY_PROCEED", Instant.now());
        JsonNode free = advice(caseId, "MAY_RELEASE");
        assertThat(free.path("basis").path(0).path("dispositionCode").asString())
                .isEqualTo("MAY_PROCEED");
        assertThat(free.path("blocker")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void contradictoryAnswersThatArriveLateChangeNothing(Speaker.Binding binding) {
        speaker = new Speaker(hub, binding);
        String caseId = released(Declarations.FIREWORKS);
        int before = advice(caseId, "MAY_RELEASE").path("adviceNumber").asInt();
        answer(caseId, "REFUSE", Instant.now().minusSeconds(3600));
        answer(caseId, "EXAMINE", Instant.now().minusSeconds(7200));
        assertThat(advice(caseId, "MAY_RELEASE").path("adviceNumber").asInt()).isEqualTo(before);
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                        .json()
                        .path("case")
                        .path("event"))
                .as("they are on record all the same")
                .filteredOn(event -> event.path("stepCode").asString().equals("DISPOSED"))
                .extracting(event -> event.path("text").asString())
                .endsWith("line 1: REFUSE", "line 1: EXAMINE");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalAfterReleaseRecallsTheGoodsOnceAndAnotherOneAgain(Speaker.Binding binding) {
        speaker = new Speaker(hub, binding);
        String caseId = released(Declarations.FIREWORKS);
        outcome(caseId);
        answer(caseId, "REFUSE", Instant.now());
        advice(caseId, "REFUSE");
        await().untilAsserted(() -> assertThat(recalls(caseId)).hasSize(1));
        answer(caseId, "REFUSE", Instant.now());
        answer(caseId, "MAY_PROCEED", Instant.now());
        advice(caseId, "MAY_RELEASE");
        answer(caseId, "REFUSE", Instant.now());
        await().untilAsserted(() -> assertThat(recalls(caseId)).hasSize(2));
    }

    @Test
    void aRefusalThatCustomsKnewOfWhenItReleasedRecallsNothing() {
        String caseId = released(Declarations.FIREWORKS);
        answer(caseId, "REFUSE", Instant.now());
        advice(caseId, "REFUSE");
        outcome(caseId);
        answer(caseId, "REFUSE", Instant.now());
        outcome(caseId);
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                        .json()
                        .path("case")
                        .path("event"))
                .extracting(event -> event.path("stepCode").asString())
                .doesNotContain("RECALLED", "NOT_RECALLED");
    }

    @Test
    void aPolicyThatOnlyWatchesDecidesNothingAndItsDifferencesAreOnRecord() {
        String caseId = released(Declarations.FIREWORKS);
        answer(caseId, "CONDITIONAL", Instant.now());
        await().untilAsserted(() -> assertThat(
                        newest(caseId).path("obligation").path(0).path("text").asString())
                .isEqualTo("Store it dry"));
        assertThat(newest(caseId).path("adviceCode").asString()).isEqualTo("MAY_RELEASE");
        JsonNode differences =
                hub.operate("GET", "/api/v1/clearance/differences").json();
        assertThat(differences.path("differences"))
                .filteredOn(one -> one.path("caseId").asString().equals(caseId))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("advice").asString()).isEqualTo("MAY_RELEASE");
                    assertThat(one.path("shadow").asString()).isEqualTo("no-conditions");
                    assertThat(one.path("shadowAdvice").asString()).isEqualTo("HOLD");
                });
        JsonNode policy = hub.operate("GET", "/api/v1/clearance/policy").json();
        assertThat(policy.path("policy").path("version").asString()).isEqualTo("2");
        assertThat(policy.path("shadow").asString()).isEqualTo("no-conditions");
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/clearance/policy").status())
                .as("for operators only")
                .isEqualTo(403);
    }

    /** A case whose agencies have all agreed. */
    private String released(String... goods) {
        String caseId = speaker.taken(HubClient.CUSTOMS, Declarations.original(Declarations.lrn(), goods))
                .caseId();
        advice(caseId, "MAY_RELEASE");
        return caseId;
    }

    private void answer(String caseId, String code, Instant at) {
        speaker.taken(HubClient.EXPLOSIVES, """
                <Disposition xmlns="urn:exchangehub:v1"><ReferralID>%s</ReferralID><EventDateTime>%s</EventDateTime>\
                <Line><SequenceNumeric>1</SequenceNumeric><DispositionCode>%s</DispositionCode>\
                <ObligationText>Store it dry</ObligationText></Line></Disposition>""".formatted(referral(caseId, HubClient.EXPLOSIVES), at, code));
    }

    private String referral(String caseId, PartnerId agency) {
        return hub.get(agency, "/api/v1/cases/" + caseId)
                .json()
                .path("case")
                .path("referralState")
                .path(0)
                .path("referralId")
                .asString();
    }

    private void outcome(String caseId) {
        speaker.taken(HubClient.CUSTOMS, """
                <Outcome xmlns="urn:exchangehub:v1"><Reference><CaseID>%s</CaseID></Reference>\
                <OutcomeCode>RELEASED</OutcomeCode><EventDateTime>%s</EventDateTime></Outcome>""".formatted(caseId, Instant.now()));
    }

    private JsonNode newest(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                .json()
                .path("case")
                .path("clearanceAdvice");
    }

    private JsonNode advice(String caseId, String code) {
        await().untilAsserted(() ->
                assertThat(newest(caseId).path("adviceCode").asString()).isEqualTo(code));
        return newest(caseId);
    }

    private List<String> recalls(String caseId) {
        return partners.of(HubClient.CUSTOMS).received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.kind() == Kind.RECALL
                        && note.caseId().filter(caseId::equals).isPresent())
                .map(note -> note.reference())
                .toList();
    }
}
