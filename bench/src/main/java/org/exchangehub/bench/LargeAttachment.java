package org.exchangehub.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import org.exchangehub.bench.subject.Running;
import org.exchangehub.bench.subject.SmallHub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Sends one large attachment through the hub and back, with a heap much smaller than it. */
@Command(
        name = "attachment",
        mixinStandardHelpOptions = true,
        description = "Relays one large attachment; exit code 1 where other bytes come back than went in.")
final class LargeAttachment implements Callable<Integer> {

    private static final long MIB = 1024 * 1024;

    private final Bench bench;

    @Option(names = "--mib", defaultValue = "1024", description = "Its size; ${DEFAULT-VALUE} MiB if not given.")
    private int mib;

    @Option(names = "--heap", defaultValue = "256", description = "The hub's largest heap; ${DEFAULT-VALUE} MiB.")
    private int heap;

    LargeAttachment(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() throws Exception {
        Path jar = bench.hubJar();
        Path directory = Files.createTempDirectory("exchange-hub-attachment");
        Running running = new Running();
        Thread brokenOff = new Thread(() -> Bench.end(running, directory), "stop-all");
        Runtime.getRuntime().addShutdownHook(brokenOff);
        SmallHub hub = SmallHub.start(jar, directory, heap, running);
        MessageDigest in = MessageDigest.getInstance("SHA-256");
        long begun = System.nanoTime();
        JsonNode attachment = hub.send(new DigestInputStream(new Noise(mib * MIB), in));
        long sent = System.nanoTime();
        MessageDigest out = MessageDigest.getInstance("SHA-256");
        try (InputStream body = new DigestInputStream(hub.get(attachment), out)) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        long got = System.nanoTime();
        boolean same = HexFormat.of()
                .formatHex(out.digest())
                .equals(attachment.get("sha256").asString());
        System.out.printf(
                "%d MiB in, %.1f s (%.0f MiB/s); out, %.1f s (%.0f MiB/s); the same bytes: %s%n",
                mib,
                seconds(begun, sent),
                mib / seconds(begun, sent),
                seconds(sent, got),
                mib / seconds(sent, got),
                same);
        System.out.printf(
                "heap of the hub, from its start on: at most %d MiB allowed, %d taken, %d in use with garbage, %d after a collection%n",
                heap, hub.heapSize(), hub.heapPeak(), hub.heapLeft());
        return same ? 0 : 1;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    /** So many bytes that no database can press together; nobody holds them. */
    private static final class Noise extends InputStream {

        private final Random random = new Random(20261124);
        private long left;

        Noise(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) {
            if (left == 0) {
                return -1;
            }
            int n = (int) Math.min(wanted, left);
            byte[] noise = new byte[n];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, into, offset, n);
            left -= n;
            return n;
        }
    }
}
