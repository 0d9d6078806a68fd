package org.exchangehub.routes.permit;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.Allocated.State;
import org.exchangehub.routes.permit.Amount.Counted;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.Amount.Uncountable;
import org.exchangehub.routes.permit.PermitRecord.Line;

/**
 * What may be done with a quantity of one permit line for one declaration line. The permit is locked, and what is read of it is
 * what is written on; each answer that is not done has changed nothing.
 */
public final class Allocations {

    private final Ledger ledger;

    public Allocations(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One line of a locked permit and who uses it, as what is done to them sees it. */
    record At(PermitRecord permit, Line line, QuantityRule rule, Usage usage, Actor actor) {

        boolean counts() {
            return line.unit().isPresent();
        }
    }

    /** Sets a charge aside that the check has found; it takes the place of what was set aside for the same declaration line. */
    Moved reserve(At at, Optional<BigDecimal> charge, List<Finding> findings) {
        return reserve(at, has(at), charge, findings);
    }

    /** @param has what the declaration line has, read under the same lock */
    Moved reserve(At at, Allocated has, Optional<BigDecimal> charge, List<Finding> findings) {
        if (has.isWrittenOff()) {
            return alreadyWrittenOff();
        }
        if (at.permit().singleUse()
                && ledger.usedByAnother(at.permit().id(), at.usage().declaration())) {
            return Moved.refused(
                    PermitReasonCode.SINGLE_USE, "The permit is for one declaration, and another one uses it");
        }
        BigDecimal amount = charge.orElse(ZERO);
        if (amount.compareTo(at.line().balance().available().add(has.reserved())) > 0) {
            return insufficient(at.line(), has.reserved());
        }
        move(
                at,
                "RESERVE",
                Change.reserve(amount.subtract(has.reserved())),
                new Allocated(State.RESERVED, amount, ZERO));
        return new Moved.Done(charge, findings);
    }

    /** Consumes what is set aside, or a part of it; the rest stays set aside. */
    Moved writeOff(At at, Optional<Declared> part) {
        Allocated has = has(at);
        if (has.state() == State.FREE) {
            return noReservation();
        }
        if (has.state() == State.CONSUMED) {
            return alreadyWrittenOff();
        }
        return counted(at, part, has.reserved(), (amount, findings) -> {
            if (amount.compareTo(has.reserved()) > 0) {
                return Moved.refused(
                        PermitReasonCode.EXCEEDS_RESERVATION,
                        "Only " + plain(has.reserved()) + " is reserved for this declaration line");
            }
            BigDecimal rest = has.reserved().subtract(amount);
            move(
                    at,
                    "WRITE_OFF",
                    Change.writeOff(amount),
                    new Allocated(
                            rest.signum() == 0 ? State.CONSUMED : State.RESERVED,
                            rest,
                            has.consumed().add(amount)));
            if (at.permit().status() != PermitStatusCode.VALID) {
                findings.add(status(at.permit()));
            }
            return new Moved.Done(charged(at, amount), findings);
        });
    }

    /** Gives back what is set aside and not written off. */
    Moved release(At at) {
        Allocated has = has(at);
        if (has.state() == State.CONSUMED) {
            return alreadyWrittenOff();
        }
        if (has.state() == State.FREE) {
            return noReservation();
        }
        move(
                at,
                "RELEASE",
                Change.reserve(has.reserved().negate()),
                new Allocated(has.consumed().signum() > 0 ? State.CONSUMED : State.FREE, ZERO, has.consumed()));
        return new Moved.Done(charged(at, has.reserved()), List.of());
    }

    /** Sets what is written off to another quantity, as far as enough is available. */
    Moved amend(At at, Optional<Declared> to) {
        return amend(at, to, "AMEND");
    }

    Moved amend(At at, Optional<Declared> to, String action) {
        Allocated has = has(at);
        if (!has.isWrittenOff()) {
            return noWriteOff();
        }
        if (at.counts() && to.isEmpty()) {
            return Moved.refused(PermitReasonCode.QUANTITY_MISSING, "To what quantity is not said");
        }
        return counted(at, to, ZERO, (amount, findings) -> {
            BigDecimal more = amount.subtract(has.consumed());
            if (more.compareTo(at.line().balance().available()) > 0) {
                return insufficient(at.line(), has.consumed());
            }
            move(at, action, Change.consume(more), new Allocated(has.state(), has.reserved(), amount));
            return new Moved.Done(charged(at, amount), findings);
        });
    }

    /** Gives back what is written off. */
    Moved invalidate(At at, String action) {
        Allocated has = has(at);
        if (!has.isWrittenOff()) {
            return noWriteOff();
        }
        move(
                at,
                action,
                Change.consume(has.consumed().negate()),
                new Allocated(has.reserved().signum() > 0 ? State.RESERVED : State.FREE, has.reserved(), ZERO));
        return new Moved.Done(charged(at, has.consumed()), List.of());
    }

    /** Writes off whatever the permit's state is, from what is set aside and then from what is available; never more. */
    Moved force(At at, Optional<Declared> quantity) {
        Allocated has = has(at);
        if (has.isWrittenOff()) {
            return alreadyWrittenOff();
        }
        if (at.counts() && quantity.isEmpty()) {
            return Moved.refused(PermitReasonCode.QUANTITY_MISSING, "How much is not said");
        }
        return counted(at, quantity, ZERO, (amount, findings) -> {
            if (amount.compareTo(at.line().balance().available().add(has.reserved())) > 0) {
                return insufficient(at.line(), has.reserved());
            }
            move(
                    at,
                    "FORCE",
                    Change.reserve(has.reserved().negate()).and(Change.consume(amount)),
                    new Allocated(State.CONSUMED, ZERO, amount));
            return new Moved.Done(charged(at, amount), findings);
        });
    }

    /** Writes a customs record down. */
    Moved enterRecord(At at) {
        ledger.note(at.permit().id(), at.line().number(), at.usage(), "ENTER_RECORD", at.actor());
        return new Moved.Done(Optional.empty(), List.of());
    }

    /** What is done with an amount in the unit of the line. */
    private interface Doing {
        Moved with(BigDecimal amount, List<Finding> findings);
    }

    private static Moved counted(At at, Optional<Declared> quantity, BigDecimal otherwise, Doing doing) {
        List<Finding> findings = new ArrayList<>();
        if (!at.counts() || quantity.isEmpty()) {
            return doing.with(at.counts() ? otherwise : ZERO, findings);
        }
        return switch (Amount.in(at.line().unit().get(), quantity.get(), at.rule())) {
            case Uncountable not -> Moved.refused(not.reason(), not.text());
            case Counted counted -> {
                if (counted.rounded()) {
                    findings.add(rounded(counted, at.line()));
                }
                yield doing.with(counted.value(), findings);
            }
        };
    }

    static Finding rounded(Counted counted, Line line) {
        return Finding.information(
                PermitReasonCode.ROUNDED,
                "Counted as " + plain(counted.value()) + " " + line.unit().orElse(""));
    }

    private static Finding status(PermitRecord permit) {
        return Finding.information(
                switch (permit.status()) {
                    case SUSPENDED -> PermitReasonCode.SUSPENDED;
                    case REVOKED -> PermitReasonCode.REVOKED;
                    case EXPIRED -> PermitReasonCode.EXPIRED;
                    case USED_UP -> PermitReasonCode.USED_UP;
                    case DRAFT, VALID -> PermitReasonCode.NOT_ISSUED;
                },
                "The permit has changed since it was reserved");
    }

    private Allocated has(At at) {
        return ledger.allocated(at.permit().id(), at.line().number(), at.usage());
    }

    private void move(At at, String action, Change change, Allocated after) {
        ledger.move(at.permit().id(), at.line().number(), at.usage(), action, change, after, at.actor());
    }

    private static Optional<BigDecimal> charged(At at, BigDecimal amount) {
        return at.counts() ? Optional.of(amount) : Optional.empty();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Moved insufficient(Line line, BigDecimal own) {
        return Moved.refused(
                PermitReasonCode.QUANTITY_INSUFFICIENT,
                "Only " + plain(line.balance().available().add(own)) + " "
                        + line.unit().orElse("") + " is there for this declaration line");
    }

    private static Moved alreadyWrittenOff() {
        return Moved.refused(PermitReasonCode.ALREADY_WRITTEN_OFF, "It is written off for this declaration line");
    }

    private static Moved noReservation() {
        return Moved.refused(PermitReasonCode.NO_RESERVATION, "Nothing is reserved for this declaration line");
    }

    private static Moved noWriteOff() {
        return Moved.refused(PermitReasonCode.NO_WRITE_OFF, "Nothing is written off for this declaration line");
    }
}
