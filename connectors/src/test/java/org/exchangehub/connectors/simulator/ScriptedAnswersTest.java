package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.CATTLE;
import static org.exchangehub.connectors.simulator.Played.CITES;
import static org.exchangehub.connectors.simulator.Played.EXPLOSIVES;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.SALMON;
import static org.exchangehub.connectors.simulator.Played.push;
import static org.exchangehub.connectors.simulator.Played.sak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.ReferralState.Standing;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.contracts.v1.DispositionLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated partners that answer what they are told, in their own form, and know what they still owe. */
class ScriptedAnswersTest {

    private FakeHub hub;
    private Simulators partners;
    private Simulator food;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        partners = Played.partners(FOOD, CITES, EXPLOSIVES);
        partners.connect(hub.access());
        food = partners.of(FOOD);
    }

    @AfterEach
    void stop() {
        partners.close();
        hub.close();
    }

    @Test
    void aScriptForGoodsGoesBeforeTheRulesForItsLinesAndIsUsedUp() throws Exception {
        food.script(entry(Optional.empty(), "0302", DispositionCode.REFUSE));
        push(food, "m-1", sak("r-1", 1, SALMON, CATTLE));

        assertThat(lines(FOOD, sent(food, 2).getFirst()))
                .containsExactly(DispositionCode.REFUSE, DispositionCode.EXAMINE);
        assertThat(food.scripts()).isEmpty();
        push(food, "m-2", sak("r-2", 1, SALMON));
        assertThat(lines(FOOD, sent(food, 3).getLast())).containsExactly(DispositionCode.MAY_PROCEED);
    }

    @Test
    void aScriptWaitsForItsGoodsAndForItsReferral() throws Exception {
        food.script(entry(Optional.empty(), "5101", DispositionCode.REFUSE));
        food.script(entry(Optional.of("r-9"), "", DispositionCode.HOLD_INTACT));
        push(food, "m-1", sak("r-1", 1, SALMON));
        assertThat(lines(FOOD, sent(food, 1).getFirst())).containsExactly(DispositionCode.MAY_PROCEED);
        assertThat(food.scripts()).hasSize(2);

        push(food, "m-2", sak("r-9", 1, SALMON));
        assertThat(lines(FOOD, sent(food, 2).getLast())).containsExactly(DispositionCode.HOLD_INTACT);
        assertThat(food.scripts()).hasSize(1);
    }

    @Test
    void aScriptGivesSeveralAnswersEachAfterItsDelay() throws Exception {
        food.script(new ScriptEntry(
                Optional.empty(),
                "",
                List.of(
                        new Step(DispositionCode.UNDER_REVIEW, Optional.empty()),
                        new Step(DispositionCode.DOCUMENT_REQUIRED, Optional.of(Duration.ofMillis(300)))),
                1));
        push(food, "m-1", sak("r-1", 1, CATTLE));

        List<Sent> answers = sent(food, 2);
        assertThat(lines(FOOD, answers.get(0))).containsExactly(DispositionCode.UNDER_REVIEW);
        assertThat(lines(FOOD, answers.get(1))).containsExactly(DispositionCode.DOCUMENT_REQUIRED);
        assertThat(Duration.between(answers.get(0).at(), answers.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(DispositionCode.class)
    void everyDispositionCanBeSaidInEachForm(DispositionCode code) throws Exception {
        for (PartnerId partner : List.of(FOOD, CITES, EXPLOSIVES)) {
            partners.of(partner).script(entry(Optional.empty(), "", code));
        }
        push(food, "m-1", sak("r-1", 1, CATTLE));
        push(partners.of(CITES), "m-2", Played.consultation("r-2", "010611"));
        hub.offer("m-3", Played.referral("r-3", 1, "360410"));

        for (PartnerId partner : List.of(FOOD, CITES, EXPLOSIVES)) {
            assertThat(lines(partner, sent(partners.of(partner), 1).getFirst())).containsExactly(code);
        }
    }

    @Test
    void byHandNothingIsSentUntilSomeoneAnswers() throws Exception {
        food.mode(AnswerMode.MANUAL);
        push(food, "m-1", sak("r-1", 1, CATTLE, SALMON));
        assertThat(food.referrals()).singleElement().satisfies(referral -> {
            assertThat(referral.standing()).isEqualTo(Standing.OPEN);
            assertThat(referral.version()).isEqualTo(1);
            assertThat(referral.lines())
                    .containsExactly(
                            new ReferralLine(1, Optional.of(CATTLE)), new ReferralLine(2, Optional.of(SALMON)));
        });

        food.answer("r-1", List.of(new Step(DispositionCode.MOVE_TO_SECURE_FACILITY, Optional.empty())));

        List<Sent> answers = sent(food, 1);
        assertThat(lines(FOOD, answers.getFirst()))
                .containsExactly(DispositionCode.MOVE_TO_SECURE_FACILITY, DispositionCode.MOVE_TO_SECURE_FACILITY);
        assertThat(food.referrals())
                .singleElement()
                .extracting(ReferralState::standing)
                .isEqualTo(Standing.ANSWERED);
        assertThat(hub.posted()).as("nothing by the rules").hasSize(1);
    }

    @Test
    void anAnswerByHandReplacesWhatWasMeant() throws Exception {
        food.script(new ScriptEntry(
                Optional.empty(),
                "",
                List.of(new Step(DispositionCode.MAY_PROCEED, Optional.of(Duration.ofMillis(1500)))),
                1));
        push(food, "m-1", sak("r-1", 1, SALMON));
        food.answer("r-1", List.of(new Step(DispositionCode.REFUSE, Optional.of(Duration.ofMillis(2500)))));

        assertThat(lines(FOOD, sent(food, 1).getFirst())).containsExactly(DispositionCode.REFUSE);
        assertThat(hub.posted()).hasSize(1);
    }

    @Test
    void aNewVersionOpensTheReferralAgainAndAWithdrawalClosesIt() throws Exception {
        push(food, "m-1", sak("r-1", 1, SALMON));
        sent(food, 1);
        food.mode(AnswerMode.MANUAL);
        push(food, "m-2", sak("r-1", 2, SALMON));
        assertThat(food.referrals()).singleElement().satisfies(referral -> {
            assertThat(referral.standing()).isEqualTo(Standing.OPEN);
            assertThat(referral.version()).isEqualTo(2);
            assertThat(referral.answers()).isZero();
        });
        push(food, "m-3", sak("r-1", 3, SALMON).replace("FORELAGT", "TRUKKET"));

        assertThat(food.referrals())
                .singleElement()
                .extracting(ReferralState::standing)
                .isEqualTo(Standing.WITHDRAWN);
        assertThatThrownBy(() -> food.answer("r-1", List.of(new Step(DispositionCode.REFUSE, Optional.empty()))))
                .hasMessageContaining("no open referral r-1");
    }

    @Test
    void resettingForgetsEverythingAndCancelsWhatWasMeant() throws Exception {
        food.faults().on(FaultSwitch.always(FaultKind.CUT));
        food.faults().off(FaultKind.CUT);
        food.script(new ScriptEntry(
                Optional.empty(),
                "",
                List.of(new Step(DispositionCode.REFUSE, Optional.of(Duration.ofMillis(300)))),
                5));
        push(food, "m-1", sak("r-1", 1, SALMON));
        food.faults().on(FaultSwitch.always(FaultKind.SLOW));
        food.mode(AnswerMode.MANUAL);
        food.down();

        food.reset();

        assertThat(food.received()).isEmpty();
        assertThat(food.referrals()).isEmpty();
        assertThat(food.scripts()).isEmpty();
        assertThat(food.faults().switches()).isEmpty();
        assertThat(food.mode()).isEqualTo(AnswerMode.RULES);
        assertThat(food.isUp()).isTrue();
        push(food, "m-2", sak("r-2", 1, SALMON));
        await().pollDelay(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(food.sent())
                        .singleElement()
                        .extracting(Sent::inReplyTo)
                        .isEqualTo("m-2"));
    }

    private static ScriptEntry entry(Optional<String> referral, String commodity, DispositionCode code) {
        return new ScriptEntry(referral, commodity, List.of(new Step(code, Optional.empty())), 1);
    }

    private static List<Sent> sent(Simulator partner, int count) {
        await().untilAsserted(() -> assertThat(partner.sent()).hasSize(count));
        return partner.sent();
    }

    /** What the hub would understand: the answer goes through the folder's schema and map. */
    private static List<DispositionCode> lines(PartnerId partner, Sent sent) {
        Disposition disposition = (Disposition) Played.translator()
                .toCanonical(
                        Played.folder(partner),
                        sent.wire(),
                        java.util.Map.of("message-id", "m", "now", "2026-11-24T12:00:00Z"))
                .payload();
        return disposition.getLine().stream()
                .map(DispositionLine::getDispositionCode)
                .toList();
    }
}
