package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.time.Instant;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Digitoll tells of consignments: 202 with an id, the validation status by that id, and what becomes of goods in a feed by marker. */
@Journey
class DigitollTest {

    private static final PartnerId DIGITOLL = new PartnerId("customs-digitoll");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    private static String movement(String level, String function, String mrn, String more) {
        return """
                {"movement": {"messageId": "%s", "level": "%s", "function": "%s", "mrn": "%s", "mode": "ROAD", "submitter": "912345678",
                 "messageIssueDate": "%s"%s}}""".formatted(Transits.number(), level, function, mrn, Instant.now(), more);
    }

    private Answered post(String movement) {
        return hub.post(DIGITOLL, "/api/v1/notices", "application/json", movement);
    }

    private String status(Answered call) {
        return hub.get(
                        DIGITOLL,
                        "/api/v1/messages/" + call.json().path("messageId").asString())
                .json()
                .path("status")
                .asString();
    }

    private String state(String mrn) {
        return jdbc.sql("select state from movement where mrn = ?")
                .param(mrn)
                .query(String.class)
                .single();
    }

    @Test
    void aHouseAndItsMasterAreTakenAsTwoMovementsAndToldToCustoms() {
        String house = Transits.mrn();
        String master = Transits.mrn();
        String parent = ", \"parent\": {\"type\": \"N704\", \"number\": \"M-" + master + "\"}";
        Answered taken = post(movement("HOUSE", "SUBMITTED", house, parent));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(status(taken)).isEqualTo("PROCESSED");
        assertThat(post(movement(
                                "MASTER",
                                "SUBMITTED",
                                master,
                                ", \"document\": {\"type\": \"N704\", \"number\": \"M-" + master + "\"}"))
                        .status())
                .isEqualTo(202);
        assertThat(state(house)).isEqualTo("HOUSE");
        assertThat(state(master)).isEqualTo("MASTER");
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).received())
                .anyMatch(message -> new String(message.wire().bytes(), UTF_8).contains("HOUSE-SUBMITTED")
                        && new String(message.wire().bytes(), UTF_8).contains("M-" + master)));

        Answered merged = post(movement("MASTER", "REPLACED", house, ""));
        assertThat(merged.code()).as("a house never becomes a master").isEqualTo("OUT_OF_SEQUENCE");
        assertThat(post(movement("HOUSE", "PRESENTED", house, "")).status()).isEqualTo(202);
        assertThat(state(house)).isEqualTo("HOUSE_PRESENTED");
    }

    @Test
    void whatIsNotValidIsToldWithItsPlaceAndIsOnRecordUnderItsId() {
        Answered refused = post(movement(
                "HOUSE",
                "SUBMITTED",
                Transits.mrn(),
                ", \"outgoingProcedure\": \"EXP\", \"previousDocuments\": [{\"type\": \"N820\", \"number\": \"1\"}]"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.fault().path("position").asString()).contains("/movement/previousDocuments");
        assertThat(refused.fault().path("reason").asString()).startsWith("EXP:");
        assertThat(status(refused)).isEqualTo("REFUSED");
    }

    @Test
    void whereGoodsGoIsReadFromTheFeedByMarker() {
        String lrn = Declarations.lrn();
        assertThat(hub.post(
                                HubClient.CUSTOMS,
                                "/api/v1/declarations",
                                XML,
                                Declarations.original(lrn, Declarations.BOOKS))
                        .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(partners.of(DIGITOLL).received())
                .anyMatch(message -> new String(message.wire().bytes(), UTF_8).contains(lrn)));
    }
}
