package org.exchangehub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsTheSmallestLatencyThatSoManyDidNotExceed() {
        Latencies hundred = Latencies.of(LongStream.rangeClosed(1, 100).boxed().toList());

        assertThat(hundred.percentile(50)).isEqualTo(Duration.ofNanos(50));
        assertThat(hundred.percentile(99)).isEqualTo(Duration.ofNanos(99));
        assertThat(hundred.percentile(99.5)).isEqualTo(Duration.ofNanos(100));
        assertThat(hundred.percentile(100)).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void theOrderInWhichTheyCameDoesNotMatter() {
        Latencies three = Latencies.of(List.of(30L, 10L, 20L));

        assertThat(three.percentile(1)).isEqualTo(Duration.ofNanos(10));
        assertThat(three.percentile(50)).isEqualTo(Duration.ofNanos(20));
        assertThat(three.percentile(67)).isEqualTo(Duration.ofNanos(30));
        assertThat(three.count()).isEqualTo(3);
    }

    @Test
    void ofNoMessageThereIsNoLatency() {
        assertThat(Latencies.of(List.of()).percentile(99)).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesWhatIsNoPercentile() {
        Latencies one = Latencies.of(List.of(1L));

        assertThatThrownBy(() -> one.percentile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.percentile(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
