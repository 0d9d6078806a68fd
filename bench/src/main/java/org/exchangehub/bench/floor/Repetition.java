package org.exchangehub.bench.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exchangehub.bench.subject.CpuMeter;
import org.exchangehub.bench.subject.CpuTime;

/** Does one thing again and again on some threads, bounded in time and in number, and tells how often and at what cost. */
final class Repetition {

    private final CpuMeter cpu;
    private final Duration time;
    private final long most;

    /**
     * @param time of each of the two passes: one to warm up, one that counts
     * @param most times that a pass does it
     */
    Repetition(CpuMeter cpu, Duration time, long most) {
        this.cpu = cpu;
        this.time = time;
        this.most = most;
    }

    /**
     * @param inMessage how often it is done for one message
     * @param workers what each thread does, one for each thread
     */
    Floor measure(String name, int inMessage, List<Callable<?>> workers)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            pass(threads, workers);
            CpuTime before = cpu.read();
            long start = System.nanoTime();
            long times = pass(threads, workers);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return Floor.of(
                    name, workers.size(), inMessage, times, took, cpu.read().minus(before));
        }
    }

    private long pass(ExecutorService threads, List<Callable<?>> workers)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        long mostOfEach = most / workers.size();
        List<Future<Long>> passes = new ArrayList<>();
        for (Callable<?> worker : workers) {
            passes.add(threads.submit(() -> repeat(worker, end, mostOfEach)));
        }
        long times = 0;
        for (Future<Long> pass : passes) {
            times += pass.get();
        }
        return times;
    }

    private static long repeat(Callable<?> worker, long end, long most) throws Exception {
        long times = 0;
        while (times < most && System.nanoTime() < end) {
            worker.call();
            times++;
        }
        return times;
    }
}
