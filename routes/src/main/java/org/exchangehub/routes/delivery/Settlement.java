package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.LastMoves;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what came of a delivery: delivered, refused, tried again later, or parked for an operator. */
public final class Settlement {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Bodies bodies;
    private final Feeds feeds;
    private final Circuit circuit;
    private final Evidence evidence;
    private final SenderNotice sender;
    private final LastMoves moves;
    private final RetryPolicy policy;
    private final Clock clock;

    public Settlement(
            JdbcClient jdbc,
            Outbox outbox,
            Bodies bodies,
            Feeds feeds,
            Circuit circuit,
            Evidence evidence,
            SenderNotice sender,
            LastMoves moves,
            RetryPolicy policy,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.bodies = bodies;
        this.feeds = feeds;
        this.circuit = circuit;
        this.evidence = evidence;
        this.sender = sender;
        this.moves = moves;
        this.policy = policy;
        this.clock = clock;
    }

    /** Settles a delivery in the surrounding transaction. */
    Sent settle(Sent sent) {
        DeliveryRecord now = outbox.lock(sent.delivery().id()).orElseThrow();
        boolean ours = now.attempt() == sent.delivery().attempt()
                && (now.state() == DeliveryState.SENDING || now.state() == DeliveryState.RELAYED);
        switch (sent.outcome()) {
            case Outcome.Delivered(String receipt) -> delivered(now, receipt);
            case Outcome.Offered()
            when ours -> {
                feeds.offer(now);
                become(now, DeliveryState.OFFERED, Optional.empty(), "in the feed");
            }
            case Outcome.Laid()
            when ours -> {
                become(now, DeliveryState.OFFERED, Optional.empty(), "lies ready to be pulled");
                jdbc.sql("update delivery set laid_at = ? where id = ?")
                        .params(Values.of(clock.instant(), now.id()))
                        .update();
            }
            case Outcome.Refused(String detail)
            when ours -> {
                circuit.answered(now.partner());
                settle(now, DeliveryState.REFUSED, Reason.RECEIVER_REFUSED, detail);
            }
            case Outcome.Unavailable(String cause) when ours -> unavailable(now, cause);
            case Outcome.Unknown(String cause)
            when ours -> {
                circuit.failed(now.partner());
                settle(now, DeliveryState.UNKNOWN, Reason.INTERNAL, cause);
            }
            case Outcome.Stuck(Reason reason, String detail)
            when ours -> settle(now, DeliveryState.PARKED, reason, detail);
            case Outcome.Misanswered(Reason reason, String detail) when ours -> misanswered(now, reason, detail);
            case Outcome.Answered open ->
                throw new IllegalStateException("The answer was not taken in: " + open.receipt());
            default -> {
                // Another node has taken the delivery up since: what it finds out counts.
            }
        }
        outbox.wakeAfterCommit();
        return sent;
    }

    /**
     * Settles what its receiver says in a call of its own, of what it has pulled or was sent before; in the surrounding
     * transaction.
     */
    Sent settleLater(Sent sent) {
        DeliveryRecord now = outbox.lock(sent.delivery().id()).orElseThrow();
        boolean open = now.state() == DeliveryState.OFFERED || now.state() == DeliveryState.READY;
        if (sent.outcome() instanceof Outcome.Delivered(String receipt)) {
            delivered(now, receipt);
        } else if (sent.outcome() instanceof Outcome.Refused(String detail) && open) {
            settle(now, DeliveryState.REFUSED, Reason.RECEIVER_REFUSED, detail);
        }
        outbox.wakeAfterCommit();
        return sent;
    }

    /** Settles a delivery that was unknown after its receiver was asked, in the surrounding transaction. */
    Sent settleAsked(Sent sent) {
        DeliveryRecord now = outbox.lock(sent.delivery().id()).orElseThrow();
        if (now.state() == DeliveryState.UNKNOWN
                && now.asked() == sent.delivery().asked()) {
            switch (sent.outcome()) {
                case Outcome.Delivered(String receipt) -> delivered(now, receipt);
                case Outcome.Refused(String detail) -> {
                    circuit.answered(now.partner());
                    settle(now, DeliveryState.REFUSED, Reason.RECEIVER_REFUSED, detail);
                }
                case Outcome.Absent absent -> absent(now);
                case Outcome.Unavailable(String cause) -> askLater(now, cause);
                case Outcome.Unknown(String cause) -> askLater(now, cause);
                case Outcome.Misanswered(Reason reason, String detail) -> misanswered(now, reason, detail);
                case Outcome.Stuck(Reason reason, String detail) -> settle(now, DeliveryState.PARKED, reason, detail);
                case Outcome.Offered offered -> throw new IllegalStateException("A feed is not asked");
                case Outcome.Laid laid -> throw new IllegalStateException("Who pulls is not asked");
                case Outcome.Answered open ->
                    throw new IllegalStateException("The answer was not taken in: " + open.receipt());
            }
        }
        outbox.wakeAfterCommit();
        return sent;
    }

