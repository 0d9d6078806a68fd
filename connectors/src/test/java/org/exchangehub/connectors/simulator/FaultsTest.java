package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When faults strike: by chance, so often, until then. */
class FaultsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    @Test
    void theSameSeedStrikesAtTheSameTurnsAndAboutAsOftenAsItSays() {
        List<Boolean> first = turns(7);

        assertThat(turns(7)).isEqualTo(first);
        assertThat(turns(8)).isNotEqualTo(first);
        assertThat(first.stream().filter(struck -> struck).count()).isBetween(220L, 380L);
    }

    private List<Boolean> turns(long seed) {
        Faults faults = new Faults(Played.FOOD, clock, seed);
        faults.on(new FaultSwitch(FaultKind.CUT, 0.3, Optional.empty(), Optional.empty(), Duration.ZERO));
        List<Boolean> turns = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            turns.add(faults.strikes(FaultKind.CUT, "m-" + i));
        }
        return turns;
    }

    @Test
    void aFaultEndsAtItsTime() {
        Faults faults = new Faults(Played.FOOD, clock, 1);
        faults.on(
                new FaultSwitch(FaultKind.LOST, 1, Optional.empty(), Optional.of(NOON.plusSeconds(60)), Duration.ZERO));
        assertThat(faults.strikes(FaultKind.LOST, "m-1")).isTrue();
        assertThat(faults.strikes(FaultKind.CUT, "m-1")).isFalse();

        now = NOON.plusSeconds(60);
        assertThat(faults.strikes(FaultKind.LOST, "m-2")).isFalse();
        assertThat(faults.switches()).isEmpty();
        assertThat(faults.hits()).containsExactly(new FaultHit(FaultKind.LOST, "m-1", NOON, 1));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> FaultSwitch.times(FaultKind.CUT, 0)).isInstanceOf(IllegalArgumentException.class);
        for (double probability : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new FaultSwitch(
                            FaultKind.CUT, probability, Optional.empty(), Optional.empty(), Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
