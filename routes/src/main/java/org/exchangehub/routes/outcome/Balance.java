package org.exchangehub.routes.outcome;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two sums that always hold. What came in and what became owed is counted from the evidence, what became of it from the
 * state: two books that are written apart and must agree.
 */
public final class Balance {

    private final JdbcClient jdbc;

    public Balance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Both sums, per partner and kind. */
    public record Report(boolean balanced, List<Received> received, List<Owed> owed) {}

    /** Of one sender and kind: received = processed + refused + parked + in flight. */
    public record Received(
            String sender,
            String kind,
            long received,
            long processed,
            long refused,
            long parked,
            long inFlight,
            boolean balanced) {}

    /** Of one receiver and kind: owed = delivered + refused + parked + withdrawn + in flight. */
    public record Owed(
            String receiver,
            String kind,
            long owed,
            long delivered,
            long refused,
            long parked,
            long withdrawn,
            long inFlight,
            boolean balanced) {}

    public Report report() {
        List<Received> received = jdbc.sql("""
                with came as (select partner, coalesce(kind, 'unknown') as kind, count(*) as n
                              from evidence where step = 'RECEIVED' group by 1, 2),
                     became as (select sender as partner, kind, count(*) filter (where status = 'PROCESSED') as processed,
                                       count(*) filter (where status = 'REFUSED') as refused,
                                       count(*) filter (where status = 'PARKED') as parked,
                                       count(*) filter (where status = 'WAITING') as waiting
                                from message group by 1, 2)
                select partner, kind, coalesce(c.n, 0) as n, coalesce(processed, 0) as processed, coalesce(refused, 0) as refused,
                       coalesce(parked, 0) as parked, coalesce(waiting, 0) as waiting
                from came c full join became b using (partner, kind) order by 1, 2""")
                .query((row, n) -> {
                    long all = row.getLong("n");
                    long processed = row.getLong("processed");
                    long refused = row.getLong("refused");
                    long parked = row.getLong("parked");
                    long waiting = row.getLong("waiting");
                    return new Received(
                            row.getString("partner"),
                            row.getString("kind"),
                            all,
                            processed,
                            refused,
                            parked,
                            waiting,
                            all == processed + refused + parked + waiting);
                })
                .list();
        List<Owed> owed = jdbc.sql("""
                with due as (select partner, kind, count(*) as n from evidence where step = 'OWED' group by 1, 2),
                     became as (select partner, kind, count(*) filter (where state = 'DELIVERED') as delivered,
                                       count(*) filter (where state = 'REFUSED') as refused,
                                       count(*) filter (where state in ('PARKED', 'UNKNOWN')) as parked,
                                       count(*) filter (where state = 'WITHDRAWN') as withdrawn,
                                       count(*) filter (where state in ('READY', 'RELAYED', 'SENDING', 'OFFERED')) as flying
                                from delivery group by 1, 2)
                select partner, kind, coalesce(d.n, 0) as n, coalesce(delivered, 0) as delivered, coalesce(refused, 0) as refused,
                       coalesce(parked, 0) as parked, coalesce(withdrawn, 0) as withdrawn, coalesce(flying, 0) as flying
                from due d full join became b using (partner, kind) order by 1, 2""")
                .query((row, n) -> {
                    long all = row.getLong("n");
                    long delivered = row.getLong("delivered");
                    long refused = row.getLong("refused");
                    long parked = row.getLong("parked");
                    long withdrawn = row.getLong("withdrawn");
                    long flying = row.getLong("flying");
                    return new Owed(
                            row.getString("partner"),
                            row.getString("kind"),
                            all,
                            delivered,
                            refused,
                            parked,
                            withdrawn,
                            flying,
                            all == delivered + refused + parked + withdrawn + flying);
                })
                .list();
        boolean balanced =
                received.stream().allMatch(Received::balanced) && owed.stream().allMatch(Owed::balanced);
        return new Report(balanced, received, owed);
    }
}
