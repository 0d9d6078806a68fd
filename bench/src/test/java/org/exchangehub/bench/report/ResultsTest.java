package org.exchangehub.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.exchangehub.bench.load.Latencies;
import org.exchangehub.bench.load.Spell;
import org.exchangehub.bench.subject.CpuTime;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void theMedianIsTheMiddleFigureOrTheMeanOfTheTwoMiddleOnes() {
        assertThat(Median.of(9, 1, 5)).isEqualTo(5);
        assertThat(Median.of(9, 1, 5, 7)).isEqualTo(6);
        assertThat(Median.of()).isNaN();
    }

    @Test
    void aRatioComparesRoundByRoundSoThatASlowMinuteHitsBothSides() {
        Results results = new Results();
        // The second round ran on a machine half as fast; the third lost one side's time only.
        add(results, "hub", 1_000, 500, 1_000);
        add(results, "other", 500, 250, 400);

        assertThat(results.ratio("hub", "other", Measurement::perSecond)).isEqualTo(2);
    }

    @Test
    void cpuOfAMessageIsThatOfServerAndDatabaseOverAllThatWereHandled() {
        Measurement measurement = measurement("hub", 1_000);

        assertThat(measurement.saturation().serverMillisPerMessage()).isCloseTo(4, within(1e-9));
        assertThat(measurement.saturation().databaseMillisPerMessage()).isCloseTo(1, within(1e-9));
        assertThat(measurement.saturation().cpuMillisPerMessage()).isCloseTo(5, within(1e-9));
    }

    @Test
    void whatOthersTookIsWhatNeitherTheSubjectNorTheLoadTook() {
        // 9 s of the machine in each spell: 5 s by the subject, 1 s by the load.
        assertThat(measurement("hub", 1_000).saturation().usage().others()).isEqualTo(Duration.ofSeconds(3));
    }

    private static void add(Results results, String subject, long... arrived) {
        for (long one : arrived) {
            results.add(measurement(subject, one));
        }
    }

    private static Measurement measurement(String subject, long arrived) {
        Spell spell = new Spell(arrived, arrived, 0, 0, TEN_SECONDS, Latencies.of(List.of(1L)));
        Usage usage = new Usage(
                new CpuTime(Duration.ofSeconds(4), Duration.ofSeconds(1)),
                Duration.ofSeconds(9),
                Duration.ofSeconds(1));
        return new Measurement(subject, new Loaded(spell, usage), new Loaded(spell, usage));
    }
}
