package org.exchangehub.bench.permits;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.exchangehub.bench.load.Latencies;
import org.exchangehub.bench.subject.CpuMeter;
import org.exchangehub.bench.subject.CpuTime;

/** Checks or reservations at one server: as many as it bears, or at a given rate. */
final class PermitCalls {

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 10_000_000_000L);
    private static final String CHECK = """
            <PermitCheck xmlns='urn:exchangehub:v1'><StageCode>ACCEPTED</StageCode><DirectionCode>IMPORT</DirectionCode>\
            <EventDateTime>%s</EventDateTime><HolderIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode>\
            </HolderIdentifier><Line><SequenceNumeric>1</SequenceNumeric><PermitID>%s</PermitID><KindCode>%s</KindCode>\
            <CommodityCode>%s</CommodityCode><Quantity><Value>0.001</Value><UnitCode>KGM</UnitCode></Quantity></Line>\
            </PermitCheck>""";
    private static final String RESERVE = """
            <Allocation xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>%s</KindCode>\
            <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
            <ActionCode>RESERVE</ActionCode><Quantity><Value>0.001</Value><UnitCode>KGM</UnitCode></Quantity>\
            <EventDateTime>%s</EventDateTime></Allocation>""";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final IntFunction<URI> address;
    private final String token;
    private final boolean reserve;
    private final Licence licence;
    private final int permits;
    private final String time = Instant.now().toString();

    /** @param address for the number of a permit */
    PermitCalls(IntFunction<URI> address, String token, boolean reserve, Licence licence, int permits) {
        this.address = address;
        this.token = token;
        this.reserve = reserve;
        this.licence = licence;
        this.permits = permits;
    }

    /**
     * What a spell gave.
     *
     * @param rate calls a second
     * @param p99 milliseconds
     * @param cpu milliseconds a call, of the server
     * @param cpuOfDatabase milliseconds a call, of its database
     */
    record Spell(double rate, double p99, double cpu, double cpuOfDatabase, long failed) {}

    Spell saturate(int senders, Duration time, CpuMeter meter) throws InterruptedException {
        return run(meter, time, (latencies, failed, end) -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int n = 0; n < senders; n++) {
                    threads.submit(() -> {
                        while (System.nanoTime() < end) {
                            call(System.nanoTime(), latencies, failed);
                        }
                    });
                }
            }
        });
    }

    /** A latency counts from when the call was due. */
    Spell atRate(double rate, Duration time, CpuMeter meter) throws InterruptedException {
        return run(meter, time, (latencies, failed, end) -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long step = (long) (1e9 / rate);
                for (long due = System.nanoTime(); due < end; due += step) {
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    long when = due;
                    threads.submit(() -> call(when, latencies, failed));
                }
            }
        });
    }

    private interface Load {
        void run(ConcurrentLinkedQueue<Long> latencies, LongAdder failed, long end);
    }

    private static Spell run(CpuMeter meter, Duration time, Load load) {
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        LongAdder failed = new LongAdder();
        CpuTime before = meter.read();
        long begun = System.nanoTime();
        load.run(latencies, failed, begun + time.toNanos());
        double seconds = (System.nanoTime() - begun) / 1e9;
        CpuTime used = meter.read().minus(before);
        Latencies all = Latencies.of(latencies);
        return new Spell(
                all.count() / seconds,
                all.percentile(99).toNanos() / 1e6,
                used.server().toNanos() / 1e6 / Math.max(1, all.count()),
                used.database().toNanos() / 1e6 / Math.max(1, all.count()),
                failed.sum());
    }

    private void call(long due, ConcurrentLinkedQueue<Long> latencies, LongAdder failed) {
        int permit = 1 + ThreadLocalRandom.current().nextInt(permits);
        String mrn = "26NO%014d".formatted(NEXT.incrementAndGet());
        HttpRequest request = HttpRequest.newBuilder(address.apply(permit))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/xml")
                .header("Message-Id", mrn)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(
                        reserve
                                ? RESERVE.formatted("B-" + permit, licence.kind(), mrn, time)
                                : CHECK.formatted(time, "B-" + permit, licence.kind(), licence.commodity())))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean good = answer.statusCode() == 200
                    && !answer.body().contains("REFUSED")
                    && !answer.body().contains("NOT_COVERED");
            if (good) {
                latencies.add(System.nanoTime() - due);
            } else {
                if (failed.sum() == 0) {
                    System.err.println(answer.statusCode() + " " + answer.body());
                }
                failed.increment();
            }
        } catch (IOException broken) {
            failed.increment();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
