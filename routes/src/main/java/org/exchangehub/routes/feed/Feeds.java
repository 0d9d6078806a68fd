package org.exchangehub.routes.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The feeds of partners that can not be called: reading changes nothing, acknowledging is a call of its own. */
public final class Feeds {

    /** The most messages of one page. */
    public static final int LONGEST_PAGE = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public Feeds(JdbcClient jdbc, TransactionTemplate transaction, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A page of a feed, oldest first; {@code more} tells that others follow the last one. */
    public record Page(PartnerId feed, List<Item> items, boolean more) {}

    /** One message of a feed in the form of its reader. */
    public record Item(
            Marker marker, UUID messageId, Kind kind, Optional<String> correlationId, Instant offeredAt, Wire wire) {}

    /** Puts a delivery at the end of its partner's feed; the feed is locked until the transaction ends. */
    public void offer(DeliveryRecord delivery) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('feed:' || ?, 0))")
                .param(delivery.partner().value())
                .query((row, n) -> 0)
                .list();
        jdbc.sql("""
                insert into feed_entry (feed, position, delivery_id, offered_at)
                select ?, coalesce(max(position), 0) + 1, ?, ? from feed_entry where feed = ?
                on conflict (delivery_id) do nothing""")
                .params(Values.of(
                        delivery.partner().value(),
                        delivery.id(),
                        clock.instant(),
                        delivery.partner().value()))
                .update();
    }

    /**
     * Reads a feed without changing it.
     *
     * @param after read on after this marker; where absent, after the last acknowledged message
     * @throws RefusedException FORBIDDEN where it is not the reader's feed, MARKER_UNKNOWN where it has no such marker
     */
    public Page page(PartnerId reader, String feed, Optional<String> after, int limit) {
        own(reader, feed);
        long from = after.map(text -> position(reader, text)).orElseGet(() -> acknowledged(reader));
        int size = Math.min(LONGEST_PAGE, Math.max(1, limit));
        List<Item> items = jdbc.sql("""
                select f.position, f.offered_at, d.id, d.kind, d.correlation_id, b.media_type, b.content
                from feed_entry f join delivery d on d.id = f.delivery_id join body b on b.owner = d.id and b.form = 'WIRE'
                where f.feed = ? and f.position > ? order by f.position limit ?""")
                .params(Values.of(reader.value(), from, size + 1))
                .query((row, n) -> new Item(
                        new Marker(reader, row.getLong("position")),
                        row.getObject("id", UUID.class),
                        Kind.ofCode(row.getString("kind")).orElseThrow(),
                        Optional.ofNullable(row.getString("correlation_id")),
                        row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                        new Wire(row.getString("media_type"), row.getBytes("content"))))
                .list();
        return new Page(reader, items.stream().limit(size).toList(), items.size() > size);
    }

    /** Acknowledges all messages up to and including this marker; repeating it changes nothing. */
    public void acknowledge(PartnerId reader, String feed, String marker) {
        own(reader, feed);
        long upTo = position(reader, marker);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                with taken as (
                    update feed_entry set acknowledged_at = :now
                    where feed = :feed and position <= :upTo and acknowledged_at is null returning delivery_id)
                update delivery d set state = 'DELIVERED', settled_at = :now, detail = 'acknowledged by the reader'
                from taken t where d.id = t.delivery_id and d.state = 'OFFERED' returning d.id, d.case_id, d.kind""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("feed", reader.value())
                .param("upTo", upTo)
                .query((row, n) -> Step.of(
                        row.getObject("case_id", UUID.class),
                        "DELIVERED",
                        reader,
                        Kind.ofCode(row.getString("kind")).orElseThrow(),
                        row.getObject("id", UUID.class),
                        "Acknowledged by " + reader))
                .list()
                .forEach(evidence::note));
    }

    private static void own(PartnerId reader, String feed) {
        if (!reader.value().equals(feed)) {
            throw new RefusedException(Reason.FORBIDDEN, "Feed " + feed + " is not the feed of " + reader);
        }
    }

    private long position(PartnerId feed, String text) {
        Marker marker = Marker.parse(text)
                .filter(found -> found.feed().equals(feed))
                .orElseThrow(() -> new RefusedException(Reason.MARKER_UNKNOWN, "The feed has no marker " + text));
        boolean given = jdbc.sql("select exists (select from feed_entry where feed = ? and position = ?)")
                .params(Values.of(feed.value(), marker.position()))
                .query(Boolean.class)
                .single();
        if (!given) {
            throw new RefusedException(Reason.MARKER_UNKNOWN, "The feed has no marker " + text);
        }
        return marker.position();
    }

    private long acknowledged(PartnerId feed) {
        return jdbc.sql(
                        "select coalesce(max(position), 0) from feed_entry where feed = ? and acknowledged_at is not null")
                .param(feed.value())
                .query(Long.class)
                .single();
    }
}
