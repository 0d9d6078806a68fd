package org.exchangehub.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with a directory of its own; closing it stops it and its database. */
public final class Child implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int SECONDS_TO_STOP = 30;

    private final String name;
    private final Path directory;
    private final Process process;

    private Child(String name, Path directory, Process process) {
        this.name = name;
        this.directory = directory;
        this.process = process;
    }

    /** @param program what follows the JVM's own options: a class path with its main class, or a jar */
    public static Child start(String name, Path directory, List<String> program) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-Dio.netty.noUnsafe=false",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile())
                .start();
        return new Child(name, directory, process);
    }

    /** A port of the loopback address that nothing listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Waits until the server answers there, whatever it says; fails with the end of its log when it ends before. */
    public void awaitAnswer(URI uri) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            while (System.nanoTime() < end) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new IOException(name + " ended at its start: " + endOfLog());
                }
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() != 503) {
                        return;
                    }
                } catch (IOException notYet) {
                    // Nobody listens there yet.
                }
            }
        }
        throw new IOException(name + " did not answer in " + LONGEST_START.toSeconds() + " s: " + endOfLog());
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path directory() {
        return directory;
    }

    private static Path log(Path directory) {
        return directory.resolve("log.txt");
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log(directory));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        LeftDatabase.stop(directory.resolve("postgres"));
    }
}
