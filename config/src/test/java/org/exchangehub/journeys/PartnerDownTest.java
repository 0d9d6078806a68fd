package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Note;
import org.exchangehub.connectors.simulator.Simulators;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner that is down slows nobody else, and catches up in order when it is back. */
@Journey
class PartnerDownTest {

    private static final int CASES = 10;

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void othersGoOnAndWhatWaitedComesInOrder() {
        partners.of(HubClient.FOOD).down();
        List<String> cases = new ArrayList<>();
        try {
            for (int i = 0; i < CASES; i++) {
                String lrn = Declarations.lrn();
                String caseId = hub.post(
                                HubClient.CUSTOMS,
                                "/api/v1/declarations",
                                Declarations.XML,
                                Declarations.original(lrn, Declarations.SALMON, Declarations.MEDICINE))
                        .json()
                        .path("caseId")
                        .asString();
                cases.add(caseId);
                hub.put(
                        HubClient.CUSTOMS,
                        "/api/v1/cases/" + caseId + "/declaration",
                        Declarations.XML,
                        Declarations.replacement(lrn, 2, 200, Declarations.SALMON, Declarations.MEDICINE));
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> cases.forEach(caseId ->
                            assertThat(versions(HubClient.MEDICINES, caseId)).endsWith(2)));
            assertThat(cases)
                    .allSatisfy(caseId ->
                            assertThat(versions(HubClient.FOOD, caseId)).isEmpty());
        } finally {
            partners.of(HubClient.FOOD).up();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> cases.forEach(
                        caseId -> assertThat(versions(HubClient.FOOD, caseId)).endsWith(2)));
        assertThat(cases)
                .allSatisfy(caseId -> assertThat(versions(HubClient.FOOD, caseId))
                        .as("in order, and what a newer version replaced may be left out")
                        .isSorted()
                        .doesNotHaveDuplicates());
        await().untilAsserted(() -> assertThat(hub.operate("GET", "/api/v1/balance")
                        .json()
                        .path("balanced")
                        .asBoolean())
                .isTrue());
    }

    private List<Integer> versions(PartnerId agency, String caseId) {
        return partners.of(agency).received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.caseId().filter(caseId::equals).isPresent())
                .map(Note::number)
                .toList();
    }
}
