package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.exchangehub.connectors.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that fetches what the hub has for one simulated partner, again and again until closed; the longer the hub is away, the less
 * often.
 */
final class Reader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private static final long LONGEST_MILLIS = 5_000;
    private static final int MOST_DOUBLINGS = 6;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<Exception> trouble;
    private final Thread thread;
    private int failures;

    /** Fetches what is there and returns whether there may be more at once. */
    interface Fetch extends AutoCloseable {
        boolean fetch() throws IOException;

        /** The partner is down for a while. */
        void pause();

        @Override
        void close();
    }

    /** @param trouble gets why nothing could be fetched */
    Reader(PartnerId partner, Fetch fetch, BooleanSupplier up, Duration poll, Consumer<Exception> trouble) {
        this.trouble = trouble;
        thread = Thread.ofPlatform()
                .daemon()
                .name("simulator-" + partner + "-reader")
                .start(() -> run(fetch, up, poll));
    }

    private void run(Fetch fetch, BooleanSupplier up, Duration poll) {
        try (fetch) {
            boolean more = false;
            while (!closed.await(more ? 0 : pause(poll.toMillis()), TimeUnit.MILLISECONDS)) {
                if (up.getAsBoolean()) {
                    more = fetched(fetch);
                } else {
                    more = false;
                    fetch.pause();
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed", e);
        }
    }

    private long pause(long poll) {
        return Math.max(poll, Math.min(LONGEST_MILLIS, poll << Math.min(failures, MOST_DOUBLINGS)));
    }

    private boolean fetched(Fetch fetch) {
        try {
            boolean more = fetch.fetch();
            failures = 0;
            return more;
        } catch (IOException | RuntimeException e) {
            failures++;
            LOG.debug("Nothing fetched: {}", e.getMessage());
            trouble.accept(e);
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
