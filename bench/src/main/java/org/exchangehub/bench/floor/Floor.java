package org.exchangehub.bench.floor;

import java.time.Duration;
import org.exchangehub.bench.subject.CpuTime;

/**
 * What one bare part of the job costs.
 *
 * @param threads how many did it at the same time
 * @param inMessage how often it is done for one message; 0 where another floor stands for it
 * @param perSecond how often all of them together did it in a second
 * @param cpu of one time, in this JVM and in the database
 */
public record Floor(String name, int threads, int inMessage, double perSecond, CpuTime cpu) {

    static Floor of(String name, int threads, int inMessage, long times, Duration took, CpuTime used) {
        return new Floor(
                name,
                threads,
                inMessage,
                times * 1e9 / took.toNanos(),
                new CpuTime(
                        used.server().dividedBy(Math.max(1, times)),
                        used.database().dividedBy(Math.max(1, times))));
    }
}
