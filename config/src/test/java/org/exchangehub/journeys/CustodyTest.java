package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has had a sample: each message may add to the chain of custody, and none may change or break it. */
@Journey
class CustodyTest {

    private static final String TAKEN = "Inspector 7@2026-11-24T10:00:00Z";
    private static final String CARRIED = "Courier@2026-11-24T11:00:00Z";
    private static final String ANALYSED = "Laboratory@2026-11-24T15:00:00Z";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    @Test
    void aChainIsExtendedAndNeverBroken() {
        ControlStory story = new ControlStory(hub, partners, json);
        String caseId = story.lodged(ControlStory.ORANGES);
        String number = ControlMessages.number();
        story.taken(ControlStory.FOOD, "/api/v1/controls", ControlMessages.order(ControlStory.FOOD, number, caseId, 1));
        String id = story.id(ControlStory.FOOD, number);

        assertThat(told(story, id, TAKEN, CARRIED).status()).isEqualTo(202);
        Answered replaced = told(story, id, TAKEN, ANALYSED);
        assertThat(replaced.code()).isEqualTo("RULE_BROKEN");
        assertThat(replaced.fault().path("position").asString()).isEqualTo("/ControlResult/Sample[1]/Custody");
        assertThat(replaced.text()).contains("begins otherwise");
        assertThat(told(story, id, TAKEN).code()).as("a holder is missing").isEqualTo("RULE_BROKEN");
        Answered backwards = told(story, id, TAKEN, CARRIED, "Laboratory@2026-11-24T10:30:00Z");
        assertThat(backwards.code()).isEqualTo("RULE_BROKEN");
        assertThat(backwards.fault().path("position").asString())
                .isEqualTo("/ControlResult/Sample[1]/Custody[3]/FromDateTime");

        assertThat(told(story, id, TAKEN, CARRIED, ANALYSED).status()).isEqualTo(202);
        assertThat(told(story, id).status()).as("it says nothing of custody").isEqualTo(202);
        assertThat(told(story, id, TAKEN, CARRIED).code())
                .as("what was refused changed nothing, what was taken stands")
                .isEqualTo("RULE_BROKEN");
        assertThat(story.control(HubClient.CUSTOMS, id).path("result")).hasSize(3);
    }

    private static Answered told(ControlStory story, String control, String... custody) {
        String chain = Arrays.stream(custody)
                .map(step -> step.split("@", 2))
                .map(step -> "<Custody><HolderName>" + step[0] + "</HolderName><FromDateTime>" + step[1]
                        + "</FromDateTime></Custody>")
                .collect(Collectors.joining());
        return story.post(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + control + "/result",
                ControlMessages.result(
                        control,
                        "NOT_SATISFACTORY",
                        ControlMessages.finding(1, "DOCUMENTS")
                                + "<Sample><SampleID>P-1</SampleID><SequenceNumeric>1</SequenceNumeric>" + chain
                                + "</Sample>"));
    }
}
