package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.clearance.AdviceSteps;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.None;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Step;

/**
 * Brings the permits that a declaration names to where the declaration stands: checked when lodged, reserved at acceptance,
 * written off at release, given back otherwise. The case is locked first, then all its permits at once.
 */
public final class UseSteps {

    private final NamedPermits named;
    private final Lookup lookup;
    private final PermitBook book;
    private final Ledger ledger;
    private final Allocations allocations;
    private final Uses uses;
    private final Rechecks rechecks;
    private final PermitLetters letters;
    private final Cases cases;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Evidence evidence;
    private final AdviceSteps advice;
    private final Clock clock;

    public UseSteps(
            NamedPermits named,
            Lookup lookup,
            PermitBook book,
            Ledger ledger,
            Allocations allocations,
            Uses uses,
            Rechecks rechecks,
            PermitLetters letters,
            Cases cases,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            AdviceSteps advice,
            Clock clock) {
        this.named = named;
        this.lookup = lookup;
        this.book = book;
        this.ledger = ledger;
        this.allocations = allocations;
        this.uses = uses;
        this.rechecks = rechecks;
        this.letters = letters;
        this.cases = cases;
        this.bodies = bodies;
        this.canonical = canonical;
        this.evidence = evidence;
        this.advice = advice;
        this.clock = clock;
    }

    /** After a message about the case. */
    OnCase<?> follow(OnCase<?> on) {
        Supplier<Declaration> declared =
                on.payload() instanceof Declaration lodged ? () -> lodged : () -> declaration(on.concerned());
        follow(on.concerned(), declared, Optional.of(on.message().id()));
        return on;
    }

    /** The cases whose permits have changed. */
    List<UUID> waiting() {
        return rechecks.waiting();
    }

    /** After a permit has changed that the case names. */
    void again(UUID caseId) {
        cases.lock(caseId).filter(concerned -> rechecks.take(caseId)).ifPresent(concerned -> {
            if (follow(concerned, () -> declaration(concerned), Optional.empty())) {
                advice.advise(concerned);
            }
        });
    }

    /** True where the register says something new. */
    private boolean follow(CaseRecord concerned, Supplier<Declaration> declared, Optional<UUID> cause) {
        List<Use> before = uses.ofCase(concerned.id());
        Instant now = clock.instant();
        List<Mention> mentions = isOver(concerned)
                ? List.of()
                : named.of(declared.get(), now.atZone(Coverage.COUNTRY).toLocalDate());
        if (before.isEmpty() && mentions.isEmpty()) {
            return false;
        }
        Following following = new Following(concerned, cause, now, before, mentions);
        List<Use> after = following.run();
        if (after.equals(before)) {
            return false;
        }
        uses.replace(concerned.id(), after);
        evidence.note(Step.of(
                concerned.id(),
                "PERMITS",
                concerned.owner(),
                Kind.PERMIT_CHECK,
                cause.orElse(concerned.declaration()),
                after.stream()
                        .map(use -> use.item() + ": " + use.kind() + " " + use.reference() + " " + use.standing() + " "
                                + use.reason())
                        .collect(Collectors.joining("; "))));
        return true;
    }

    private Declaration declaration(CaseRecord concerned) {
        return canonical.read(bodies.canonical(concerned.declaration()), Declaration.class);
    }

    private static boolean isOver(CaseRecord concerned) {
        return concerned.state() == CaseStateCode.CANCELLED || concerned.state() == CaseStateCode.NOT_RELEASED;
    }

    /** One case, followed once. */
    private final class Following {

        private final CaseRecord concerned;
        private final Optional<UUID> cause;
        private final Instant now;
        private final Map<Use.Key, Use> before = new LinkedHashMap<>();
        private final List<Mention> mentions;
        private final Identifier declaration;
        private final Map<String, BigDecimal> asked = new HashMap<>();

        Following(CaseRecord concerned, Optional<UUID> cause, Instant now, List<Use> before, List<Mention> mentions) {
            this.concerned = concerned;
            this.cause = cause;
            this.now = now;
            before.forEach(use -> this.before.put(use.key(), use));
            this.mentions = mentions;
            this.declaration = Identifier.of(concerned.reference()).get(0);
        }

