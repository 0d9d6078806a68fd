package org.exchangehub.bench.subject;

import java.time.Duration;

/** CPU time that a server's JVM and its database have used. */
public record CpuTime(Duration server, Duration database) {

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(server.minus(earlier.server), database.minus(earlier.database));
    }

    public Duration total() {
        return server.plus(database);
    }
}
