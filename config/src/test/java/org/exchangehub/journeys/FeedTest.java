package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A partner that can not be called reads its feed, as often as it likes, and acknowledges what it has. */
@Journey
class FeedTest {

    private static final String FEED = "/api/v1/feeds/" + HubClient.EXPLOSIVES;

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @BeforeEach
    void theSimulatorDoesNotRead() {
        partners.of(HubClient.EXPLOSIVES).down();
        acknowledgeAll();
    }

    @AfterEach
    void theSimulatorReadsAgain() {
        partners.of(HubClient.EXPLOSIVES).up();
    }

    @Test
    void readingIsRepeatableAndAcknowledgingTakesAllUpToTheMarker() {
        List<String> lrns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String lrn = Declarations.lrn();
            lrns.add(lrn);
            hub.post(
                    HubClient.CUSTOMS,
                    "/api/v1/declarations",
                    Declarations.XML,
                    Declarations.original(lrn, Declarations.FIREWORKS));
            int expected = i + 1;
            await().untilAsserted(() -> assertThat(page("").path("entry")).hasSize(expected));
        }
        JsonNode first = page("?limit=2");
        assertThat(lrnsOf(first)).isEqualTo(lrns.subList(0, 2));
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(page("?limit=2")).isEqualTo(first);

        String marker = first.path("entry").path(1).path("marker").asString();
        assertThat(lrnsOf(page("?after=" + marker))).isEqualTo(lrns.subList(2, 5));
        assertThat(acknowledge(marker).status()).isEqualTo(204);
        assertThat(acknowledge(marker).status()).as("repeated").isEqualTo(204);
        assertThat(lrnsOf(page(""))).isEqualTo(lrns.subList(2, 5));

        Answered xml = hub.get(HubClient.EXPLOSIVES, FEED, "Accept", "application/xml");
        assertThat(xml.text()).startsWith("<?xml").contains("<FeedPage xmlns=\"urn:exchangehub:v1\">", "<Feed>");
        acknowledgeAll();
        assertThat(page("").path("entry")).isEmpty();
    }

    @Test
    void aFeedIsReadByItsOwnerAndWithItsOwnMarkersOnly() {
        assertThat(hub.get(HubClient.FOOD, FEED).code()).isEqualTo("FORBIDDEN");
        assertThat(hub.get(HubClient.EXPLOSIVES, FEED + "?after=bm9uZQ").code()).isEqualTo("MARKER_UNKNOWN");
        assertThat(acknowledge("bm9uZQ").code()).isEqualTo("MARKER_UNKNOWN");
        assertThat(hub.post(HubClient.EXPLOSIVES, FEED + "/acknowledgement", "application/json", "{\"marker\": 1}")
                        .status())
                .isEqualTo(422);
    }

    private void acknowledgeAll() {
        for (JsonNode page = page(""); !page.path("entry").isEmpty(); page = page("")) {
            JsonNode entries = page.path("entry");
            acknowledge(entries.path(entries.size() - 1).path("marker").asString());
        }
    }

    private Answered acknowledge(String marker) {
        return hub.post(
                HubClient.EXPLOSIVES,
                FEED + "/acknowledgement",
                "application/json",
                "{\"feedAcknowledgement\": {\"marker\": \"" + marker + "\"}}");
    }

    private JsonNode page(String query) {
        Answered page = hub.get(HubClient.EXPLOSIVES, FEED + query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json().path("feedPage");
    }

    private static List<String> lrnsOf(JsonNode page) {
        return page.path("entry")
                .valueStream()
                .map(entry -> entry.path("payload")
                        .path("referral")
                        .path("declaration")
                        .path("lrn")
                        .asString())
                .toList();
    }
}
