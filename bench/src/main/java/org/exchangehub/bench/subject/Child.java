package org.exchangehub.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server in a JVM of its own, with a directory of its own; closing it stops it and its database. */
public final class Child implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Started \\w+ in [0-9.]+ seconds");
    private static final Pattern TOMCAT = Pattern.compile("Tomcat started on port (\\d+)");

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
        return start(name, directory, List.of("-Xms1g", "-Xmx1g"), program);
    }

    /** @param heap the JVM's options for its heap, and others */
    public static Child start(String name, Path directory, List<String> heap, List<String> program) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dio.netty.noUnsafe=false",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(heap);
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile())
                .start();
        return new Child(name, directory, process);
    }

    /**
     * Waits until it has started, by its log, and gives its address. It takes a free port itself: one that is found free
     * before may be taken by the time that it starts.
     */
    public URI awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (logged(STARTED).isEmpty()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " ended at its start: " + endOfLog());
            }
            if (System.nanoTime() > end) {
                throw new IOException(name + " did not start in " + LONGEST_START.toSeconds() + " s: " + endOfLog());
            }
        }
        return URI.create("http://127.0.0.1:" + number(TOMCAT));
    }

    /** The number that it has logged, by the pattern's one group. */
    String number(Pattern line) throws IOException {
        return logged(line)
                .orElseThrow(() -> new IOException(name + " did not log " + line))
                .group(1);
    }

    private Optional<MatchResult> logged(Pattern line) throws IOException {
        return line.matcher(Files.readString(log(directory))).results().findFirst();
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

    @Override
    public String toString() {
        return name;
    }
}
