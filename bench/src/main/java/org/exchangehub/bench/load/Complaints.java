package org.exchangehub.bench.load;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the first few refusals of a run, so that a server which refuses everything does not fill the screen. */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final int MOST = 5;
    private static final AtomicInteger TOLD = new AtomicInteger();

    private Complaints() {}

    static void tell(Exception refusal) {
        if (TOLD.getAndIncrement() < MOST) {
            LOG.warn("A declaration was not taken: {}", refusal.toString());
        }
    }
}
