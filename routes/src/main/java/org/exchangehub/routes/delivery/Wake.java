package org.exchangehub.routes.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell for the relay: rung when something is owed; a short wait hears it also from other nodes. */
public final class Wake implements Runnable {

    private static final long LONGEST_MILLIS = 250;

    private final Semaphore bell = new Semaphore(0);

    @Override
    public void run() {
        bell.release();
    }

    /** Returns when the bell rang since the last call, or after a quarter of a second. */
    void await() {
        try {
            if (bell.tryAcquire(LONGEST_MILLIS, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
