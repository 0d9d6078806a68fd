package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.exchangehub.connectors.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one simulated partner means to do later. */
final class Agenda implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final ScheduledThreadPoolExecutor threads;

    Agenda(PartnerId partner) {
        threads = new ScheduledThreadPoolExecutor(
                2,
                Thread.ofPlatform()
                        .daemon()
                        .name("simulator-" + partner + "-answers-", 1)
                        .factory());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void after(Duration delay, Runnable step) {
        try {
            threads.schedule(() -> guarded(step), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed, nothing more is answered", e);
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("An answer could not be made", e);
        }
    }

    /** Leaves out all that is meant to be done and has not begun. */
    void clear() {
        threads.getQueue().clear();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
