package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.CATTLE;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.SALMON;
import static org.exchangehub.connectors.simulator.Played.push;
import static org.exchangehub.connectors.simulator.Played.sak;

import java.time.Duration;
import java.util.List;
import org.exchangehub.connectors.simulator.FakeHub.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub meets in the answers of a simulated partner while a fault is switched on. */
class AnswerFaultsTest {

    private FakeHub hub;
    private Simulators partners;
    private Simulator food;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        partners = Played.partners(FOOD);
        partners.connect(hub.access());
        food = partners.of(FOOD);
    }

    @AfterEach
    void stop() {
        partners.close();
        hub.close();
    }

    @Test
    void withoutFaultsTwoAnswersComeInOrderInThePartnersName() throws Exception {
        push(food, "m-1", sak("r-1", 1, CATTLE));

        List<Call> answers = answers(2);
        assertThat(answers.get(0).body()).contains("KONTROLLERES");
        assertThat(answers.get(1).body()).contains("KLARERT");
        assertThat(answers).extracting(Call::authorization).containsOnly("Bearer token-of-food-safety-animals");
        assertThat(answers).extracting(Call::path).containsOnly("/api/v1/messages");
        assertThat(answers).extracting(Call::messageId).doesNotHaveDuplicates();
        assertThat(food.faults().hits()).isEmpty();
    }

    @Test
    void duplicateComesTwiceUnderTheSameId() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.DUPLICATE, 1));
        push(food, "m-1", sak("r-1", 1, SALMON));

        List<Call> answers = answers(2);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(food.faults().hits())
                .extracting(FaultHit::target)
                .containsExactly(answers.getFirst().messageId());
    }

    @Test
    void duplicateWithANewIdHasTheSameContent() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.DUPLICATE_NEW_ID, 1));
        push(food, "m-1", sak("r-1", 1, SALMON));

        List<Call> answers = answers(2);
        assertThat(answers.get(1).body()).isEqualTo(answers.get(0).body());
        assertThat(answers.get(1).messageId()).isNotEqualTo(answers.get(0).messageId());
    }

    @Test
    void wrongOrderSendsTheSecondAnswerFirstAndEachOnce() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.WRONG_ORDER, 1));
        push(food, "m-1", sak("r-1", 1, CATTLE));

        List<Call> answers = answers(2);
        assertThat(answers.get(0).body()).contains("KLARERT");
        assertThat(answers.get(1).body()).contains("KONTROLLERES");
        assertThat(decided(answers.get(1))).as("decided earlier").isLessThan(decided(answers.get(0)));
        await().untilAsserted(() -> assertThat(food.referrals())
                .singleElement()
                .extracting(ReferralState::standing)
                .isEqualTo(ReferralState.Standing.ANSWERED));
    }

    @Test
    void wrongOrderWaitsForAMessageWithTwoAnswers() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.WRONG_ORDER, 1));
        push(food, "m-1", sak("r-1", 1, SALMON));

        answers(1);
        assertThat(food.faults().switches()).hasSize(1);
        assertThat(food.faults().hits()).isEmpty();
    }

    @Test
    void malformedEndsInTheMiddle() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.MALFORMED, 1));
        hub.answers(400);
        push(food, "m-1", sak("r-1", 1, SALMON));

        assertThat(answers(1).getFirst().body()).startsWith("{\"sakId\"").doesNotEndWith("}");
        await().untilAsserted(() -> assertThat(food.referrals()).singleElement().satisfies(referral -> {
            assertThat(referral.standing()).isEqualTo(ReferralState.Standing.OPEN);
            assertThat(referral.refusal())
                    .hasValueSatisfying(words -> assertThat(words).startsWith("400"));
        }));
    }

    @Test
    void lateIsDecidedInTimeAndComesThoughANewerVersionHasCome() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.LATE, 1).lasting(Duration.ofMillis(700)));
        push(food, "m-1", sak("r-1", 1, SALMON));
        await().until(() -> !food.faults().hits().isEmpty());
        push(food, "m-2", sak("r-1", 2, SALMON));

        List<Call> answers = answers(2);
        assertThat(answers.get(0).body()).contains("\"versjon\":2");
        assertThat(answers.get(1).body()).contains("\"versjon\":1");
        assertThat(decided(answers.get(1))).isLessThan(decided(answers.get(0)));
    }

    @Test
    void wrongVersionAnswersAnEarlierVersionOnceThereIsOne() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.WRONG_VERSION, 1));
        push(food, "m-1", sak("r-1", 1, SALMON));
        assertThat(answers(1).getFirst().body()).contains("\"versjon\":1");
        assertThat(food.faults().hits()).isEmpty();

        push(food, "m-2", sak("r-1", 2, SALMON));
        assertThat(answers(2).get(1).body()).contains("\"versjon\":1");
        assertThat(food.faults().hits()).extracting(FaultHit::kind).containsExactly(FaultKind.WRONG_VERSION);
    }

    @Test
    void downKeepsAnAnswerUntilItWorksAgain() throws Exception {
        push(food, "m-0", sak("r-0", 1, SALMON));
        answers(1);
        food.mode(AnswerMode.MANUAL);
        push(food, "m-1", sak("r-1", 1, SALMON));
        food.faults().on(FaultSwitch.times(FaultKind.DOWN, 1));
        food.answer(
                "r-1",
                List.of(new Step(org.exchangehub.contracts.v1.DispositionCode.REFUSE, java.util.Optional.empty())));
        await().until(() -> !food.faults().hits().isEmpty());

        assertThat(answers(2).get(1).body()).contains("AVSLAG");
    }

    @Test
    void anAnswerIsSentAgainUnderItsIdUntilTheHubCanTakeIt() throws Exception {
        hub.answers(503);
        push(food, "m-1", sak("r-1", 1, SALMON));
        await().until(() -> !hub.posted().isEmpty());
        assertThat(food.sent()).isEmpty();
        hub.answers(202);

        await().untilAsserted(() -> assertThat(food.sent()).hasSize(1));
        assertThat(hub.posted())
                .extracting(Call::messageId)
                .containsOnly(food.sent().getFirst().messageId());
    }

    private List<Call> answers(int count) {
        await().untilAsserted(() -> assertThat(hub.posted()).hasSize(count));
        return hub.posted();
    }

    private static String decided(Call answer) {
        return answer.body().replaceFirst(".*\"tidspunkt\":\"([^\"]+)\".*", "$1");
    }
}
