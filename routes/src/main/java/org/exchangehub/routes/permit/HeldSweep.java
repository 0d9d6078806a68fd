package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangehub.routes.permit.HeldPermits.Old;
import org.exchangehub.routes.permit.HeldReads.Theirs;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads again what was not read for long, so that a drift is found also where nobody asks. */
public final class HeldSweep {

    private final HeldPermits mirrors;
    private final HeldReads reads;
    private final Mirror mirror;
    private final HeldWorks works;
    private final HeldOffices offices;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration age;

    /** @param age after which a mirror is read again */
    public HeldSweep(
            HeldPermits mirrors,
            HeldReads reads,
            Mirror mirror,
            HeldWorks works,
            HeldOffices offices,
            TransactionTemplate transaction,
            Clock clock,
            Duration age) {
        this.mirrors = mirrors;
        this.reads = reads;
        this.mirror = mirror;
        this.works = works;
        this.offices = offices;
        this.transaction = transaction;
        this.clock = clock;
        this.age = age;
    }

    /** Reads the mirrors that are due; and lets cases ask again for permits that no register had. */
    public void sweep() {
        sweep(age);
    }

    /** The same for mirrors of another age. */
    public void sweep(Duration older) {
        Instant before = clock.instant().minus(older);
        for (List<Old> due = mirrors.old(before); !due.isEmpty(); due = mirrors.old(before)) {
            due.forEach(this::read);
        }
        transaction.executeWithoutResult(status -> works.askAgain(older));
    }

    private void read(Old old) {
        if (reads.read(
                        old.named().issuer().orElseThrow(),
                        old.named().kind(),
                        old.named().reference(),
                        offices.ofLast(old.named()))
                instanceof Theirs theirs) {
            transaction.executeWithoutResult(
                    status -> mirror.follow(theirs, Optional.empty(), Optional.empty(), "the sweep"));
        }
    }
}