    private void misanswered(DeliveryRecord delivery, Reason reason, String detail) {
        circuit.answered(delivery.partner());
        settle(delivery, DeliveryState.PARKED, reason, detail);
    }

    private void absent(DeliveryRecord delivery) {
        circuit.answered(delivery.partner());
        if (clock.instant().isAfter(delivery.expiresAt())) {
            settle(delivery, DeliveryState.PARKED, Reason.LIFETIME_ENDED, "the receiver has it not");
            return;
        }
        evidence.note(step(delivery, "READ_BACK", delivery.partner() + " has it not: it is sent again"));
        jdbc.sql("update delivery set state = 'READY', due_at = ?, claimed_by = null, settled_at = null, reason = null,"
                        + " detail = 'sent again: the receiver has it not' where id = ?")
                .params(Values.of(clock.instant(), delivery.id()))
                .update();
    }

    private void askLater(DeliveryRecord delivery, String cause) {
        Instant next = clock.instant().plus(policy.waitAfter(delivery.asked()));
        if (next.isAfter(delivery.expiresAt())) {
            settle(delivery, DeliveryState.PARKED, Reason.LIFETIME_ENDED, "not known whether it arrived: " + cause);
            return;
        }
        if (delivery.detail().filter(cause::equals).isEmpty()) {
            evidence.note(step(delivery, "READ_BACK", "Question " + delivery.asked() + ": " + cause));
        }
        jdbc.sql("update delivery set due_at = ?, detail = ? where id = ?")
                .params(Values.of(next, cause, delivery.id()))
                .update();
    }

    private void delivered(DeliveryRecord delivery, String receipt) {
        if (delivery.state() == DeliveryState.DELIVERED) {
            return;
        }
        circuit.answered(delivery.partner());
        become(delivery, DeliveryState.DELIVERED, Optional.empty(), receipt);
        Wire wire = bodies.wire(delivery.id()).orElseThrow();
        evidence.note(step(
                        delivery,
                        "DELIVERED",
                        "Delivered to " + delivery.partner() + ": " + receipt
                                + delivery.parameters()
                                        .map(told -> ", mapped with " + told)
                                        .orElse(""))
                .translated(
                        Hash.ofBody(bodies.canonical(delivery.id())), delivery.mapHash(), Hash.ofBody(wire.bytes())));
    }

    private void settle(DeliveryRecord delivery, DeliveryState state, Reason reason, String detail) {
        become(delivery, state, Optional.of(reason), detail);
        evidence.note(step(delivery, state.name(), reason + ": " + detail));
        if (reason == Reason.LIFETIME_ENDED) {
            sender.tell(delivery, reason);
        } else if (state == DeliveryState.REFUSED) {
            moves.takeBack(delivery);
            sender.refused(delivery, detail);
        }
    }

    private void unavailable(DeliveryRecord delivery, String cause) {
        circuit.failed(delivery.partner());
        Instant next = clock.instant().plus(policy.waitAfter(delivery.attempt()));
        if (next.isAfter(delivery.expiresAt())) {
            settle(delivery, DeliveryState.PARKED, Reason.LIFETIME_ENDED, cause);
            return;
        }
        if (delivery.detail().filter(cause::equals).isEmpty()) {
            evidence.note(step(delivery, "UNAVAILABLE", "Attempt " + delivery.attempt() + ": " + cause));
        }
        jdbc.sql("update delivery set state = 'READY', due_at = ?, claimed_by = null, detail = ? where id = ?")
                .params(Values.of(next, cause, delivery.id()))
                .update();
    }

    private void become(DeliveryRecord delivery, DeliveryState state, Optional<Reason> reason, String detail) {
        jdbc.sql(
                        "update delivery set state = ?, settled_at = ?, claimed_by = null, reason = ?, detail = ? where id = ?")
                .params(Values.of(state.name(), clock.instant(), reason, detail, delivery.id()))
                .update();
    }

    private static Step step(DeliveryRecord delivery, String code, String text) {
        return Step.of(delivery.caseId(), code, delivery.partner(), delivery.kind(), delivery.id(), text);
    }
}
