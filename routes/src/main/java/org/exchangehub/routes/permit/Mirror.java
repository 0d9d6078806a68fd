package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.connectors.permit.RegisterSaid;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitLine;
import org.exchangehub.routes.permit.HeldReads.Theirs;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;

/**
 * Lets the hub's own record of a permit follow the register that its partner keeps. The partner is right; each difference that no
 * write of the hub explains is put on record as a drift. All of it is done inside a transaction.
 */
public final class Mirror {

    private final PermitBook book;
    private final Ledger ledger;
    private final HeldPermits held;
    private final HeldWorks works;
    private final PermitLetters letters;
    private final Rechecks rechecks;
    private final Bodies bodies;
    private final Clock clock;

    public Mirror(
            PermitBook book,
            Ledger ledger,
            HeldPermits held,
            HeldWorks works,
            PermitLetters letters,
            Rechecks rechecks,
            Bodies bodies,
            Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.held = held;
        this.works = works;
        this.letters = letters;
        this.rechecks = rechecks;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Takes over what was read. What was read around a write of somebody else is not taken over: it may be from before it.
     *
     * @param expected a write of whose outcome nothing was known, where the ledger shows that it was done
     * @param own what reads, where it may have sent something itself
     * @param by what found it, for the report
     * @return the permit, locked
     */
    PermitRecord follow(Theirs read, Optional<Sent> expected, Optional<UUID> own, String by) {
        Permit said = read.permit().permit();
        PermitRecord last = book.open(empty(said, read));
        boolean first = last.version() == 0;
        Named named = new Named(last.kind(), last.reference(), Optional.of(last.issuer()));
        if (!first && (works.isBeingWritten(named, own) || held.writes(last.id()) != read.writes())) {
            return last;
        }
        boolean changed = first
                || !Arrays.equals(bodies.canonical(last.body()), read.permit().canonical());
        PermitRecord next = changed ? version(last, read) : last;
        List<Difference> differences = read.ledger()
                .map(said2 -> differences(next, said2, read.together()))
                .orElse(List.of());
        apply(next, differences, expected, first, by);
        expected.filter(sent -> sent.action() == RegisterAction.ENTER_RECORD)
                .ifPresent(sent -> recorded(sent, following(next, by)));
        boolean drifted = !first
                && differences.stream()
                        .anyMatch(difference -> !difference.explains(expected) && !difference.isIssue(changed));
        if (drifted) {
            differences.stream()
                    .filter(difference -> !difference.explains(expected) && !difference.isIssue(changed))
                    .forEach(difference -> held.drifted(last.id(), difference.line(), difference.text(), by));
        }
        held.read(last.id(), last.issuer(), drifted || changed && !first);
        if (drifted || changed && !first) {
            rechecks.after(next);
        }
        if (changed && !first) {
            letters.changed(next, said);
        }
        return book.find(last.id()).orElseThrow();
    }

    /**
     * Books a write that the partner has done.
     *
     * @param ofAllItems whether it was done for all goods items of the declaration
     */
    void wrote(Sent sent, boolean ofAllItems, Actor actor) {
        if (sent.action() == RegisterAction.ENTER_RECORD) {
            recorded(sent, actor);
            return;
        }
        move(sent, sent.line(), sent.usage(), sent.before(), sent.after(), actor);
        if (!ofAllItems) {
            return;
        }
        PermitRecord permit = book.find(sent.permit()).orElseThrow();
        for (Line line : permit.lines()) {
            ledger.allocated(permit.id(), line.number()).forEach((usage, has) -> {
                boolean isOther = usage.declaration().equals(sent.usage().declaration())
                        && (usage.item() != sent.usage().item() || line.number() != sent.line());
                if (isOther && has.reserved().signum() > 0) {
                    move(sent, line.number(), usage, has, likewise(sent, has), actor);
                }
            });
        }
    }

    private void recorded(Sent sent, Actor actor) {
        ledger.note(sent.permit(), sent.line(), sent.usage(), sent.action().name(), actor);
    }

    private void move(Sent sent, int line, Usage usage, Allocated before, Allocated after, Actor actor) {
        ledger.move(sent.permit(), line, usage, sent.action().name(), between(before, after), after, actor);
    }

    /** What another goods item of the declaration has, once the same was done for it. */
    private static Allocated likewise(Sent sent, Allocated has) {
        return Allocated.of(
                BigDecimal.ZERO,
                sent.action() == RegisterAction.WRITE_OFF ? has.consumed().add(has.reserved()) : has.consumed());
    }

    /** Puts on record what a partner warned of, and lets its register be read again at once. */
    void warned(UUID permit, int line, String text) {
        held.drifted(permit, line, text, "the answer to a write");
        held.readSoon(permit);
    }

    private PermitRecord empty(Permit said, Theirs read) {
        UUID id = Ids.next();
        return new PermitRecord(
                id,
                said.getKindCode(),
                said.getPermitID(),
                read.keeper(),
                0,
                said.getStatusCode(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                id,
                clock.instant(),
                List.of());
    }

    private PermitRecord version(PermitRecord last, Theirs read) {
        Permit said = read.permit().permit();
        UUID body = Ids.next();
        bodies.keepCanonical(body, read.permit().canonical());
        Map<Integer, Line> before = last.lines().stream()
                .collect(Collectors.toMap(Line::number, line -> line, (one, other) -> one, LinkedHashMap::new));
        List<Line> lines = new ArrayList<>();
        for (PermitLine line : said.getLine()) {
            Optional<Line> known = Optional.ofNullable(before.remove(line.getLineNumeric()));
            lines.add(new Line(
                    line.getLineNumeric(),
                    List.copyOf(line.getCommodityCodePrefix()),
                    List.copyOf(line.getOriginCountryCode()),
                    List.copyOf(line.getCountryCode()),
                    Optional.ofNullable(line.getQuantity()).map(quantity -> quantity.getUnitCode()),
                    true,
                    known.map(Line::balance).orElse(Balance.NOTHING)));
        }
        before.values()
                .forEach(gone -> lines.add(new Line(
                        gone.number(),
                        gone.commodities(),
                        gone.origins(),
                        gone.countries(),
                        gone.unit(),
                        false,
                        gone.balance())));
        PermitRecord next = new PermitRecord(
                last.id(),
                last.kind(),
                last.reference(),
                last.issuer(),
                Math.max(said.getVersionID(), last.version() + 1),
                said.getStatusCode(),
                said.getHolder().getIdentifier().stream()
                        .map(identifier -> identifier.getTypeCode() + ":" + identifier.getID())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                Optional.ofNullable(said.getValidFromDate()),
                Optional.ofNullable(said.getValidUntilDate()),
                said.isSingleUse(),
                body,
                clock.instant(),
                lines);
        book.save(next);
        return next;
    }

    /** What is not as it was: of one declaration line, or of a line of the permit beyond those. */
    private record Difference(
            int line,
            Optional<Usage> usage,
            Change change,
            Allocated before,
            Allocated after,
            String text,
            Set<RegisterAction> together) {

        boolean explains(Optional<Sent> expected) {
            return expected.filter(
                            sent -> sent.line() == line && usage.equals(Optional.of(sent.usage())) || isLikewise(sent))
                    .isPresent();
        }

        /** Of another goods item of the declaration, for which the partner did the same. */
        private boolean isLikewise(Sent sent) {
            return together.contains(sent.action())
                    && usage.filter(one -> one.declaration().equals(sent.usage().declaration()))
                            .isPresent()
                    && likewise(sent, before).isSameAs(after);
        }

        /** A new version issues more or less. */
        boolean isIssue(boolean changed) {
            return changed
                    && usage.isEmpty()
                    && change.reserved().signum() == 0
                    && change.consumed().signum() == 0;
        }
    }

    private List<Difference> differences(PermitRecord permit, RegisterSaid.Ledger said, Set<RegisterAction> together) {
        List<Difference> differences = new ArrayList<>();
        for (RegisterSaid.Line line : said.lines()) {
            Optional<Line> mirrored = permit.lines().stream()
                    .filter(one -> one.number() == line.number())
                    .findFirst();
            mirrored.ifPresent(one -> differences.addAll(differences(permit.id(), one, line, said.uses(), together)));
        }
        return differences;
    }

    private List<Difference> differences(
            UUID permit,
            Line mirrored,
            RegisterSaid.Line said,
            List<RegisterSaid.Use> uses,
            Set<RegisterAction> together) {
        Map<Usage, Allocated> before = ledger.allocated(permit, said.number());
        Map<Usage, Allocated> after = new LinkedHashMap<>();
        uses.stream()
                .filter(use -> use.line() == said.number())
                .forEach(use -> after.put(
                        new Usage(new Identifier(use.declaration()), use.item()),
                        Allocated.of(use.reserved(), use.consumed())));
        Set<Usage> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        Change explained = Change.NONE;
        for (Usage usage : all) {
            Allocated was = before.getOrDefault(usage, Allocated.NOTHING);
            Allocated is = after.getOrDefault(usage, Allocated.NOTHING);
            if (!was.isSameAs(is)) {
                Change change = between(was, is);
                explained = explained.and(change);
                differences.add(new Difference(
                        said.number(),
                        Optional.of(usage),
                        change,
                        was,
                        is,
                        usage.declaration().key() + " item " + usage.item() + ": the hub had " + was.text()
                                + ", the register has " + is.text(),
                        together));
            }
        }
        Change rest = new Change(
                said.issued()
                        .subtract(said.reserved())
                        .subtract(said.consumed())
                        .subtract(mirrored.balance().available())
                        .subtract(explained.available()),
                said.reserved().subtract(mirrored.balance().reserved()).subtract(explained.reserved()),
                said.consumed().subtract(mirrored.balance().consumed()).subtract(explained.consumed()));
        if (!rest.isNothing()) {
            differences.add(new Difference(
                    said.number(),
                    Optional.empty(),
                    rest,
                    Allocated.NOTHING,
                    Allocated.NOTHING,
                    "Beyond the declarations that it names the register has " + signed(rest.issued()) + " issued, "
                            + signed(rest.reserved()) + " reserved, " + signed(rest.consumed()) + " consumed",
                    together));
        }
        return differences;
    }

    private static String signed(BigDecimal change) {
        return (change.signum() < 0 ? "" : "+") + Allocations.plain(change);
    }

    private void apply(
            PermitRecord permit, List<Difference> differences, Optional<Sent> expected, boolean first, String by) {
        differences.stream().collect(Collectors.groupingBy(Difference::line)).forEach((line, ofLine) -> {
            List<Ledger.Shift> shifts = ofLine.stream()
                    .map(difference -> new Ledger.Shift(
                            difference.usage(),
                            difference.explains(expected)
                                    ? expected.orElseThrow().action().name()
                                    : first ? "MIRROR" : "FOLLOW",
                            difference.change(),
                            difference.after()))
                    .toList();
            ledger.follow(permit.id(), line, shifts, following(permit, by));
        });
    }

    private static Actor following(PermitRecord permit, String by) {
        return new Actor(
                permit.issuer().value(), Optional.empty(), "As its register has it, found by " + by, Optional.empty());
    }

    static Change between(Allocated before, Allocated after) {
        BigDecimal reserved = after.reserved().subtract(before.reserved());
        BigDecimal consumed = after.consumed().subtract(before.consumed());
        return new Change(reserved.add(consumed).negate(), reserved, consumed);
    }
}
