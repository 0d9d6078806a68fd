package org.exchangehub.routes.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.BlockerCode;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Advice.Block;
import org.exchangehub.routes.clearance.Facts.Asked;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.PermitStanding;
import org.exchangehub.routes.clearance.Policy.Effect;
import org.junit.jupiter.api.Test;

/** The laws of the release calculus, each for thousands of random cases; stated in docs/clearance.md. */
class CalculusLawsTest {

    private static final Policy POLICY = Policies.own();
    private static final Calculus CALCULUS = new Calculus(POLICY);

    private static void law(String name, Consumer<Facts> law) {
        Law.holds(name, RandomFacts::of, RandomFacts::smaller, law);
    }

    private static Random of(Facts facts) {
        return new Random(facts.hashCode());
    }

    private static Map<Integer, AdviceCode> codes(Facts facts) {
        Map<Integer, AdviceCode> codes = new TreeMap<>();
        CALCULUS.advise(facts).lines().forEach((line, effect) -> codes.put(line, effect.advice()));
        return codes;
    }

    private static int rank(AdviceCode code) {
        return POLICY.strictness().indexOf(code);
    }

    private static boolean blocks(DispositionCode code) {
        return POLICY.of(code).advice() != AdviceCode.MAY_RELEASE;
    }

    @Test
    void theOrderOfArrivalNeverMatters() {
        law("order of arrival", facts -> {
            Random random = of(facts);
            List<Asked> asked = new ArrayList<>(facts.asked().stream()
                    .map(one -> {
                        List<Given> answers = new ArrayList<>(one.answers());
                        Collections.shuffle(answers, random);
                        return RandomFacts.answers(one, answers);
                    })
                    .toList());
            List<Facts.ControlFact> controls = new ArrayList<>(facts.controls());
            List<Facts.PermitFact> permits = new ArrayList<>(facts.permits());
            List<Integer> lines = new ArrayList<>(facts.lines());
            Stream.of(asked, controls, permits, lines).forEach(list -> Collections.shuffle(list, random));
            assertThat(CALCULUS.advise(new Facts(lines, asked, controls, permits, facts.at())))
                    .isEqualTo(CALCULUS.advise(facts));
        });
    }

    @Test
    void theSameFactsGiveTheSameAdvice() {
        law("recomputing", facts -> assertThat(CALCULUS.advise(facts)).isEqualTo(CALCULUS.advise(facts)));
    }

    @Test
    void theLatestEventTimeWinsAndOfTwoAtTheSameTimeTheStricter() {
        law(
                "latest wins",
                facts -> facts.asked().stream()
                        .filter(one -> !one.answers().isEmpty())
                        .forEach(one -> {
                            Given counts = CALCULUS.current(one.answers()).orElseThrow();
                            assertThat(one.answers()).allSatisfy(other -> {
                                assertThat(other.eventTime()).isBeforeOrEqualTo(counts.eventTime());
                                if (other.eventTime().equals(counts.eventTime())) {
                                    assertThat(rank(POLICY.of(other.code()).advice()))
                                            .isLessThanOrEqualTo(rank(
                                                    POLICY.of(counts.code()).advice()));
                                }
                            });
                            assertThat(CALCULUS.advise(withOnly(facts, one, counts)))
                                    .isEqualTo(CALCULUS.advise(facts));
                        }));
    }

    private static Facts withOnly(Facts facts, Asked one, Given answer) {
        int i = facts.asked().indexOf(one);
        return RandomFacts.with(
                facts, RandomFacts.replaced(facts.asked(), i, RandomFacts.answers(one, List.of(answer))));
    }

    @Test
    void theStrictestFactIsTheAdviceOfTheLineAndTheStrictestLineThatOfTheCase() {
        law("strictest wins", facts -> {
            Map<Integer, AdviceCode> whole = codes(facts);
            Map<Integer, AdviceCode> parts = new TreeMap<>();
            Stream.concat(
                            facts.asked().stream()
                                    .map(one ->
                                            new Facts(facts.lines(), List.of(one), List.of(), List.of(), facts.at())),
                            Stream.of(
                                    new Facts(facts.lines(), List.of(), facts.controls(), facts.permits(), facts.at())))
                    .forEach(part -> codes(part)
                            .forEach((line, code) -> parts.merge(line, code, (a, b) -> rank(a) >= rank(b) ? a : b)));
            assertThat(parts).isEqualTo(whole);
            assertThat(CALCULUS.advise(facts).code())
                    .isEqualTo(whole.values().stream()
                            .max(java.util.Comparator.comparing(CalculusLawsTest::rank))
                            .orElse(AdviceCode.MAY_RELEASE));
        });
    }

