package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.simulator.Served;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.poll.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner only serves is fetched, taken in once and acknowledged after that, by REST and by SOAP. */
@Journey
class PollTest {

    private static final PartnerId ROADS = new PartnerId("public-roads-administration");
    private static final PartnerId POLICE = new PartnerId("police");
    private static final String CAR = "87038010";
    private static final String RIFLE = "93033000";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient record;

    @AfterEach
    void mend() {
        partners.of(ROADS).up();
        endpoints.put(ROADS, new Endpoint(partners.of(ROADS).url().orElseThrow(), Optional.empty()));
    }

    @Test
    void decisionsAreListedFetchedTakenInAndAcknowledged() {
        String caseId = lodge(CAR);
        String rifles = lodge(RIFLE);

        awaitAnswers(caseId, ROADS, "MAY_PROCEED");
        awaitAnswers(rifles, POLICE, "EXAMINE", "MAY_PROCEED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(List.of(ROADS, POLICE))
                        .allSatisfy(partner -> assertThat(partners.of(partner).served())
                                .isNotEmpty()
                                .noneMatch(item -> item.standing() == Served.Standing.OPEN)));
        balanced();
    }

    @Test
    void anItemWhoseAcknowledgementNeverCameIsFetchedAgainAndIsADuplicate() {
        try (Interposed between = new Interposed(partners.of(ROADS).url().orElseThrow())) {
            endpoints.put(ROADS, new Endpoint(between.url(), Optional.empty()));
            // As a kill between commit and acknowledgement: the hub has it, the partner does not know.
            between.cutOnce((line, body) -> line.startsWith("POST") && line.endsWith("/kvittering"));
            String caseId = lodge(CAR);

            awaitAnswers(caseId, ROADS, "MAY_PROCEED");
            String item = record.sql(
                            "select sender_message_id from message where case_id = cast(? as uuid) and sender = ?")
                    .params(caseId, ROADS.value())
                    .query(String.class)
                    .single();
            await().atMost(SOON).untilAsserted(() -> assertThat(served(item)).isEqualTo(Served.Standing.TAKEN));
            assertThat(between.passed().stream()
                            .filter(call -> call.line().endsWith("/avgjorelser/" + item))
                            .count())
                    .isEqualTo(2);
            assertThat(record.sql("select count(*) from message where sender = ? and sender_message_id = ?")
                            .params(ROADS.value(), item)
                            .query(Long.class)
                            .single())
                    .as("taken in once")
                    .isEqualTo(1);
            assertThat(answers(caseId, ROADS)).hasSize(1);
        }
        balanced();
    }

    @Test
    void aBrokenItemIsRefusedWithItsPositionAndTheOthersGoOn() {
        Simulator roads = partners.of(ROADS);
        String broken = "0-broken-" + NEXT.incrementAndGet();
        roads.serve(broken, new Wire("application/json", """
                {"avgjorelse": {"referanse": "x", "tidspunkt": "yesterday", "kjoretoy": []}}""".getBytes(UTF_8)));
        String caseId = lodge(CAR);

        awaitAnswers(caseId, ROADS, "MAY_PROCEED");
        await().atMost(SOON).untilAsserted(() -> assertThat(served(broken)).isEqualTo(Served.Standing.REFUSED));
        assertThat(roads.served())
                .filteredOn(item -> item.id().equals(broken))
                .singleElement()
                .extracting(Served::why)
                .asString()
                .contains("SCHEMA_INVALID", "/avgjorelse/");
        assertThat(record.sql("""
                        select faults from message where sender = ? and sender_message_id = ? and status = 'REFUSED'""")
                        .params(ROADS.value(), broken)
                        .query(String.class)
                        .single())
                .contains("/avgjorelse/tidspunkt");
        balanced();
    }

    @Test
    void aPartnerThatIsDownIsLookedAtAgainWhenItIsBack() {
        partners.of(ROADS).down();
        await().atMost(SOON).untilAsserted(() -> assertThat(failures()).isPositive());
        partners.of(ROADS).up();
        String caseId = lodge(CAR);

        awaitAnswers(caseId, ROADS, "MAY_PROCEED");
        await().atMost(SOON).untilAsserted(() -> assertThat(failures()).isZero());
    }

    @Test
    void oneNodeLooksAtATimeAndADeadOneIsTakenOverFrom() {
        PartnerId other = new PartnerId("looked-at-" + NEXT.incrementAndGet());
        UUID alive = UUID.randomUUID();
        Looks first = new Looks(record, alive, Clock.systemUTC());
        Looks second = new Looks(record, UUID.randomUUID(), Clock.systemUTC());
        record.sql("insert into node (id, name, seen_at) values (?, 'poll test', now() + interval '1 minute')")
                .param(alive)
                .update();

        assertThat(first.claim(other)).contains(0);
        assertThat(second.claim(other)).as("another node looks").isEmpty();
        first.end(other, Duration.ofMinutes(1), 2, Optional.of("down"));
        assertThat(second.claim(other)).as("it is not due").isEmpty();
        record.sql("update poll set due_at = now() where partner = ?")
                .param(other.value())
                .update();
        assertThat(first.claim(other)).as("the failures before").contains(2);
        record.sql("delete from node where id = ?").param(alive).update();
        assertThat(second.claim(other)).as("the other one is dead").contains(2);
    }

    private int failures() {
        return record.sql("select failures from poll where partner = ?")
                .param(ROADS.value())
                .query(Integer.class)
                .single();
    }

    private Served.Standing served(String item) {
        return partners.of(ROADS).served().stream()
                .filter(one -> one.id().equals(item))
                .map(Served::standing)
                .findFirst()
                .orElseThrow();
    }

    private String lodge(String commodity) {
        return hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(Declarations.lrn(), commodity))
                .json()
                .path("caseId")
                .asString();
    }

    private void awaitAnswers(String caseId, PartnerId partner, String... codes) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answers(caseId, partner)).containsExactlyInAnyOrder(codes));
    }

    private List<String> answers(String caseId, PartnerId partner) {
        return record.sql("""
                select d.code from disposition d join referral r on r.id = d.referral_id
                where r.case_id = cast(? as uuid) and r.partner = ? order by d.event_time""")
                .params(caseId, partner.value())
                .query(String.class)
                .list();
    }

    private void balanced() {
        await().untilAsserted(() -> assertThat(hub.operate("GET", "/api/v1/balance")
                        .json()
                        .path("balanced")
                        .asBoolean())
                .isTrue());
    }
}