        List<Use> run() {
            Map<Use.Key, Sought> sought = new HashMap<>();
            mentions.forEach(mention -> sought.put(mention.key(), lookup.seek(mention.permit())));
            Set<UUID> ids = new HashSet<>();
            before.values().forEach(use -> use.permit().ifPresent(ids::add));
            sought.values().forEach(found -> {
                if (found instanceof Single single) {
                    ids.add(single.id());
                }
            });
            book.lock(ids);
            Set<Use.Key> kept = mentions.stream().map(Mention::key).collect(Collectors.toSet());
            List<Use> after = new ArrayList<>();
            before.values().stream().filter(use -> !kept.contains(use.key())).forEach(use -> {
                giveBack(use);
                if (isOver(concerned)) {
                    after.add(freed(use).after(use));
                }
            });
            for (Mention mention : mentions) {
                if (!concernsOthersOnly(mention, sought)) {
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

        /** A permit named for the declaration as a whole concerns the items that it covers, if it covers any. */
        private boolean concernsOthersOnly(Mention mention, Map<Use.Key, Sought> sought) {
            if (!mention.ofAll() || !(sought.get(mention.key()) instanceof Single single)) {
                return false;
            }
            PermitRecord permit = permit(single.id());
            return !covers(permit, mention)
                    && mentions.stream()
                            .anyMatch(other ->
                                    other.ofAll() && other.permit().equals(mention.permit()) && covers(permit, other));
        }

        private boolean covers(PermitRecord permit, Mention mention) {
            return permit.lines().stream()
                    .anyMatch(line -> line.active() && mention.goods().isCoveredBy(line));
        }

        private Use follow(Mention mention, Sought sought) {
            return switch (sought) {
                case None none -> use(mention, Optional.empty(), Optional.empty(), fault(none.why()), none.why());
                case Elsewhere elsewhere ->
                    use(
                            mention,
                            Optional.empty(),
                            Optional.empty(),
                            Standing.UNKNOWN,
                            Finding.error(
                                    PermitReasonCode.REGISTER_UNAVAILABLE,
                                    "The register of " + elsewhere.keeper() + " has not answered"));
                case Single single -> follow(mention, permit(single.id()));
            };
        }

        private Use follow(Mention mention, PermitRecord permit) {
            PermitKind kind = lookup.kind(permit).orElse(mention.kind());
            Usage usage = new Usage(declaration, mention.item());
            Coverage coverage = Coverage.of(
                    permit,
                    kind.quantity(),
                    mention.goods(),
                    now,
                    line -> ledger.allocated(permit.id(), line.number(), usage)
                            .reserved()
                            .subtract(asked.getOrDefault(permit.id() + "/" + line.number(), BigDecimal.ZERO)));
            Optional<Integer> line = coverage.line().map(PermitRecord.Line::number);
            if (!mention.counts() || concerned.state() == CaseStateCode.LODGED || line.isEmpty()) {
                line.ifPresent(of -> coverage.charge()
                        .ifPresent(charge -> asked.merge(permit.id() + "/" + of, charge, BigDecimal::add)));
                return checked(mention, permit, line, coverage);
            }
            if (hasMoved(mention, permit, line.get())) {
                giveBack(Objects.requireNonNull(before.remove(mention.key())));
                return follow(mention, permit(permit.id()));
            }
            At at = new At(permit, coverage.line().get(), kind.quantity(), usage, actor());
            Allocated has = ledger.allocated(permit.id(), line.get(), usage);
            if (isWrittenOff(has)) {
                return amended(mention, permit, at, has);
            }
            if (!coverage.covers()) {
                return checked(mention, permit, line, coverage);
            }
            boolean asBefore = has.state() == Allocated.State.RESERVED
                    && has.reserved().compareTo(coverage.charge().orElse(BigDecimal.ZERO)) == 0;
            if (!asBefore) {
                Moved reserved = allocations.reserve(at, coverage.charge(), coverage.findings());
                if (reserved instanceof Moved.Refused refused) {
                    Finding why = refused.findings().get(0);
                    return use(mention, Optional.of(permit), line, fault(why), why);
                }
                tell(permit, line.get(), usage, AllocationActionCode.RESERVE);
            }
            if (concerned.state() == CaseStateCode.RELEASED) {
                allocations.writeOff(reread(at), Optional.empty());
                tell(permit, line.get(), usage, AllocationActionCode.WRITE_OFF);
            }
            return checked(mention, permit, line, coverage);
        }

        /** A declaration that is replaced after release: what is written off is corrected to what it says now. */
        private Use amended(Mention mention, PermitRecord permit, At at, Allocated has) {
            Optional<Finding> why = Optional.empty();
            boolean counted = at.counts() && mention.goods().quantity().isPresent();
            if (counted
                    && Amount.in(
                                    at.line().unit().get(),
                                    mention.goods().quantity().get(),
                                    at.rule())
                            instanceof Amount.Counted now
                    && now.value().compareTo(has.consumed()) != 0
                    && replacedAfterRelease()) {
                Moved moved = allocations.amend(at, mention.goods().quantity());
                why = moved instanceof Moved.Refused refused
                        ? Optional.of(refused.findings().get(0))
                        : Optional.empty();
                if (why.isEmpty()) {
                    tell(permit, at.line().number(), at.usage(), AllocationActionCode.AMEND);
                }
            }
            return why.map(fault -> use(
                            mention, Optional.of(permit), Optional.of(at.line().number()), Standing.COVERS_NOT, fault))
                    .orElseGet(() -> use(
                            mention,
                            Optional.of(permit),
                            Optional.of(at.line().number()),
                            Standing.COVERS,
                            "COVERED",
                            "The permit covers the goods"));
        }

        private boolean replacedAfterRelease() {
            return before.values().stream().anyMatch(use -> use.standing() == Standing.COVERS)
                    && cause.filter(concerned.declaration()::equals).isPresent();
        }

        /** Whether the declaration had another line, or was known by another reference: that is given back first. */
        private boolean hasMoved(Mention mention, PermitRecord permit, int line) {
            Use last = before.get(mention.key());
            return last != null
                    && last.permit().isPresent()
                    && (!last.permit().get().equals(permit.id())
                            || !last.line().equals(Optional.of(line))
                            || !last.declaration().equals(declaration));
        }

        private void giveBack(Use use) {
            if (use.permit().isEmpty() || use.line().isEmpty()) {
                return;
            }
            PermitRecord permit = permit(use.permit().get());
            Usage usage = new Usage(use.declaration(), use.item());
            Allocated has = ledger.allocated(permit.id(), use.line().get(), usage);
            permit.lines().stream()
                    .filter(line -> line.number() == use.line().get())
                    .findFirst()
                    .ifPresent(line -> lookup.kind(permit).ifPresent(kind -> {
                        At at = new At(permit, line, kind.quantity(), usage, actor());
                        if (has.state() == Allocated.State.RESERVED) {
                            allocations.release(at);
                            tell(permit, line.number(), usage, AllocationActionCode.RELEASE);
                        }
                        if (has.state() == Allocated.State.CONSUMED
                                || has.consumed().signum() > 0) {
                            allocations.invalidate(at, "INVALIDATE");
                            tell(permit, line.number(), usage, AllocationActionCode.INVALIDATE);
                        }
                    }));
        }

        private Use freed(Use use) {
            return new Use(
                    use.item(),
                    use.kind(),
                    use.reference(),
                    use.namedLine(),
                    use.issuer(),
                    use.permit(),
                    use.line(),
                    use.declaration(),
                    Standing.FREE,
                    "FREE",
                    "Given back",
                    now);
        }

        private Use checked(Mention mention, PermitRecord permit, Optional<Integer> line, Coverage coverage) {
            return coverage.fault()
                    .map(why -> use(mention, Optional.of(permit), line, fault(why), why))
                    .orElseGet(() -> use(
                            mention,
                            Optional.of(permit),
                            line,
                            Standing.COVERS,
                            "COVERED",
                            "The permit covers the goods"));
        }

        private Standing fault(Finding why) {
            return concerned.state() == CaseStateCode.LODGED && why.blocks() ? Standing.WARNS : Standing.COVERS_NOT;
        }

        private Use use(
                Mention mention,
                Optional<PermitRecord> permit,
                Optional<Integer> line,
                Standing standing,
                Finding why) {
            return use(mention, permit, line, standing, why.reason().value(), why.text());
        }

        private Use use(
                Mention mention,
                Optional<PermitRecord> permit,
                Optional<Integer> line,
                Standing standing,
                String reason,
                String text) {
            return new Use(
                    mention.item(),
                    mention.permit().kind(),
                    mention.permit().reference(),
                    mention.goods().line().orElse(0),
                    permit.map(PermitRecord::issuer).orElse(mention.anyIssuer()),
                    permit.map(PermitRecord::id),
                    line,
                    declaration,
                    standing,
                    reason,
                    text,
                    now);
        }

        private At reread(At at) {
            PermitRecord permit = permit(at.permit().id());
            return new At(permit, permit.line(at.line().number()).orElseThrow(), at.rule(), at.usage(), at.actor());
        }

        /** As it stands now; it is locked. */
        private PermitRecord permit(UUID id) {
            return book.find(id).orElseThrow();
        }

        private Actor actor() {
            return new Actor(concerned.owner().value(), Optional.empty(), "Declaration " + concerned.state(), cause);
        }

        private void tell(PermitRecord permit, int line, Usage usage, AllocationActionCode action) {
            Allocated has = ledger.allocated(permit.id(), line, usage);
            Allocation told = new Allocation();
            told.setPermitID(permit.reference());
            told.setKindCode(permit.kind());
            told.setLineNumeric(line);
            told.setReference(concerned.reference());
            told.setSequenceNumeric(usage.item());
            told.setActionCode(action);
            permit.line(line)
                    .flatMap(PermitRecord.Line::unit)
                    .ifPresent(unit ->
                            told.setQuantity(Documents.quantity(has.reserved().add(has.consumed()), unit)));
            told.setEventDateTime(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            told.setIssuerID(permit.issuer().value());
            letters.used(permit, told);
        }
    }

    private static boolean isWrittenOff(Allocated has) {
        return has.state() == Allocated.State.CONSUMED || has.consumed().signum() > 0;
    }
}
