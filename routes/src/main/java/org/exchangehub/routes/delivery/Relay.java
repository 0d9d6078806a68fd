package org.exchangehub.routes.delivery;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands what is owed and eligible to the broker, in batches. Eligible means due, with nothing earlier of the same case and
 * partner open and no attachment that the scanner has not passed. The rows stay locked until the batch stands in the broker and is marked so.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** How much of one partner may be in flight at once. */
    private static final int WINDOW = 256;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionFactory broker;
    private final Supplier<List<PartnerId>> receivers;
    private final RetryPolicy policy;
    private final Clock clock;

    public Relay(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ConnectionFactory broker,
            Supplier<List<PartnerId>> receivers,
            RetryPolicy policy,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.broker = broker;
        this.receivers = receivers;
        this.policy = policy;
        this.clock = clock;
    }

    /** Relays until nothing more is eligible. */
    public void run() {
        try (JMSContext context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            while (pass(context) > 0) {
                LOG.trace("relayed a batch");
            }
        } catch (JMSRuntimeException down) {
            LOG.warn("The broker does not answer; what is owed stays on record: {}", down.getMessage());
        }
    }

    private record Due(PartnerId partner, Ticket ticket) {}

    private int pass(JMSContext context) {
        Integer relayed = transaction.execute(status -> {
            List<Due> batch = eligible();
            if (!batch.isEmpty()) {
                send(context, batch);
                mark(batch);
            }
            return batch.size();
        });
        return relayed == null ? 0 : relayed;
    }

    private List<Due> eligible() {
        return jdbc.sql("""
                with room as (
                    select p.partner,
                           greatest(0, case when coalesce(c.failures, 0) < :circuit then :window
                                            when c.open_until > :now then 0
                                            else 1 end
                                       - (select count(*) from delivery f
                                          where f.partner = p.partner and f.state in ('RELAYED', 'SENDING'))) as places
                    from unnest(cast(:partners as text[])) as p (partner) left join circuit c on c.partner = p.partner)
                select d.id, d.partner, d.attempt
                from room cross join lateral (
                    select id, partner, attempt from delivery e
                    where e.partner = room.partner and e.state = 'READY' and e.due_at <= :now
                      and not exists (select from delivery o
                                      where o.case_id = e.case_id and o.partner = e.partner and o.seq < e.seq
                                        and o.state in ('READY', 'RELAYED', 'SENDING', 'UNKNOWN', 'PARKED'))
                      and not exists (select from attachment_reference r join attachment a on a.id = r.attachment
                                      where r.owner = e.id and a.state not in ('CLEAN', 'UNSCANNED'))
                    order by e.seq limit room.places
                    for update skip locked) d""")
                .param("circuit", policy.circuitAfter())
                .param("window", WINDOW)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "partners",
                        receivers.get().stream().map(PartnerId::value).toArray(String[]::new))
                .query((row, n) -> new Due(
                        new PartnerId(row.getString("partner")),
                        new Ticket(row.getObject("id", UUID.class), row.getInt("attempt") + 1)))
                .list();
    }

    private void mark(List<Due> batch) {
        Instant now = clock.instant();
        jdbc.sql("""
                update delivery set state = 'RELAYED', attempt = attempt + 1, relayed_at = :now where id = any(:ids)""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", batch.stream().map(due -> due.ticket().delivery()).toArray(UUID[]::new))
                .update();
    }

    private static void send(JMSContext context, List<Due> batch) {
        try {
            put(context, batch);
        } catch (JMSRuntimeException | JMSException maybeSeenBefore) {
            // One ticket that the broker has seen fails the whole batch; sent alone it is dropped without a word.
            rollback(context);
            for (Due due : batch) {
                try {
                    put(context, List.of(due));
                } catch (JMSRuntimeException | JMSException seenBefore) {
                    rollback(context);
                    if (!isDuplicate(seenBefore)) {
                        throw new JMSRuntimeException(seenBefore.getMessage(), null, seenBefore);
                    }
                }
            }
        }
    }

    private static void put(JMSContext context, List<Due> batch) throws JMSException {
        JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
        for (Due due : new ArrayList<>(batch)) {
            TextMessage ticket = context.createTextMessage(due.ticket().toString());
            ticket.setStringProperty(QueueSend.DUPLICATE_ID, due.ticket().toString());
            producer.send(context.createQueue(Addresses.deliver(due.partner())), ticket);
        }
        context.commit();
    }

    private static void rollback(JMSContext context) {
        try {
            context.rollback();
        } catch (JMSRuntimeException gone) {
            LOG.debug("Nothing to roll back", gone);
        }
    }

    private static boolean isDuplicate(Exception failure) {
        return String.valueOf(failure.getMessage()).contains("Duplicate");
    }
}