    @Test
    void aBlockingAnswerWhereThereWasNoneOrNoStricterOneNeverMakesAnAdviceFreer() {
        law("no freer by a block", facts -> {
            Random random = of(facts);
            for (int i = 0; i < facts.asked().size(); i++) {
                Asked one = facts.asked().get(i);
                DispositionCode code = RandomFacts.any(random, DispositionCode.values());
                Optional<Given> before = CALCULUS.current(one.answers());
                boolean noStricter = before.map(
                                given -> rank(POLICY.of(given.code()).advice())
                                        <= rank(POLICY.of(code).advice()))
                        .orElse(true);
                if (blocks(code) && noStricter) {
                    List<Given> answers = new ArrayList<>(one.answers());
                    answers.add(RandomFacts.given(random, code));
                    Map<Integer, AdviceCode> after = codes(RandomFacts.with(
                            facts, RandomFacts.replaced(facts.asked(), i, RandomFacts.answers(one, answers))));
                    codes(facts)
                            .forEach((line, was) -> assertThat(rank(Objects.requireNonNull(after.get(line))))
                                    .as("line " + line + ", " + one.partner() + " says " + code)
                                    .isGreaterThanOrEqualTo(rank(was)));
                }
            }
        });
    }

    @Test
    void silenceIsNoConsentUnlessTheAgreementSaysSo() {
        law("silence is no consent", facts -> {
            Map<Integer, AdviceCode> codes = codes(facts);
            facts.asked().stream()
                    .filter(one -> one.role() == CompetenceRole.DECIDE)
                    .filter(one -> one.answers().isEmpty())
                    .filter(one -> facts.lines().contains(one.line()))
                    .filter(one -> one.overdue()
                            .filter(overdue -> overdue.contingency() == Contingency.RELEASE_WITH_OBLIGATION)
                            .isEmpty())
                    .forEach(one -> assertThat(codes.get(one.line())).isNotEqualTo(AdviceCode.MAY_RELEASE));
        });
    }

    @Test
    void aSilentRegisterIsNoPermitUnlessItsKindSaysSoAndThenTheLineOwesIt() {
        law("a silent register is no permit", facts -> {
            Advice advice = CALCULUS.advise(facts);
            Map<Integer, AdviceCode> codes = codes(facts);
            facts.permits().stream()
                    .filter(one -> one.standing() == PermitStanding.UNKNOWN)
                    .filter(one -> facts.lines().contains(one.line()))
                    .forEach(one -> {
                        Optional<UUID> released = one.overdue()
                                .filter(overdue -> overdue.contingency() == Contingency.RELEASE_WITH_OBLIGATION)
                                .flatMap(Facts.Overdue::obligation);
                        if (released.isEmpty()) {
                            assertThat(codes.get(one.line())).isNotEqualTo(AdviceCode.MAY_RELEASE);
                        }
                        released.ifPresent(id -> assertThat(advice.obligations())
                                .filteredOn(owed -> owed.obligation().equals(Optional.of(id)))
                                .singleElement()
                                .satisfies(owed -> assertThat(owed.line()).isEqualTo(one.line())));
                    });
        });
    }

    @Test
    void anExpiredConsentIsSilence() {
        law("expired consent", facts -> {
            Map<Integer, AdviceCode> codes = codes(facts);
            facts.asked().stream()
                    .filter(one ->
                            one.role() == CompetenceRole.DECIDE && facts.lines().contains(one.line()))
                    .filter(one -> CALCULUS.current(one.answers())
                            .filter(given -> !blocks(given.code()))
                            .flatMap(Given::validUntil)
                            .filter(facts.at()::isAfter)
                            .isPresent())
                    .forEach(one -> assertThat(codes.get(one.line())).isNotEqualTo(AdviceCode.MAY_RELEASE));
        });
    }

    @Test
    void whoIsOnlyInformedNeverCounts() {
        law(
                "informed agencies",
                facts -> assertThat(CALCULUS.advise(RandomFacts.with(
                                facts,
                                facts.asked().stream()
                                        .filter(one -> one.role() == CompetenceRole.DECIDE)
                                        .toList())))
                        .isEqualTo(CALCULUS.advise(facts)));
    }

