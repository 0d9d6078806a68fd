package org.exchangehub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Flights flights = new Flights();

    @Test
    void aServerThatStallsDoesNotHoldBackTheLoadAndEachMessageIsChargedItsWait() throws Exception {
        Schedule schedule = Schedule.poisson(50, SECOND, 3);
        CountDownLatch allSent = new CountDownLatch(schedule.count());
        // Answers nobody before the last message was sent: under a closed loop that moment would never come.
        Lodger stalled = lodger(lrn -> {
            allSent.countDown();
            allSent.await(20, TimeUnit.SECONDS);
            flights.arrive(lrn, System.nanoTime());
        });

        Spell spell = OpenLoop.run(stalled, new Declarations(), flights, schedule);

        assertThat(allSent.getCount()).isZero();
        assertThat(spell.arrived()).isEqualTo(50);
        Duration firstWaited = Duration.ofNanos(schedule.due(49) - schedule.due(0));
        assertThat(spell.latencies().percentile(100)).isGreaterThanOrEqualTo(firstWaited);
    }

    @Test
    void whatIsRefusedIsCountedAndHasNoLatency() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Lodger half = lodger(lrn -> {
            if (number.getAndIncrement() % 2 == 0) {
                throw new IOException("no");
            }
            flights.arrive(lrn, System.nanoTime());
        });

        Spell spell = OpenLoop.run(half, new Declarations(), flights, Schedule.poisson(20, SECOND, 3));

        assertThat(spell.refused()).isEqualTo(10);
        assertThat(spell.arrived()).isEqualTo(10);
        assertThat(spell.latencies().count()).isEqualTo(10);
    }

    @Test
    void aReferralThatComesTwiceIsTold() throws Exception {
        Lodger twice = lodger(lrn -> {
            flights.arrive(lrn, System.nanoTime());
            flights.arrive(lrn, System.nanoTime());
        });

        Spell spell = OpenLoop.run(twice, new Declarations(), flights, Schedule.poisson(5, SECOND, 3));

        assertThat(spell.arrived()).isEqualTo(5);
        // The run ends with the last first arrival; its second one may still be on its way.
        await().untilAsserted(() -> assertThat(flights.unexpected()).isEqualTo(5));
    }

    private interface Lodging {
        void lodge(String lrn) throws IOException, InterruptedException;
    }

    private static Lodger lodger(Lodging lodging) {
        return new Lodger() {
            @Override
            public void lodge(String lrn, byte[] declaration) throws IOException, InterruptedException {
                lodging.lodge(lrn);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
