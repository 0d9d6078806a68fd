package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.None;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.permit.Use.Standing;

/**
 * Brings the uses of one case to what its declaration names now. Locks are taken in one order: the case, which is locked, the
 * numbers of permits that it names, then all its permits in the order of their ids.
 */
final class Following {

    private final Lookup lookup;
    private final PermitBook book;
    private final Ledger ledger;
    private final Bookings bookings;
    private final HeldUses held;
    private final Followed followed;
    private final Map<Use.Key, Use> before = new LinkedHashMap<>();
    private final Map<String, BigDecimal> asked = new HashMap<>();
    private final List<PermitRecord> seen = new ArrayList<>();

    Following(
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Bookings bookings,
            HeldUses held,
            Followed followed,
            List<Use> before) {
        this.lookup = lookup;
        this.book = book;
        this.ledger = ledger;
        this.bookings = bookings;
        this.held = held;
        this.followed = followed;
        before.forEach(use -> this.before.put(use.key(), use));
    }

    List<Use> run(List<Mention> mentions) {
        book.keep(mentions.stream().map(Mention::permit).toList());
        Map<Use.Key, Sought> sought = new HashMap<>();
        mentions.forEach(
                mention -> sought.put(mention.key(), held.known(followed, mention, lookup.seek(mention.permit()))));
        lock(sought);
        List<Use> after = new ArrayList<>(dropped(mentions));
        for (Mention mention : mentions) {
            if (!concernsOthersOnly(mention, mentions, sought)) {
                Use use = follow(mention, Objects.requireNonNull(sought.get(mention.key())));
                Use last = before.get(mention.key());
                after.add(last == null ? use : use.after(last));
            }
        }
        after.sort(Comparator.comparing(Use::item)
                .thenComparing(Use::kind)
                .thenComparing(Use::reference)
                .thenComparing(Use::namedLine));
        return after;
    }

    private void lock(Map<Use.Key, Sought> sought) {
        Set<UUID> ids = new HashSet<>();
        before.values().forEach(use -> use.permit().ifPresent(ids::add));
        sought.values().forEach(found -> {
            if (found instanceof Single single) {
                ids.add(single.id());
            }
        });
        book.lock(ids);
    }

    /** Gives back what is not named any more; that stays on record where the case is over. */
    private List<Use> dropped(List<Mention> mentions) {
        Set<Use.Key> kept = mentions.stream().map(Mention::key).collect(Collectors.toSet());
        List<Use> dropped = before.values().stream()
                .filter(use -> !kept.contains(use.key()))
                .toList();
        dropped.stream().filter(use -> !held.giveBack(followed, use)).forEach(use -> bookings.giveBack(followed, use));
        return followed.isOver()
                ? dropped.stream().map(use -> followed.freed(use).after(use)).toList()
                : List.of();
    }

    /** A permit named for the declaration as a whole concerns the items that it covers, if it covers any. */
    private boolean concernsOthersOnly(Mention mention, List<Mention> mentions, Map<Use.Key, Sought> sought) {
        if (!mention.ofAll() || !(sought.get(mention.key()) instanceof Single single)) {
            return false;
        }
        PermitRecord permit = permit(single.id());
        return !covers(permit, mention)
                && mentions.stream()
                        .anyMatch(other ->
                                other.ofAll() && other.permit().equals(mention.permit()) && covers(permit, other));
    }

    private static boolean covers(PermitRecord permit, Mention mention) {
        return permit.lines().stream()
                .anyMatch(line -> line.active() && mention.goods().isCoveredBy(line));
    }

    private Use follow(Mention mention, Sought sought) {
        return switch (sought) {
            case None none -> followed.faulty(mention, Optional.empty(), Optional.empty(), none.why());
            case Elsewhere elsewhere ->
                held.follow(followed, mention, elsewhere, Optional.ofNullable(before.get(mention.key())));
            case Single single -> follow(mention, permit(single.id()));
        };
    }

