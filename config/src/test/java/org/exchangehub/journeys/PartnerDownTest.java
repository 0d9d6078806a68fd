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
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner that is down slows nobody else, and catches up in order when it is back. */
@Journey
class PartnerDownTest {

    private static final int CASES = 10;

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

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

    /** The record fails just when the outcome of a sending is written. */
    @Test
    void whatCouldNotBeWrittenDownIsSettledOnceTheRecordTakesItAgain() {
        jdbc.sql("""
                create or replace function refuse_outcome() returns trigger language plpgsql as
                $$ begin raise exception 'the record is away'; end $$""").update();
        jdbc.sql("""
                create trigger refuse_outcome before update on delivery for each row
                when (new.state = 'DELIVERED' and new.partner = 'food-safety-animals')
                execute function refuse_outcome()""").update();
        String caseId;
        try {
            caseId = hub.post(
                            HubClient.CUSTOMS,
                            "/api/v1/declarations",
                            Declarations.XML,
                            Declarations.original(Declarations.lrn(), Declarations.SALMON))
                    .json()
                    .path("caseId")
                    .asString();
            await().untilAsserted(
                            () -> assertThat(versions(HubClient.FOOD, caseId)).isNotEmpty());
            assertThat(delivery(caseId)).isEqualTo("SENDING");
        } finally {
            jdbc.sql("drop trigger refuse_outcome on delivery").update();
        }
        await().untilAsserted(() -> assertThat(delivery(caseId)).isEqualTo("DELIVERED"));
        assertThat(versions(HubClient.FOOD, caseId))
                .as("sent again under its id, and known again by it")
                .containsExactly(1);
    }

    private String delivery(String caseId) {
        return jdbc.sql(
                        "select state from delivery where case_id = cast(? as uuid) and partner = ? and kind = 'referral'")
                .params(caseId, HubClient.FOOD.value())
                .query(String.class)
                .single();
    }

    private List<Integer> versions(PartnerId agency, String caseId) {
        return partners.of(agency).received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.caseId().filter(caseId::equals).isPresent())
                .map(Note::number)
                .toList();
    }
}
