package org.exchangehub.bench.load;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** The declarations on their way, until the partner has accepted the referral. */
public final class Flights {

    private final ConcurrentHashMap<String, LongConsumer> open = new ConcurrentHashMap<>();
    private final LongAdder unexpected = new LongAdder();

    /** @param landed is told the time of arrival, of {@link System#nanoTime} */
    void depart(String lrn, LongConsumer landed) {
        open.put(lrn, landed);
    }

    /** A referral of this declaration was accepted. */
    void arrive(String lrn, long now) {
        LongConsumer landed = open.remove(lrn);
        if (landed == null) {
            unexpected.increment();
        } else {
            landed.accept(now);
        }
    }

    /** The declaration was refused, or nobody waits for it any more. */
    void forget(String lrn) {
        open.remove(lrn);
    }

    /** How many referrals came twice, or after nobody waited for them any more. */
    public long unexpected() {
        return unexpected.sum();
    }
}
