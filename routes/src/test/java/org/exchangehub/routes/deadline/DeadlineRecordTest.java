package org.exchangehub.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.ReminderCode;
import org.exchangehub.routes.deadline.DeadlineRecord.Acknowledgement;
import org.junit.jupiter.api.Test;

/** What the time alone makes of a deadline. */
class DeadlineRecordTest {

    private static final Instant ASKED = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void whoeverLooksOnlyWhenTheClockRingsSeesEveryState() {
        DeadlineRecord deadline =
                running(Optional.of(hours(10)), Optional.of(hours(20))).with(Acknowledgement.GIVEN);
        List<DeadlineState> seen = new ArrayList<>();
        for (Optional<Instant> next = deadline.next(); next.isPresent(); next = deadline.next()) {
            deadline = deadline.with(deadline.at(next.get()).state());
            assertThat(seen).doesNotContain(deadline.state());
            seen.add(deadline.state());
        }
        assertThat(seen).containsExactly(DeadlineState.REMINDED, DeadlineState.ESCALATED, DeadlineState.OVERDUE);
    }

    @Test
    void whoeverLooksLateSeesWhereItStandsNow() {
        DeadlineRecord deadline = running(Optional.of(hours(10)), Optional.of(hours(20)));
        assertThat(deadline.at(hours(9)).state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(deadline.at(hours(21)).state()).isEqualTo(DeadlineState.ESCALATED);
        assertThat(deadline.at(hours(24)).state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(running(Optional.empty(), Optional.empty()).at(hours(23)).state())
                .isEqualTo(DeadlineState.RUNNING);
    }

    @Test
    void aSignIsLateFromItsMomentUntilItIsGiven() {
        DeadlineRecord deadline = running(Optional.empty(), Optional.empty());
        assertThat(deadline.isSignLate(hours(1).minusMillis(1))).isFalse();
        assertThat(deadline.isSignLate(hours(1))).isTrue();
        assertThat(deadline.with(Acknowledgement.GIVEN).isSignLate(hours(2))).isFalse();
        assertThat(deadline.next()).contains(hours(1));
        assertThat(deadline.with(Acknowledgement.MISSED).next()).contains(hours(24));
    }

    @Test
    void aLaterEndGivesTimeAgainAndAnEarlierOneTakesNone() {
        DeadlineRecord late =
                running(Optional.of(hours(20)), Optional.of(hours(23))).at(hours(24));
        DeadlineRecord again = late.until(hours(30));
        assertThat(again.state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(again.acknowledgement()).as("that stays missed").isEqualTo(Acknowledgement.MISSED);
        assertThat(again.due().reminder()).contains(hours(26));
        assertThat(again.due().escalation()).contains(hours(29));
        assertThat(again.next()).contains(hours(26));
        assertThat(again.until(hours(25))).isEqualTo(again);
    }

    @Test
    void whatIsNewIsSaidOnce() {
        DeadlineRecord first = running(Optional.of(hours(20)), Optional.empty());
        DeadlineRecord noSign = first.at(hours(2));
        assertThat(noSign.news(first)).contains(ReminderCode.REMINDER);
        assertThat(noSign.at(hours(3)).news(noSign)).isEmpty();
        DeadlineRecord reminded = noSign.at(hours(20));
        assertThat(reminded.news(noSign)).contains(ReminderCode.REMINDER);
        assertThat(reminded.at(hours(24)).news(reminded)).contains(ReminderCode.OVERDUE);
        assertThat(first.at(hours(24)).news(first))
                .as("one word for all that was missed")
                .contains(ReminderCode.OVERDUE);
    }

    @Test
    void timeNeverLeadsBackAndWhatIsOverNeverRings() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DeadlineRecordTest: -Dseed=" + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            DeadlineRecord deadline = running(some(random), some(random))
                    .with(DeadlineState.values()[random.nextInt(DeadlineState.values().length)]);
            Instant now = ASKED.plusSeconds(random.nextInt(100_000));
            DeadlineRecord after = deadline.with(deadline.at(now).state());
            assertThat(after.state()).isGreaterThanOrEqualTo(deadline.state());
            assertThat(after.at(now).state())
                    .as("looking twice changes nothing")
                    .isEqualTo(after.state());
            if (after.state() == DeadlineState.OVERDUE || after.state() == DeadlineState.STOPPED) {
                assertThat(after.next()).isEmpty();
            }
        }
    }

    private static Optional<Instant> some(Random random) {
        return random.nextBoolean() ? Optional.of(hours(1 + random.nextInt(23))) : Optional.empty();
    }

    private static DeadlineRecord running(Optional<Instant> reminder, Optional<Instant> escalation) {
        return new DeadlineRecord(
                new UUID(0, 1),
                1,
                Kind.REFERRAL,
                new UUID(0, 2),
                new PartnerId("food-safety-animals"),
                new Due(ASKED, Optional.of(hours(1)), hours(24), reminder, escalation, Contingency.HOLD),
                Acknowledgement.AWAITED,
                DeadlineState.RUNNING);
    }

    private static Instant hours(int later) {
        return ASKED.plus(Duration.ofHours(later));
    }
}
