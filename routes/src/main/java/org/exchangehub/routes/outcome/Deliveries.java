package org.exchangehub.routes.outcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.LastMoves;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator sees of stuck deliveries and does about them. */
public final class Deliveries {

    private static final Set<DeliveryState> MAY_BE_RESENT =
            EnumSet.of(DeliveryState.PARKED, DeliveryState.REFUSED, DeliveryState.UNKNOWN);
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Bodies bodies;
    private final Evidence evidence;
    private final LastMoves moves;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration lifetime;

    public Deliveries(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Evidence evidence,
            LastMoves moves,
            TransactionTemplate transaction,
            Clock clock,
            Duration lifetime) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.bodies = bodies;
        this.evidence = evidence;
        this.moves = moves;
        this.transaction = transaction;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** What waits for an operator, oldest first, at most 1000. */
    public List<DeliveryRecord> parked() {
        return outbox.parked(MOST);
    }

    /**
     * Sends a parked, refused or unknown delivery again: same message id, translated anew by the version in force.
     *
     * @throws RefusedException NOT_FOUND, or RULE_BROKEN where it does not wait for an operator
     */
    public DeliveryRecord resend(UUID id, String actor) {
        DeliveryRecord resent = transaction.execute(status -> {
            DeliveryRecord delivery = outbox.lock(id)
                    .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "The hub owes no message " + id));
            if (!MAY_BE_RESENT.contains(delivery.state())) {
                throw new RefusedException(
                        Reason.RULE_BROKEN,
                        "Delivery " + id + " is " + delivery.state()
                                + ": only what is parked, refused or unknown is sent again");
            }
            Instant now = clock.instant();
            bodies.forgetWire(id);
            jdbc.sql("delete from proof where owner = ? and form = 'MESSAGE'")
                    .param(id)
                    .update();
            jdbc.sql("""
                    update delivery set state = 'READY', due_at = ?, expires_at = ?, settled_at = null, reason = null, detail = null
                    where id = ?""").params(Values.of(now, now.plus(lifetime), id)).update();
            evidence.note(Step.of(
                    delivery.caseId(),
                    "RESENT",
                    delivery.partner(),
                    delivery.kind(),
                    id,
                    "Sent again by " + actor + ", was " + delivery.state()));
            if (delivery.state() == DeliveryState.REFUSED) {
                moves.makeAnew(delivery);
            }
            outbox.wakeAfterCommit();
            return outbox.find(id).orElseThrow();
        });
        return java.util.Objects.requireNonNull(resent);
    }
}
