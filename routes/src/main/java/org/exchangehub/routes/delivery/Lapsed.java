package org.exchangehub.routes.delivery;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.exchangehub.contracts.Reason;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Parks what was not delivered, or not taken from its queue, within its lifetime, and lets its sender be told. */
public final class Lapsed {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Evidence evidence;
    private final SenderNotice sender;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Lapsed(
            JdbcClient jdbc,
            Outbox outbox,
            Evidence evidence,
            SenderNotice sender,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.evidence = evidence;
        this.sender = sender;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Parks what waits to be sent, or lies ready to be pulled, and is past its lifetime. */
    void park() {
        List<UUID> over = jdbc.sql(
                        "select id from delivery where state = 'READY' and expires_at < ? order by seq limit 500")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        over.forEach(id -> park(id, DeliveryState.READY, Reason.LIFETIME_ENDED, "not delivered within its lifetime"));
        List<UUID> left = jdbc.sql("""
                select id from delivery where state = 'OFFERED' and laid_at is not null and expires_at < ? order by seq limit 500""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        left.forEach(id -> park(
                id,
                DeliveryState.OFFERED,
                Reason.LIFETIME_ENDED,
                "not pulled, or no receipt of it, within its lifetime"));
    }

    /** Parks what the broker gave back because its receiver did not take it in time. */
    void expired(UUID delivery) {
        park(delivery, DeliveryState.DELIVERED, Reason.EXPIRED, "expired in the receiver's queue");
    }

    private void park(UUID id, DeliveryState from, Reason reason, String detail) {
        transaction.executeWithoutResult(status -> {
            DeliveryRecord delivery =
                    outbox.lock(id).filter(d -> d.state() == from).orElse(null);
            if (delivery == null) {
                return;
            }
            jdbc.sql("update delivery set state = 'PARKED', reason = ?, detail = ?, settled_at = ? where id = ?")
                    .params(Values.of(reason.name(), detail, clock.instant(), id))
                    .update();
            evidence.note(Step.of(
                    delivery.caseId(),
                    "PARKED",
                    delivery.partner(),
                    delivery.kind(),
                    delivery.id(),
                    reason + ": " + detail));
            sender.tell(delivery, reason);
        });
    }
}
