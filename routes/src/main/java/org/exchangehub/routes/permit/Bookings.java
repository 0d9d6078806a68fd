package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.util.Optional;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.routes.permit.Allocated.State;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.Amount.Counted;
import org.exchangehub.routes.permit.Amount.Declared;

/** Books what a case uses of permits that are locked, and tells their issuers; what hinders it comes back as a finding. */
final class Bookings {

    private final PermitBook book;
    private final Ledger ledger;
    private final Allocations allocations;
    private final Lookup lookup;
    private final PermitLetters letters;

    Bookings(PermitBook book, Ledger ledger, Allocations allocations, Lookup lookup, PermitLetters letters) {
        this.book = book;
        this.ledger = ledger;
        this.allocations = allocations;
        this.lookup = lookup;
        this.letters = letters;
    }

    Allocated allocated(At at) {
        return ledger.allocated(at.permit().id(), at.line().number(), at.usage());
    }

    /** Sets the charge aside, unless it is already; once the goods are released it is written off. */
    Optional<Finding> charge(Followed followed, At at, Coverage coverage) {
        Allocated has = allocated(at);
        boolean asBefore = has.state() == State.RESERVED
                && has.reserved().compareTo(coverage.charge().orElse(BigDecimal.ZERO)) == 0;
        Optional<Finding> why = asBefore
                ? Optional.empty()
                : booked(
                        followed,
                        at,
                        AllocationActionCode.RESERVE,
                        allocations.reserve(at, coverage.charge(), coverage.findings()));
        if (why.isEmpty() && followed.isReleased()) {
            At now = reread(at);
            return booked(followed, now, AllocationActionCode.WRITE_OFF, allocations.writeOff(now, Optional.empty()));
        }
        return why;
    }

    /** Writes off all that is set aside. */
    Optional<Finding> writeOff(Followed followed, At at) {
        return booked(followed, at, AllocationActionCode.WRITE_OFF, allocations.writeOff(at, Optional.empty()));
    }

    /** Corrects what is written off to what the declaration says now. */
    Optional<Finding> correct(Followed followed, At at, Declared declared) {
        boolean differs = at.line()
                .unit()
                .filter(unit -> Amount.in(unit, declared, at.rule()) instanceof Counted now
                        && now.value().compareTo(allocated(at).consumed()) != 0)
                .isPresent();
        return differs
                ? booked(followed, at, AllocationActionCode.AMEND, allocations.amend(at, Optional.of(declared)))
                : Optional.empty();
    }

    /** Releases what a use has set aside, and undoes what it has written off. */
    void giveBack(Followed followed, Use use) {
        if (use.permit().isEmpty() || use.line().isEmpty()) {
            return;
        }
        PermitRecord permit = book.find(use.permit().get()).orElseThrow();
        permit.lines().stream()
                .filter(line -> line.number() == use.line().get())
                .findFirst()
                .ifPresent(line -> lookup.kind(permit)
                        .ifPresent(kind -> giveBack(
                                followed,
                                new At(
                                        permit,
                                        line,
                                        kind.quantity(),
                                        new Usage(use.declaration(), use.item()),
                                        followed.actor()))));
    }

    private void giveBack(Followed followed, At at) {
        Allocated has = allocated(at);
        if (has.state() == State.RESERVED) {
            booked(followed, at, AllocationActionCode.RELEASE, allocations.release(at));
        }
        if (has.isWrittenOff()) {
            booked(followed, at, AllocationActionCode.INVALIDATE, allocations.invalidate(at, "INVALIDATE"));
        }
    }

    private Optional<Finding> booked(Followed followed, At at, AllocationActionCode action, Moved moved) {
        return switch (moved) {
            case Moved.Refused refused -> Optional.of(refused.findings().get(0));
            case Moved.Done done -> {
                letters.used(followed, at, action, allocated(at));
                yield Optional.empty();
            }
        };
    }

    /** As the line stands after something was booked. */
    private At reread(At at) {
        PermitRecord permit = book.find(at.permit().id()).orElseThrow();
        return new At(permit, permit.line(at.line().number()).orElseThrow(), at.rule(), at.usage(), at.actor());
    }
}
