package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Acceptance;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.control.Measurements;
import org.exchangehub.routes.control.Measurements.Measured;
import org.exchangehub.routes.deadline.Clocks;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;

/**
 * Brings the permits that a declaration names to where the declaration stands: checked when lodged, reserved at acceptance,
 * written off at release, given back otherwise. The case is locked first, then all its permits at once.
 */
public final class UseSteps {

    private static final String CLOCK = "permits";
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final NamedPermits named;
    private final Measurements measurements;
    private final Lookup lookup;
    private final PermitBook book;
    private final Ledger ledger;
    private final Bookings bookings;
    private final HeldUses held;
    private final Uses uses;
    private final Rechecks rechecks;
    private final Clocks clocks;
    private final Cases cases;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Evidence evidence;
    private final AdviceSteps advice;
    private final Contingency contingency;
    private final Clock clock;

    public UseSteps(
            NamedPermits named,
            Measurements measurements,
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Allocations allocations,
            HeldUses held,
            Uses uses,
            Rechecks rechecks,
            Clocks clocks,
            Obligations obligations,
            PermitLetters letters,
            Cases cases,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            AdviceSteps advice,
            Clock clock) {
        this.named = named;
        this.measurements = measurements;
        this.lookup = lookup;
        this.book = book;
        this.ledger = ledger;
        this.bookings = new Bookings(book, ledger, allocations, lookup, letters);
        this.held = held;
        this.uses = uses;
        this.rechecks = rechecks;
        this.clocks = clocks;
        this.cases = cases;
        this.bodies = bodies;
        this.canonical = canonical;
        this.evidence = evidence;
        this.advice = advice;
        this.contingency = new Contingency(obligations, evidence);
        this.clock = clock;
    }

    /** After a message about the case. */
    OnCase<?> follow(OnCase<?> on) {
        Supplier<Declaration> declared =
                on.payload() instanceof Declaration lodged ? () -> lodged : () -> declaration(on.concerned());
        follow(on.concerned(), declared, Optional.of(on.message().id()), when(on.payload()));
        return on;
    }

    /** A permit is judged by the time of what happened, not by when the hub heard of it. */
    private Instant when(Object payload) {
        Instant now = clock.instant();
        Instant happened = switch (payload) {
            case Acceptance accepted -> accepted.getAcceptanceDateTime().toInstant();
            case Outcome decided -> decided.getEventDateTime().toInstant();
            default -> now;
        };
        return happened.isBefore(now) ? happened : now;
    }

    /** The cases whose permits have changed. */
    List<UUID> waiting() {
        return rechecks.waiting();
    }

    /** After a permit has changed that the case names. */
    void again(UUID caseId) {
        cases.lock(caseId).filter(concerned -> rechecks.take(caseId)).ifPresent(concerned -> {
            if (follow(concerned, () -> declaration(concerned), Optional.empty(), clock.instant())) {
                advice.advise(concerned);
            }
        });
    }

    /** When a clock of the case has rung: a permit that it names may have expired. */
    public void ring(UUID caseId) {
        if (!uses.ofCase(caseId).isEmpty()) {
            cases.lock(caseId)
                    .ifPresent(concerned ->
                            follow(concerned, () -> declaration(concerned), Optional.empty(), clock.instant()));
        }
    }

    /** True where the register says something new. */
    private boolean follow(CaseRecord concerned, Supplier<Declaration> declared, Optional<UUID> cause, Instant now) {
        List<Use> before = uses.ofCase(concerned.id());
        List<Mention> mentions = Followed.isOver(concerned)
                ? List.of()
                : named.of(declared.get(), now.atZone(Coverage.COUNTRY).toLocalDate());
        if (before.isEmpty() && mentions.isEmpty()) {
            return false;
        }
        Followed followed = new Followed(concerned, cause, now);
        Measuring measured = Measuring.of(mentions, mentions.isEmpty() ? List.of() : measurements.ofCase(concerned));
        measured.uncounted().stream()
                .filter(one -> cause.filter(one.message()::equals).isPresent())
                .forEach(one -> note(followed, one));
        Following following = new Following(lookup, book, ledger, bookings, held, followed, before);
        List<Use> after = following.run(measured.mentions());
        clocks.set(concerned.id(), CLOCK, next(followed, following, after));
        contingency.look(followed, after);
        if (after.equals(before)) {
            return false;
        }
        uses.replace(concerned.id(), after);
        note(followed, after);
        return true;
    }

    private void note(Followed followed, Measured uncounted) {
        evidence.note(Step.of(
                followed.concerned().id(),
                "MEASURED_NOT_COUNTED",
                followed.concerned().owner(),
                Kind.CONTROL_RESULT,
                uncounted.message(),
                "Goods item " + uncounted.item() + " was measured to be "
                        + uncounted.value().toPlainString()
                        + uncounted.unit().map(unit -> " " + unit).orElse("")
                        + (uncounted.confidential()
                                ? "; permits stay as declared, for the control is confidential"
                                : "; it is not plain on which permit that counts")));
    }

    /** While a register is silent it is asked again and again, also for goods that have gone. */
    private Optional<Instant> next(Followed followed, Following following, List<Use> uses) {
        boolean waits = uses.stream().anyMatch(Use::isWaiting);
        return Stream.concat(
                        followed.isOpen() ? following.nextChange().stream() : Stream.empty(),
                        waits ? Stream.of(clock.instant().plus(AGAIN)) : Stream.empty())
                .min(Comparator.naturalOrder());
    }

    private void note(Followed followed, List<Use> uses) {
        evidence.note(Step.of(
                followed.concerned().id(),
                "PERMITS",
                followed.concerned().owner(),
                Kind.PERMIT_CHECK,
                followed.cause().orElse(followed.concerned().declaration()),
                uses.stream()
                        .map(use -> use.item() + ": " + use.kind() + " " + use.reference() + " " + use.standing() + " "
                                + use.reason())
                        .collect(Collectors.joining("; "))));
    }

    private Declaration declaration(CaseRecord concerned) {
        return canonical.read(bodies.canonical(concerned.declaration()), Declaration.class);
    }
}
