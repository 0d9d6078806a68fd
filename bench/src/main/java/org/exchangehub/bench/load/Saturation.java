package org.exchangehub.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** As much load as the server bears: senders that each lodge the next declaration when the last one has arrived. */
public final class Saturation {

    private static final int MOST_SECONDS_OF_ONE = 20;

    private final Lodger lodger;
    private final Declarations declarations;
    private final Flights flights;
    private final long end;
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final LongAdder handled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unfinished = new LongAdder();

    private Saturation(Lodger lodger, Declarations declarations, Flights flights, long end) {
        this.lodger = lodger;
        this.declarations = declarations;
        this.flights = flights;
        this.end = end;
    }

    /** @param senders how many messages are on their way at any time */
    public static Spell run(Lodger lodger, Declarations declarations, Flights flights, int senders, Duration duration) {
        Saturation load = new Saturation(lodger, declarations, flights, System.nanoTime() + duration.toNanos());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                threads.submit(load::send);
            }
        }
        Latencies all = Latencies.of(load.latencies);
        return new Spell(all.count(), load.handled.sum(), load.refused.sum(), load.unfinished.sum(), duration, all);
    }

    private Void send() throws InterruptedException {
        while (System.nanoTime() < end) {
            String lrn = declarations.nextLrn();
            CountDownLatch landed = new CountDownLatch(1);
            long due = System.nanoTime();
            flights.depart(lrn, now -> {
                // What arrives after the end was not done in the time that it is counted over.
                if (now <= end) {
                    latencies.add(now - due);
                }
                handled.increment();
                landed.countDown();
            });
            try {
                lodger.lodge(lrn, declarations.withLrn(lrn));
                if (!landed.await(MOST_SECONDS_OF_ONE, TimeUnit.SECONDS)) {
                    unfinished.increment();
                }
            } catch (IOException notTaken) {
                refused.increment();
                Complaints.tell(notTaken);
            } finally {
                flights.forget(lrn);
            }
        }
        return null;
    }
}
