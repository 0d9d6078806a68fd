package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A result with a picture waits for the scanner, and then reaches whom it concerns, who alone may look at the picture. */
@Journey
class ControlPictureTest {

    private static final String PATH = "/api/v1/attachments";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    @AfterEach
    void theScannerAnswersAgain() {
        JourneyConfig.SCANNER.letGo();
    }

    @Test
    void itIsRelayedOnceItIsFoundCleanAndOthersDoNotReadIt() {
        ControlStory story = new ControlStory(hub, partners, json);
        String caseId = story.lodged(ControlStory.ORANGES, Declarations.MEDICINE);
        String number = ControlMessages.number();
        story.taken(
                ControlStory.FOOD,
                "/api/v1/controls",
                ControlMessages.confidential(ControlStory.FOOD, number, caseId, 1));
        String id = story.id(ControlStory.FOOD, number);

        JourneyConfig.SCANNER.hold();
        String picture = hub.post(HubClient.CUSTOMS, PATH, "image/png", PNG)
                .json()
                .path("attachmentId")
                .asString();
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(
                        id,
                        "NOT_SATISFACTORY",
                        ControlMessages.finding(1, "DOCUMENTS") + "<AttachmentID>" + picture + "</AttachmentID>"));
        story.advised(caseId, "HOLD");
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(story.received(ControlStory.FOOD, Kind.CONTROL_RESULT, caseId))
                        .isEmpty());
        assertThat(hub.get(ControlStory.FOOD, PATH + "/" + picture).status()).isNotEqualTo(200);

        JourneyConfig.SCANNER.letGo();
        assertThat(ControlStory.text(story.received(ControlStory.FOOD, Kind.CONTROL_RESULT, caseId, 1)
                        .getFirst()))
                .contains(picture);
        Answered read = hub.get(ControlStory.FOOD, PATH + "/" + picture);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(PNG);
        assertThat(hub.get(HubClient.CUSTOMS, PATH + "/" + picture).body()).isEqualTo(PNG);
        for (PartnerId other : List.of(ControlStory.PLANTS, HubClient.MEDICINES, HubClient.EXPLOSIVES)) {
            assertThat(hub.get(other, PATH + "/" + picture).code()).isEqualTo("NOT_FOUND");
            assertThat(hub.get(other, PATH + "/" + picture + "/description").code())
                    .isEqualTo("NOT_FOUND");
        }
    }
}
