package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.None;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Ids;

/** Carries out what Customs asks of the ledger, on the permit as it stands under its lock, and says what became of it. */
public final class Requests {

    private final Lookup lookup;
    private final PermitBook book;
    private final Ledger ledger;
    private final Allocations allocations;
    private final PermitLetters letters;
    private final Clock clock;

    public Requests(
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Allocations allocations,
            PermitLetters letters,
            Clock clock) {
        this.lookup = lookup;
        this.book = book;
        this.ledger = ledger;
        this.allocations = allocations;
        this.letters = letters;
        this.clock = clock;
    }

    /** The same, where it is still to be found out which permit is meant. */
    AllocationResult carryOut(Wish wish, Optional<String> target, Actor actor) {
        return carryOut(wish, lookup.seek(wish.named()), target, actor);
    }

    /**
     * Does what is wanted.
     *
     * @param target the hub's id of the permit, where the call named it
     * @throws RefusedException where the call names another permit than its message
     */
    AllocationResult carryOut(Wish wish, Sought sought, Optional<String> target, Actor actor) {
        AllocationResult result = wish.result(clock.instant());
        switch (sought) {
            case None none -> Results.refuse(result, List.of(none.why()));
            case Elsewhere elsewhere
            when elsewhere.keepers().stream()
                    .noneMatch(issued -> issued.kind().offers(wish.action().function(), today())) ->
                Results.refuse(
                        result,
                        List.of(Finding.error(
                                PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                                "The register of " + elsewhere.keeper() + " has no such function")));
            case Elsewhere elsewhere ->
                Results.unknown(result, "The register of " + elsewhere.keeper() + " could not be asked");
            case Single single -> {
                target.ifPresent(id -> same(id, single));
                carryOut(wish, single, result, actor);
            }
        }
        return result;
    }

    private void carryOut(Wish wish, Single single, AllocationResult result, Actor actor) {
        PermitRecord permit =
                Objects.requireNonNull(book.lock(Set.of(single.id())).get(single.id()));
        Optional<PermitKind> kind = lookup.kind(permit);
        if (kind.isEmpty()) {
            Results.unknown(result, permit.issuer() + " keeps no permits of this kind any more");
        } else if (!kind.get().offers(wish.action().function(), today())) {
            Results.refuse(
                    result,
                    List.of(Finding.error(
                            PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                            "Permits of kind " + permit.kind() + " have no such function")));
        } else {
            Moved moved = act(permit, kind.get(), wish, actor);
            boolean done = moved instanceof Moved.Done;
            if (done) {
                letters.used(permit, wish.allocation());
            }
            PermitRecord now = done ? book.find(permit.id()).orElseThrow() : permit;
            Results.conclude(result, moved, now.line(result.getLineNumeric()));
        }
    }

    /**
     * Whether a register that a partner keeps is to be asked.
     *
     * @throws RefusedException where the call names another permit than its message
     */
    boolean isForPartner(Wish wish, Optional<String> target) {
        if (!lookup.isElsewhere(wish.named())
                || !(lookup.seek(wish.named()) instanceof Elsewhere elsewhere)
                || elsewhere.keepers().stream()
                        .noneMatch(issued -> issued.kind().offers(wish.action().function(), today()))) {
            return false;
        }
        target.ifPresent(id -> sameAs(id, wish));
        return true;
    }

    /** @throws RefusedException where the call names another permit than its message */
    void sameAs(String target, Wish wish) {
        boolean isOne = Ids.parse(target)
                .flatMap(book::find)
                .filter(permit -> permit.kind().equals(wish.named().kind())
                        && permit.reference().equals(wish.named().reference()))
                .isPresent();
        if (!isOne) {
            throw another(target);
        }
    }

    Moved act(PermitRecord permit, PermitKind kind, Wish wish, Actor actor) {
        if (wish.action() == RegisterAction.RESERVE) {
            return reserve(permit, kind, wish.allocation(), actor);
        }
        Optional<Line> line = permit.line(wish.line());
        if (line.isEmpty()) {
            return Moved.refused(PermitReasonCode.LINE_UNKNOWN, "The permit has no line " + wish.line());
        }
        At at = new At(permit, line.get(), kind.quantity(), wish.usage(), actor);
        return switch (wish.action()) {
            case RELEASE -> allocations.release(at);
            case WRITE_OFF -> allocations.writeOff(at, wish.quantity());
            case AMEND, FORCE_AMEND ->
                allocations.amend(at, wish.quantity(), wish.action().name());
            case INVALIDATE, FORCE_DELETE ->
                allocations.invalidate(at, wish.action().name());
            case FORCE -> allocations.force(at, wish.quantity());
            case ENTER_RECORD -> allocations.enterRecord(at);
            case RESERVE -> throw new IllegalStateException("A reservation goes by the check");
        };
    }

    private Moved reserve(PermitRecord permit, PermitKind kind, Allocation asked, Actor actor) {
        Goods goods = new Goods(
                Checks.holders(asked.getHolderIdentifier()),
                Optional.of(asked.getLineNumeric()),
                Optional.ofNullable(asked.getCommodityCode()),
                Optional.ofNullable(asked.getOriginCountryCode()),
                Optional.empty(),
                Documents.declared(asked.getQuantity()),
                true,
                false);
        return reserve(
                permit,
                kind,
                goods,
                Wish.of(asked).usage(),
                asked.getEventDateTime().toInstant(),
                actor);
    }

    /** Sets aside what the check, made now under the lock, says that goods need. */
    Moved reserve(PermitRecord permit, PermitKind kind, Goods goods, Usage usage, Instant at, Actor actor) {
        Map<Integer, Allocated> has = new HashMap<>();
        Function<Line, Allocated> allocated =
                line -> has.computeIfAbsent(line.number(), number -> ledger.allocated(permit.id(), number, usage));
        Coverage coverage = Coverage.of(
                permit,
                kind.quantity(),
                goods,
                at,
                line -> allocated.apply(line).reserved());
        if (!coverage.covers() || coverage.line().isEmpty()) {
            return new Moved.Refused(coverage.findings());
        }
        return allocations.reserve(
                new At(permit, coverage.line().get(), kind.quantity(), usage, actor),
                allocated.apply(coverage.line().get()),
                coverage.charge(),
                coverage.findings());
    }

    private static void same(String target, Single single) {
        if (!target.equals(single.id().toString())) {
            throw another(target);
        }
    }

    private static RefusedException another(String target) {
        return new RefusedException(Reason.KIND_CONTRADICTS_PATH, "PermitID", "The call was about permit " + target);
    }

    private LocalDate today() {
        return clock.instant().atZone(Coverage.COUNTRY).toLocalDate();
    }
}
