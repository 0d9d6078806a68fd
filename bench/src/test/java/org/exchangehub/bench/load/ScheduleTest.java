package org.exchangehub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void hasAsManyMessagesAsRateAndDurationMake() {
        assertThat(Schedule.poisson(50, MINUTE, 1).count()).isEqualTo(3_000);
        assertThat(Schedule.poisson(0.001, MINUTE, 1).count()).isEqualTo(1);
    }

    @Test
    void messagesAreDueInOrderWithinTheDuration() {
        Schedule schedule = Schedule.poisson(50, MINUTE, 1);

        assertThat(due(schedule)).isSorted().allMatch(due -> due >= 0 && due < MINUTE.toNanos());
    }

    @Test
    void arrivalsAreIndependentOfEachOther() {
        // Exponential gaps: a share of 1/e is longer than the mean gap. Even gaps would give none or all.
        List<Long> due = due(Schedule.poisson(100, MINUTE, 7));
        long mean = MINUTE.toNanos() / due.size();
        long longer = IntStream.range(1, due.size())
                .filter(i -> due.get(i) - due.get(i - 1) > mean)
                .count();

        assertThat((double) longer / due.size()).isCloseTo(Math.exp(-1), within(0.03));
    }

    @Test
    void theSameSeedGivesTheSameScheduleAndAnotherSeedAnother() {
        List<Long> first = due(Schedule.poisson(50, MINUTE, 1));

        assertThat(due(Schedule.poisson(50, MINUTE, 1))).isEqualTo(first);
        assertThat(due(Schedule.poisson(50, MINUTE, 2))).isNotEqualTo(first);
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatThrownBy(() -> Schedule.poisson(0, MINUTE, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.poisson(Double.NaN, MINUTE, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> due(Schedule schedule) {
        return IntStream.range(0, schedule.count()).mapToObj(schedule::due).toList();
    }
}