    @Test
    void eachAdviceIsExplainedByExactlyTheFactsThatDetermineIt() {
        law("explanation", facts -> {
            Advice advice = CALCULUS.advise(facts);
            advice.lines().forEach((line, effect) -> {
                Set<String> partners = advice.basis().stream()
                        .filter(ground -> ground.line() == line)
                        .map(ground -> ground.partner() + ":" + key(ground.kind()))
                        .collect(Collectors.toSet());
                assertThat(code(only(facts, line, partners, true), line))
                        .as("the basis alone gives the same advice for line " + line)
                        .isEqualTo(effect.advice());
                if (effect.advice() != AdviceCode.MAY_RELEASE) {
                    assertThat(rank(code(only(facts, line, partners, false), line)))
                            .as("without its basis the advice for line " + line + " is freer")
                            .isLessThan(rank(effect.advice()));
                }
            });
        });
    }

    private static String key(Optional<BlockerCode> kind) {
        return kind.filter(code -> code == BlockerCode.CONTROL || code == BlockerCode.PERMIT)
                .map(BlockerCode::value)
                .orElse("");
    }

    private static AdviceCode code(Facts facts, int line) {
        return Objects.requireNonNull(codes(facts).get(line));
    }

    /** The facts of these partners about the line, or all others. */
    private static Facts only(Facts facts, int line, Set<String> partners, boolean in) {
        return new Facts(
                List.of(line),
                facts.asked().stream()
                        .filter(one -> partners.contains(one.partner() + ":") == in)
                        .toList(),
                facts.controls().stream()
                        .filter(one -> partners.contains(one.requester() + ":CONTROL") == in)
                        .toList(),
                facts.permits().stream()
                        .filter(one -> partners.contains(one.issuer() + ":PERMIT") == in)
                        .toList(),
                facts.at());
    }

    @Test
    void everyBlockSaysWhoSinceWhenAndWhatResolvesIt() {
        law("blocks", facts -> {
            Advice advice = CALCULUS.advise(facts);
            advice.lines()
                    .forEach((line, effect) -> assertThat(advice.blocks().stream()
                                    .filter(block -> block.line() == line)
                                    .map(block -> block.effect().advice())
                                    .toList())
                            .as("the blocks of line " + line)
                            .allMatch(code -> rank(code) <= rank(effect.advice()))
                            .matches(codes ->
                                    codes.contains(effect.advice()) == (effect.advice() != AdviceCode.MAY_RELEASE)));
            assertThat(advice.blocks()).allSatisfy(block -> {
                assertThat(block.resolution()).isNotBlank();
                assertThat(block.subject()).isNotBlank();
                assertThat(block.since()).isNotNull();
            });
        });
    }

    @Test
    void whatMayBeDoneWithTheGoodsDoesNotTouchTheirAdmissibility() {
        Policy other = new Policy(
                "custody-free",
                POLICY.strictness(),
                POLICY.dispositions().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> free(one.getValue()))),
                free(POLICY.unanswered()),
                POLICY.overdue(),
                POLICY.controls(),
                POLICY.permits(),
                POLICY.conditionalPeriod());
        law("two questions", facts -> {
            Advice one = CALCULUS.advise(facts);
            Advice two = new Calculus(other).advise(facts);
            assertThat(two.code()).isEqualTo(one.code());
            assertThat(two.blocks().stream().map(Block::subject))
                    .isEqualTo(one.blocks().stream().map(Block::subject).toList());
        });
    }

    private static Effect free(Effect effect) {
        return new Effect(effect.advice(), org.exchangehub.contracts.v1.CustodyCode.MAY_LEAVE);
    }

    @Test
    void timeAloneNeverMakesAnAdviceFreer() {
        law("time alone", facts -> {
            Instant later = facts.at().plusSeconds(3600L * (1 + of(facts).nextInt(48)));
            Map<Integer, AdviceCode> after =
                    codes(new Facts(facts.lines(), facts.asked(), facts.controls(), facts.permits(), later));
            codes(facts)
                    .forEach((line, was) -> assertThat(rank(Objects.requireNonNull(after.get(line))))
                            .isGreaterThanOrEqualTo(rank(was)));
        });
    }

    @Test
    void theIdOfTheReferralIsWhatBlocksWhereAnAgencyBlocks() {
        law(
                "subjects",
                facts -> assertThat(CALCULUS.advise(facts).blocks())
                        .filteredOn(block ->
                                block.kind() == BlockerCode.DISPOSITION || block.kind() == BlockerCode.NO_ANSWER)
                        .allSatisfy(block -> assertThat(facts.asked())
                                .extracting(Asked::referral)
                                .contains(UUID.fromString(block.subject()))));
    }
}