    private Use follow(Mention mention, PermitRecord permit) {
        seen.add(permit);
        PermitKind kind = lookup.kind(permit).orElse(mention.kind());
        Coverage coverage = coverage(mention, permit, kind);
        Optional<Integer> number = coverage.line().map(Line::number);
        if (!mention.counts() || followed.isLodged() || coverage.line().isEmpty()) {
            coverage.line()
                    .ifPresent(line -> coverage.charge()
                            .ifPresent(charge -> asked.merge(key(permit, line), charge, BigDecimal::add)));
            return said(mention, permit, number, coverage.fault());
        }
        if (hasMoved(mention, permit, number)) {
            bookings.giveBack(followed, Objects.requireNonNull(before.remove(mention.key())));
            return follow(mention, permit(permit.id()));
        }
        At at = followed.at(permit, coverage.line().get(), kind.quantity(), mention.item());
        return said(mention, permit, number, book(mention, at, coverage));
    }

    /** Books what the mention needs; what hinders it. */
    private Optional<Finding> book(Mention mention, At at, Coverage coverage) {
        Allocated has = bookings.allocated(at);
        if (has.isWrittenOff()) {
            return isToBeCorrected(mention, at) || isMeasuredNow(mention)
                    ? mention.goods().quantity().flatMap(declared -> bookings.correct(followed, at, declared))
                    : Optional.empty();
        }
        if (ledger.isForced(at) && !followed.isReplaced()) {
            return coverage.fault();
        }
        if (coverage.covers()) {
            return bookings.charge(followed, at, coverage);
        }
        if (followed.isReleased() && has.state() == Allocated.State.RESERVED) {
            bookings.writeOff(followed, at);
        }
        return coverage.fault();
    }

    private Coverage coverage(Mention mention, PermitRecord permit, PermitKind kind) {
        Usage usage = new Usage(followed.declaration(), mention.item());
        return Coverage.of(
                permit,
                kind.quantity(),
                mention.goods(),
                followed.now(),
                line -> ledger.allocated(permit.id(), line.number(), usage)
                        .reserved()
                        .subtract(asked.getOrDefault(key(permit, line), BigDecimal.ZERO)));
    }

    private static String key(PermitRecord permit, Line line) {
        return permit.id() + "/" + line.number();
    }

    private Use said(Mention mention, PermitRecord permit, Optional<Integer> line, Optional<Finding> fault) {
        return fault.map(why -> followed.faulty(mention, Optional.of(permit), line, why))
                .orElseGet(() -> followed.covers(mention, permit, line));
    }

    private boolean isMeasuredNow(Mention mention) {
        return mention.measuredBy().isPresent() && mention.measuredBy().equals(followed.cause());
    }

    /** A write-off follows the declaration when it is replaced, also later if there was too little; never against officers. */
    private boolean isToBeCorrected(Mention mention, At at) {
        Use last = before.get(mention.key());
        return last != null
                && (followed.isReplaced() || last.standing() == Standing.COVERS_NOT && !ledger.isForced(at));
    }

    /** When a permit that is named begins or ceases to be valid, next after the moment by which it was judged. */
    Optional<Instant> nextChange() {
        return seen.stream()
                .flatMap(permit ->
                        Stream.of(permit.validFrom(), permit.validUntil().map(last -> last.plusDays(1))))
                .flatMap(Optional::stream)
                .map(day -> day.atStartOfDay(Coverage.COUNTRY).toInstant())
                .filter(followed.now()::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** Whether the declaration had another line, or was known by another reference: that is given back first. */
    private boolean hasMoved(Mention mention, PermitRecord permit, Optional<Integer> line) {
        Use last = before.get(mention.key());
        return last != null
                && last.permit().isPresent()
                && (!last.permit().get().equals(permit.id())
                        || !last.line().equals(line)
                        || !last.declaration().equals(followed.declaration()));
    }

    /** As it stands now; it is locked. */
    private PermitRecord permit(UUID id) {
        return book.find(id).orElseThrow();
    }
}
