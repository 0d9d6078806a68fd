package org.exchangehub.bench.subject;

import java.time.Duration;

/** CPU time that a server's JVM and its database have used. */
public record CpuTime(Duration server, Duration database) {

    /** What was used since then; of database processes that have ended meanwhile nothing is known. */
    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(server.minus(earlier.server), notNegative(database.minus(earlier.database)));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    public Duration total() {
        return server.plus(database);
    }
}
