package org.exchangehub.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stops the PostgreSQL server that a JVM which was killed has left behind. */
final class LeftDatabase {

    private LeftDatabase() {}

    static void stop(Path data) throws IOException {
        Path pid = data.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return;
        }
        Optional<ProcessHandle> server = ProcessHandle.of(
                Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
        // With the JVM its connections are gone, so an orderly stop does not have to wait for anyone.
        server.filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .ifPresent(ProcessHandle::destroy);
    }
}
