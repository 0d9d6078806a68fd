package org.exchangehub.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads from outside what CPU time a server and its PostgreSQL have used; exact to 10 ms for each process. */
public final class CpuMeter {

    private final ProcessHandle server;
    private final ProcessHandle database;

    /** @param data the data directory of a PostgreSQL server that runs */
    public CpuMeter(ProcessHandle server, Path data) throws IOException {
        this.server = server;
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        this.database = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .orElseThrow(() -> new IOException("No PostgreSQL runs on " + data));
    }

    /** The processes that are metered. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(server), databaseProcesses());
    }

    public CpuTime read() {
        Duration ofDatabase = databaseProcesses().map(CpuMeter::used).reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(used(server), ofDatabase);
    }

    private Stream<ProcessHandle> databaseProcesses() {
        return Stream.concat(Stream.of(database), database.descendants());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
