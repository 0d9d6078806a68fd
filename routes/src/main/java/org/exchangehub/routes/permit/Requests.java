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
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.Lookup.None;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Identifier;
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

    /** What an action needs of the kind's functions. */
    static PermitFunction function(AllocationActionCode action) {
        return switch (action) {
            case RESERVE, RELEASE, WRITE_OFF -> PermitFunction.QUANTITY;
            case AMEND, INVALIDATE -> PermitFunction.AMEND;
            case ENTER_RECORD -> PermitFunction.RECORD;
        };
    }

    /**
     * Does what an allocation asks.
     *
     * @param target the hub's id of the permit, where the call named it
     */
    AllocationResult carryOut(Allocation asked, Optional<String> target, Actor actor) {
        return carryOut(asked, seek(asked), target, actor);
    }

    /**
     * Whether a register that a partner keeps is to be asked.
     *
     * @throws RefusedException where the call names another permit than its message
     */
    boolean isForPartner(Allocation asked, Optional<String> target) {
        if (!lookup.isElsewhere(named(asked))
                || !(seek(asked) instanceof Elsewhere elsewhere)
                || elsewhere.keepers().stream()
                        .noneMatch(issued -> issued.kind().offers(function(asked.getActionCode()), today()))) {
            return false;
        }
        target.ifPresent(id -> {
            boolean isOne = Ids.parse(id)
                    .flatMap(book::find)
                    .filter(permit -> permit.kind().equals(asked.getKindCode())
                            && permit.reference().equals(asked.getPermitID()))
                    .isPresent();
            if (!isOne) {
                throw new RefusedException(Reason.KIND_CONTRADICTS_PATH, "PermitID", "The call was about permit " + id);
            }
        });
        return true;
    }

    Sought seek(Allocation asked) {
        return lookup.seek(named(asked));
    }

    private static Named named(Allocation asked) {
        return named(asked.getKindCode(), asked.getPermitID(), asked.getIssuerID());
    }

    /** The same, where it is already known which permit is meant. */
    AllocationResult carryOut(Allocation asked, Sought sought, Optional<String> target, Actor actor) {
        AllocationResult result = Results.of(asked, clock.instant());
        locked(sought, target, result, function(asked.getActionCode()), (permit, kind) -> {
            Moved moved = act(permit, kind, asked, actor);
            if (moved instanceof Moved.Done) {
                letters.used(permit, asked);
            }
            return moved;
        });
        return result;
    }

    /** Carries out an intervention that a second officer has confirmed. */
    AllocationResult intervene(PermitIntervention asked, Actor actor) {
        AllocationResult result = result(asked);
        locked(
                lookup.seek(named(asked.getKindCode(), asked.getPermitID(), asked.getIssuerID())),
                Optional.empty(),
                result,
                PermitFunction.INTERVENE,
                (permit, kind) -> {
                    Moved moved = permit.line(asked.getLineNumeric())
                            .map(line -> intervene(asked, new At(permit, line, kind.quantity(), usage(asked), actor)))
                            .orElseGet(() -> lineUnknown(asked.getLineNumeric()));
                    if (moved instanceof Moved.Done) {
                        letters.intervened(permit, asked);
                    }
                    return moved;
                });
        return result;
    }

    private Moved intervene(PermitIntervention asked, At at) {
        var quantity = Documents.declared(asked.getQuantity());
        return switch (asked.getInterventionCode()) {
            case FORCE -> allocations.force(at, quantity);
            case AMEND -> allocations.amend(at, quantity, "FORCE_AMEND");
            case DELETE -> allocations.invalidate(at, "FORCE_DELETE");
        };
    }

    Moved act(PermitRecord permit, PermitKind kind, Allocation asked, Actor actor) {
        if (asked.getActionCode() == AllocationActionCode.RESERVE) {
            return reserve(permit, kind, asked, actor);
        }
        Optional<Line> line = permit.line(asked.getLineNumeric());
        if (line.isEmpty()) {
            return lineUnknown(asked.getLineNumeric());
        }
        At at = new At(permit, line.get(), kind.quantity(), usage(asked), actor);
        var quantity = Documents.declared(asked.getQuantity());
        return switch (asked.getActionCode()) {
            case RELEASE -> allocations.release(at);
            case WRITE_OFF -> allocations.writeOff(at, quantity);
            case AMEND -> allocations.amend(at, quantity);
            case INVALIDATE -> allocations.invalidate(at, "INVALIDATE");
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
                permit, kind, goods, usage(asked), asked.getEventDateTime().toInstant(), actor);
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

    /** What is done to a permit that is locked. */
    private interface Doing {
        Moved with(PermitRecord permit, PermitKind kind);
    }

    private void locked(
            Sought sought, Optional<String> target, AllocationResult result, PermitFunction function, Doing doing) {
        switch (sought) {
            case None none -> Results.refuse(result, List.of(none.why()));
            case Elsewhere elsewhere
            when elsewhere.keepers().stream().noneMatch(issued -> issued.kind().offers(function, today())) ->
                Results.refuse(
                        result,
                        List.of(Finding.error(
                                PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                                "The register of " + elsewhere.keeper() + " has no such function")));
            case Elsewhere elsewhere ->
                Results.unknown(result, "The register of " + elsewhere.keeper() + " could not be asked");
            case Single single -> {
                target.ifPresent(id -> same(id, single));
                PermitRecord permit =
                        Objects.requireNonNull(book.lock(Set.of(single.id())).get(single.id()));
                Optional<PermitKind> kind = lookup.kind(permit);
                if (kind.isEmpty()) {
                    Results.unknown(result, permit.issuer() + " keeps no permits of this kind any more");
                } else if (!kind.get().offers(function, today())) {
                    Results.refuse(
                            result,
                            List.of(Finding.error(
                                    PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                                    "Permits of kind " + permit.kind() + " have no such function")));
                } else {
                    Moved moved = doing.with(permit, kind.get());
                    PermitRecord now =
                            moved instanceof Moved.Done ? book.find(permit.id()).orElseThrow() : permit;
                    Results.conclude(result, moved, now.line(result.getLineNumeric()));
                }
            }
        }
    }

    /** @throws RefusedException where the call names another permit than its message */
    void sameAs(String target, PermitIntervention asked) {
        if (lookup.seek(named(asked.getKindCode(), asked.getPermitID(), asked.getIssuerID()))
                instanceof Single single) {
            same(target, single);
        }
    }

    private static void same(String target, Single single) {
        if (!target.equals(single.id().toString())) {
            throw new RefusedException(Reason.KIND_CONTRADICTS_PATH, "PermitID", "The call was about permit " + target);
        }
    }

    private static Moved lineUnknown(int line) {
        return Moved.refused(PermitReasonCode.LINE_UNKNOWN, "The permit has no line " + line);
    }

    static Named named(String kind, String reference, @org.jspecify.annotations.Nullable String issuer) {
        return new Named(kind, reference, Optional.ofNullable(issuer).map(PartnerId::new));
    }

    static Usage usage(Allocation asked) {
        return new Usage(Identifier.of(asked.getReference()).get(0), asked.getSequenceNumeric());
    }

    private static Usage usage(PermitIntervention asked) {
        return new Usage(Identifier.of(asked.getReference()).get(0), asked.getSequenceNumeric());
    }

    AllocationResult result(PermitIntervention asked) {
        return Results.of(asked, clock.instant());
    }

    private LocalDate today() {
        return clock.instant().atZone(Coverage.COUNTRY).toLocalDate();
    }
}
