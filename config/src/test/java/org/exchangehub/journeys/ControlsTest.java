package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.ControlMessages.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Goods are examined: who wants it, who carries it out, what it changes. */
@Journey
class ControlsTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    private ControlStory story;

    @BeforeEach
    void begin() {
        story = new ControlStory(hub, partners, json);
    }

    @Test
    void aFindingTurnsReleaseIntoRefusalAndTheLaboratoryClearsIt() {
        String caseId = story.lodged(ControlStory.ORANGES, Declarations.BOOKS);
        String number = ControlMessages.number();
        story.taken(ControlStory.FOOD, "/api/v1/controls", ControlMessages.order(ControlStory.FOOD, number, caseId, 1));
        story.advised(caseId, "EXAMINE");
        String id = story.id(ControlStory.FOOD, number);
        assertThat(ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_ORDER, caseId, 1)
                        .getFirst()))
                .contains("<ControlID>" + id + "</ControlID>", "<RequesterControlID>" + number);

        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/response",
                ControlMessages.response(id, "ACCEPT", "<PlaceCode>NO-OSL-1</PlaceCode>"));
        assertThat(ControlStory.text(story.received(ControlStory.FOOD, Kind.CONTROL_RESPONSE, caseId, 1)
                        .getFirst()))
                .contains("\"ACCEPT\"", "NO-OSL-1", number);

        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(
                        id,
                        "NOT_SATISFACTORY",
                        ControlMessages.finding(1, "HEALTH_OR_SAFETY")
                                + ControlMessages.finding(2, "QUANTITY_DEVIATION")
                                + ControlMessages.sample("P-1", 1, ControlStory.PLANTS)));
        story.advised(caseId, "REFUSE");
        assertThat(ControlStory.text(story.received(ControlStory.FOOD, Kind.CONTROL_RESULT, caseId, 1)
                        .getFirst()))
                .contains("HEALTH_OR_SAFETY", "P-1")
                .doesNotContain("QUANTITY_DEVIATION");
        story.received(ControlStory.PLANTS, Kind.CONTROL_RESULT, caseId, 1);

        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(id, "SATISFACTORY", "<ExaminedSequenceNumeric>2</ExaminedSequenceNumeric>"));
        assertThat(story.soap(
                                ControlStory.PLANTS,
                                "ReportLaboratoryResult",
                                "<ControlID>" + id + "</ControlID>"
                                        + ControlMessages.analysis(id, "P-1", "SATISFACTORY"))
                        .text())
                .contains("PROCESSED");
        story.advised(caseId, "MAY_RELEASE");
        story.received(HubClient.CUSTOMS, Kind.LABORATORY_RESULT, caseId, 1);
        story.received(ControlStory.FOOD, Kind.LABORATORY_RESULT, caseId, 1);

        JsonNode seen = story.control(ControlStory.FOOD, id);
        assertThat(seen.path("stateCode").asString()).isEqualTo("FINISHED");
        assertThat(seen.path("line")).hasSize(1);
        assertThat(seen.toString()).doesNotContain("QUANTITY_DEVIATION");
        assertThat(story.control(HubClient.CUSTOMS, id).toString()).contains("QUANTITY_DEVIATION");

        assertThat(story.received(ControlStory.DIGITOLL, Kind.ROUTING_SIGNAL, caseId, 5).stream()
                        .map(signal -> signal.note().orElseThrow())
                        .map(note -> note.number() + " " + note.code().orElse("")))
                .containsExactly("1 ENTRY_PENDING", "2 TO_ENTRY", "3 TO_CONTROL", "4 ENTRY_DENIED", "5 TO_ENTRY");
    }

    @ParameterizedTest
    @EnumSource
    void twoThatWantTheSameGoodsShareOneStopAndWhatItFindsTurnsReleaseIntoRefusal(Speaker.Binding binding) {
        Speaker speaker = story.speaking(binding);
        String caseId = story.lodged(ControlStory.ORANGES);
        String food = ControlMessages.number();
        String plants = ControlMessages.number();
        speaker.taken(
                ControlStory.FOOD,
                ControlMessages.order(
                        ControlStory.FOOD, food, 1, caseId, new Window(1, 6), "<Confidential>true</Confidential>", 1));
        speaker.taken(
                ControlStory.PLANTS,
                ControlMessages.order(
                        ControlStory.PLANTS,
                        plants,
                        1,
                        caseId,
                        new Window(3, 9),
                        "<Confidential>false</Confidential>"));
        String proposal = ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_PROPOSAL, caseId, 1)
                .getFirst());
        assertThat(proposal)
                .contains(
                        "<FromDateTime>" + ControlMessages.hours(3).toString().substring(0, 16),
                        "<UntilDateTime>" + ControlMessages.hours(6).toString().substring(0, 16));
        String proposalId = ControlStory.proposal(proposal);
        speaker.taken(
                HubClient.CUSTOMS,
                ControlMessages.response(
                        proposalId,
                        "RESCHEDULE",
                        "<ReasonText>Together with " + ControlStory.FOOD + "</ReasonText>" + new Window(4, 5).xml()));
        for (PartnerId requester : new PartnerId[] {ControlStory.FOOD, ControlStory.PLANTS}) {
            String told = ControlStory.text(
                    story.received(requester, Kind.CONTROL_RESPONSE, caseId, 1).getFirst());
            assertThat(told)
                    .contains("RESCHEDULE", ControlMessages.hours(4).toString().substring(0, 16))
                    .doesNotContain("Together with", requester.equals(ControlStory.FOOD) ? plants : food);
        }
        assertThat(story.control(ControlStory.FOOD, food).path("stateCode").asString())
                .isEqualTo("RESCHEDULED");
        assertThat(speaker.say(HubClient.CUSTOMS, ControlMessages.response(proposalId, "ACCEPT", ""))
                        .code())
                .isEqualTo("CONTROL_STATE");

        String ofFood = story.id(ControlStory.FOOD, food);
        String ofPlants = story.id(ControlStory.PLANTS, plants);
        speaker.taken(HubClient.CUSTOMS, ControlMessages.result(ofFood, "SATISFACTORY", ""));
        story.advised(caseId, "EXAMINE");
        speaker.taken(
                HubClient.CUSTOMS,
                ControlMessages.result(ofPlants, "NOT_SATISFACTORY", ControlMessages.finding(1, "HEALTH_OR_SAFETY")));
        story.advised(caseId, "REFUSE");
        assertThat(ControlStory.text(story.received(ControlStory.PLANTS, Kind.CONTROL_RESULT, caseId, 1)
                        .getFirst()))
                .contains("HEALTH_OR_SAFETY")
                .doesNotContain(food, ofFood);
        assertThat(speaker.say(HubClient.CUSTOMS, ControlMessages.response(ofPlants, "ACCEPT", ""))
                        .code())
                .isEqualTo("CONTROL_CLOSED");
    }

    @Test
    void aControlIsDeclinedRescheduledReplacedAndCancelled() {
        String caseId = story.lodged(ControlStory.ORANGES);
        String first = ordered(caseId, ControlMessages.number());
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + first + "/response",
                ControlMessages.response(first, "DECLINE", "<ReasonCode>NO_ROOM</ReasonCode>"));
        story.advised(caseId, "MAY_RELEASE");
        assertThat(respond(first, "ACCEPT", "")).isEqualTo("CONTROL_CLOSED");

        String number = ControlMessages.number();
        String second = ordered(caseId, number);
        assertThat(respond(second, "RESCHEDULE", "")).isEqualTo("RULE_BROKEN");
        assertThat(respond(second, "CANCEL", "")).isEqualTo("CONTROL_STATE");
        assertThat(respond(second, "RESCHEDULE", new Window(20, 24).xml())).isEmpty();
        assertThat(story.control(ControlStory.FOOD, number).path("stateCode").asString())
                .isEqualTo("RESCHEDULED");
        String again = ControlMessages.order(
                ControlStory.FOOD, number, 2, caseId, new Window(1, 2), "<Confidential>false</Confidential>", 1);
        story.taken(ControlStory.FOOD, "/api/v1/controls", again);
        assertThat(story.control(ControlStory.FOOD, number).path("stateCode").asString())
                .isEqualTo("ORDERED");
        assertThat(story.post(ControlStory.FOOD, "/api/v1/controls", again).code())
                .isEqualTo("VERSION_NOT_NEWER");
        assertThat(story.post(
                                ControlStory.FOOD,
                                "/api/v1/controls/" + second + "/response",
                                ControlMessages.response(second, "ACCEPT", ""))
                        .code())
                .isEqualTo("CONTROL_STATE");
        story.taken(
                ControlStory.FOOD,
                "/api/v1/controls/" + number + "/response",
                ControlMessages.response(number, "CANCEL", ""));
        story.advised(caseId, "MAY_RELEASE");
        assertThat(ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_RESPONSE, caseId, 1)
                        .getFirst()))
                .contains("CANCEL", number);
        assertThat(story.post(
                                HubClient.CUSTOMS,
                                "/api/v1/controls/" + second + "/result",
                                ControlMessages.result(second, "SATISFACTORY", ""))
                        .code())
                .isEqualTo("CONTROL_CLOSED");
    }

    @Test
    void whatNobodyMaySayIsRefused() {
        String caseId = story.lodged(ControlStory.ORANGES, Declarations.MEDICINE);
        String number = ControlMessages.number();
        assertThat(story.post(
                                ControlStory.FOOD,
                                "/api/v1/controls",
                                ControlMessages.order(ControlStory.FOOD, number, caseId, 2))
                        .code())
                .isEqualTo("LINE_NOT_REFERRED");
        assertThat(story.post(
                                HubClient.EXPLOSIVES,
                                "/api/v1/controls",
                                ControlMessages.order(HubClient.EXPLOSIVES, number, caseId))
                        .code())
                .isEqualTo("CASE_UNKNOWN");
        assertThat(story.post(
                                ControlStory.FOOD,
                                "/api/v1/controls",
                                ControlMessages.order(ControlStory.PLANTS, number, caseId, 1))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(respond(UUID.randomUUID().toString(), "ACCEPT", "")).isEqualTo("CONTROL_UNKNOWN");
        String id = ordered(caseId, number);
        assertThat(story.post(
                                HubClient.MEDICINES,
                                "/api/v1/controls/" + id + "/response",
                                ControlMessages.response(id, "CANCEL", ""))
                        .code())
                .isEqualTo("CONTROL_UNKNOWN");
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(id, "SATISFACTORY", ControlMessages.sample("P-1", 1, ControlStory.PLANTS)));
        assertThat(story.soap(
                                ControlStory.PLANTS,
                                "ReportLaboratoryResult",
                                "<ControlID>" + id + "</ControlID>"
                                        + ControlMessages.analysis(id, "P-9", "SATISFACTORY"))
                        .text())
                .contains("SAMPLE_UNKNOWN");
        assertThat(story.post(
                                HubClient.MEDICINES,
                                "/api/v1/controls/" + id + "/laboratory-result",
                                ControlMessages.analysis(id, "P-1", "SATISFACTORY"))
                        .code())
                .isEqualTo("CONTROL_UNKNOWN");
        assertThat(story.post(
                                HubClient.CUSTOMS,
                                "/api/v1/controls/" + id + "/result",
                                ControlMessages.result(id, "NOT_SATISFACTORY", ControlMessages.finding(9, "DOCUMENTS")))
                        .code())
                .isEqualTo("RULE_BROKEN");
        assertThat(hub.get(HubClient.MEDICINES, "/api/v1/controls/" + id).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aControlAfterEntryIsInNobodysWayUntilItFindsSomething() {
        String caseId = story.lodged(ControlStory.ORANGES);
        String number = ControlMessages.number();
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls",
                ControlMessages.order(HubClient.CUSTOMS, number, caseId, 1)
                        .replace("<ReasonCode>", "<OriginCode>AFTER_ENTRY</OriginCode><ReasonCode>"));
        String id = story.id(HubClient.CUSTOMS, number);
        String signal = ControlStory.text(story.received(ControlStory.DIGITOLL, Kind.ROUTING_SIGNAL, caseId, 3)
                .getLast());
        assertThat(signal).contains("TO_CONTROL", "AFTER_ENTRY");
        assertThat(advice(caseId)).isEqualTo("MAY_RELEASE");

        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/outcome",
                "<Outcome xmlns=\"urn:exchangehub:v1\"><Reference><CaseID>" + caseId
                        + "</CaseID></Reference><OutcomeCode>RELEASED</OutcomeCode><EventDateTime>"
                        + java.time.Instant.now() + "</EventDateTime></Outcome>");
        assertThat(advice(caseId)).isEqualTo("MAY_RELEASE");
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(id, "NOT_SATISFACTORY", ControlMessages.finding(1, "UNDECLARED")));
        story.advised(caseId, "HOLD");
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(id, "SATISFACTORY", ""));
        story.advised(caseId, "MAY_RELEASE");
    }

    @Test
    void aProposalIsClosedWhenOneOfItsControlsIsOverByItself() {
        String caseId = story.lodged(ControlStory.ORANGES);
        String food = ControlMessages.number();
        String plants = ControlMessages.number();
        order(ControlStory.FOOD, food, caseId);
        order(ControlStory.PLANTS, plants, caseId);
        String cancelled = ControlStory.proposal(
                ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_PROPOSAL, caseId, 1)
                        .getFirst()));
        story.taken(
                ControlStory.FOOD,
                "/api/v1/controls/" + food + "/response",
                ControlMessages.response(food, "CANCEL", ""));
        assertThat(respond(cancelled, "ACCEPT", "")).isEqualTo("CONTROL_CLOSED");
        assertThat(story.control(ControlStory.PLANTS, plants).path("stateCode").asString())
                .isEqualTo("ORDERED");

        String third = ControlMessages.number();
        order(HubClient.CUSTOMS, third, caseId);
        String carriedOut = ControlStory.proposal(
                ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_PROPOSAL, caseId, 2)
                        .getLast()));
        String id = story.id(ControlStory.PLANTS, plants);
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(id, "SATISFACTORY", ""));
        assertThat(respond(carriedOut, "ACCEPT", "")).isEqualTo("CONTROL_CLOSED");
    }

    @Test
    void theOthersOfAProposalAreProposedAnew() {
        String caseId = story.lodged(ControlStory.ORANGES);
        String food = ControlMessages.number();
        order(ControlStory.FOOD, food, caseId);
        order(ControlStory.PLANTS, ControlMessages.number(), caseId);
        order(HubClient.CUSTOMS, ControlMessages.number(), caseId);
        story.received(HubClient.CUSTOMS, Kind.CONTROL_PROPOSAL, caseId, 2);
        assertThat(respond(story.id(ControlStory.FOOD, food), "DECLINE", "<ReasonCode>NO_ROOM</ReasonCode>"))
                .isEmpty();
        String last = ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_PROPOSAL, caseId, 3)
                .getLast());
        assertThat(last)
                .contains(ControlStory.PLANTS.value(), "<RequesterID>customs</RequesterID>")
                .doesNotContain(ControlStory.FOOD.value());
        assertThat(respond(ControlStory.proposal(last), "ACCEPT", "")).isEmpty();
    }

    private void order(PartnerId requester, String number, String caseId) {
        story.taken(requester, "/api/v1/controls", ControlMessages.order(requester, number, caseId, 1));
    }

    private String advice(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                .json()
                .path("case")
                .path("clearanceAdvice")
                .path("adviceCode")
                .asString();
    }

    @Test
    void aCancelledDeclarationCancelsItsControls() {
        String caseId = story.lodged(ControlStory.ORANGES);
        String number = ControlMessages.number();
        ordered(caseId, number);
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/cancellation",
                "<Cancellation xmlns=\"urn:exchangehub:v1\"><Reference><CaseID>" + caseId
                        + "</CaseID></Reference><EventDateTime>" + java.time.Instant.now()
                        + "</EventDateTime></Cancellation>");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(story.control(ControlStory.FOOD, number)
                                .path("stateCode")
                                .asString())
                        .isEqualTo("CANCELLED"));
        story.received(ControlStory.FOOD, Kind.CONTROL_RESPONSE, caseId, 1);
    }

    private String ordered(String caseId, String number) {
        story.taken(ControlStory.FOOD, "/api/v1/controls", ControlMessages.order(ControlStory.FOOD, number, caseId, 1));
        return story.id(ControlStory.FOOD, number);
    }

    private String respond(String control, String code, String extra) {
        return story.post(
                        HubClient.CUSTOMS,
                        "/api/v1/controls/" + control + "/response",
                        ControlMessages.response(control, code, extra))
                .code();
    }
}
