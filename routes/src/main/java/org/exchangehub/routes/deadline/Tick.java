package org.exchangehub.routes.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Rings the clocks whose time has come, case by case, each in a transaction of its own; any number of nodes do so at once. */
public final class Tick {

    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);
    private static final int MOST = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Clocks clocks;
    private final TransactionTemplate transaction;
    private final Consumer<UUID> ring;
    private final Clock clock;

    /** @param ring does what a case needs, within the transaction and with the case locked */
    public Tick(Clocks clocks, TransactionTemplate transaction, Consumer<UUID> ring, Clock clock) {
        this.clocks = clocks;
        this.transaction = transaction;
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * Rings what is due, at most 500 cases.
     *
     * @return for how many cases
     */
    public int run() {
        Instant now = clock.instant();
        int rung = 0;
        while (rung < MOST && one(now)) {
            rung++;
        }
        return rung;
    }

    /** A case that fails is put off, so that it does not keep the others waiting. */
    private boolean one(Instant now) {
        UUID[] taken = new UUID[1];
        try {
            Boolean any = transaction.execute(status -> clocks.take(now)
                    .map(caseId -> {
                        taken[0] = caseId;
                        ring.accept(caseId);
                        return true;
                    })
                    .orElse(false));
            return Boolean.TRUE.equals(any);
        } catch (RuntimeException failed) {
            Optional<UUID> stuck = Arrays.stream(taken).filter(Objects::nonNull).findFirst();
            UUID caseId = stuck.orElseThrow(() -> failed);
            LOG.warn("The clocks of case {} could not ring; again in {}", caseId, PATIENCE, failed);
            transaction.executeWithoutResult(status -> clocks.putOff(caseId, now, now.plus(PATIENCE)));
            return true;
        }
    }
}
