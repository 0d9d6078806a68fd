package org.exchangehub.bench.subject;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that was started and must be stopped, the last one first; also when the run is broken off. */
public final class Running implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Takes something over; what comes after the end is stopped at once. */
    public synchronized <T extends AutoCloseable> T add(T one) {
        started.push(one);
        if (closed) {
            close();
        }
        return one;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            AutoCloseable one = started.pop();
            LOG.info("Stopping {}", one);
            try {
                one.close();
            } catch (Exception failed) {
                LOG.warn("Could not stop {}: {}", one, failed.toString());
            }
        }
    }
}
