package org.exchangehub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SaturationTest {

    private final Flights flights = new Flights();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void keepsAsManyOnTheirWayAsThereAreSendersAndNoMore() {
        Lodger server = new Lodger() {
            @Override
            public void lodge(String lrn, byte[] declaration) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.yield();
                now.decrementAndGet();
                flights.arrive(lrn, System.nanoTime());
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };

        Spell spell = Saturation.run(server, new Declarations(), flights, 4, Duration.ofMillis(500));

        assertThat(most.get()).isBetween(1, 4);
        assertThat(spell.handled()).isBetween(spell.arrived(), spell.arrived() + 4);
        assertThat(spell.perSecond()).isEqualTo(spell.arrived() * 2.0);
        assertThat(spell.latencies().count()).isEqualTo((int) spell.arrived());
        assertThat(spell.refused() + spell.unfinished()).isZero();
    }
}
