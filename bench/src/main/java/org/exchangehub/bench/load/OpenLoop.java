package org.exchangehub.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Load at a given rate, whatever the server does.
 *
 * <p>A latency counts from when the message was due, not from when it was sent, so that a pause of the server is
 * charged to every message that it delayed.
 */
public final class OpenLoop {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Lodger lodger;
    private final Declarations declarations;
    private final Flights flights;
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();
    private final CountDownLatch open;

    private OpenLoop(Lodger lodger, Declarations declarations, Flights flights, int messages) {
        this.lodger = lodger;
        this.declarations = declarations;
        this.flights = flights;
        this.open = new CountDownLatch(messages);
    }

    /** Lodges a declaration whenever one is due, then waits a bounded time for the last ones to arrive. */
    public static Spell run(Lodger lodger, Declarations declarations, Flights flights, Schedule schedule)
            throws InterruptedException {
        OpenLoop load = new OpenLoop(lodger, declarations, flights, schedule.count());
        return load.run(schedule);
    }

    private Spell run(Schedule schedule) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < schedule.count(); i++) {
                long due = start + schedule.due(i);
                waitUntil(due);
                threads.submit(() -> send(due));
            }
            boolean all = open.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long unfinished = all ? 0 : open.getCount();
            return result(unfinished, took);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What never came is the slowest of all: it counts with the whole time that was waited for it. */
    private Spell result(long unfinished, Duration took) {
        long arrived = latencies.size();
        for (long i = 0; i < unfinished; i++) {
            latencies.add(took.toNanos());
        }
        return new Spell(arrived, arrived, refused.sum(), unfinished, took, Latencies.of(latencies));
    }

    private void send(long due) {
        String lrn = declarations.nextLrn();
        flights.depart(lrn, now -> {
            latencies.add(now - due);
            open.countDown();
        });
        try {
            lodger.lodge(lrn, declarations.withLrn(lrn));
        } catch (IOException notTaken) {
            flights.forget(lrn);
            refused.increment();
            open.countDown();
            Complaints.tell(notTaken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
    }
}
