package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.Quantity;
import org.exchangehub.routes.permit.Allocated.State;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;

/**
 * What is to be written next in a partner's register. It is found by doing it on the mirror, with the rules of the hub's own register,
 * in a transaction that is undone: so both homes have the same rules.
 */
public final class HeldPlans {

    private final PermitBook book;
    private final Ledger ledger;
    private final Allocations allocations;
    private final Requests requests;
    private final Lookup lookup;
    private final NamedPermits named;
    private final HeldWorks works;
    private final Cases cases;
    private final HeldOffices offices;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Wishes wishes;
    private final Clock clock;

    public HeldPlans(
            PermitBook book,
            Ledger ledger,
            Allocations allocations,
            Requests requests,
            Lookup lookup,
            NamedPermits named,
            HeldWorks works,
            Cases cases,
            HeldOffices offices,
            Bodies bodies,
            Canonical canonical,
            Wishes wishes,
            Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.allocations = allocations;
        this.requests = requests;
        this.lookup = lookup;
        this.named = named;
        this.works = works;
        this.cases = cases;
        this.offices = offices;
        this.bodies = bodies;
        this.canonical = canonical;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** What comes next. */
    sealed interface Next {}

    /** The message is answered, and nothing is to be written. */
    record Answered(AllocationResult result) implements Next {}

    /** Nothing is to be written any more for the case: what hinders it, if anything does. */
    record Judged(Optional<Finding> why, Optional<Integer> line) implements Next {}

    /** The declaration does not name it any more, or for other goods only. */
    record Unconcerned() implements Next {}

    record Write(Sent sent) implements Next {}

    /** Runs inside a transaction that is undone. */
    Next next(HeldWork work, UUID permitId) {
        PermitRecord permit = Objects.requireNonNull(book.lock(Set.of(permitId)).get(permitId));
        Optional<PermitKind> kind = lookup.kind(permit);
        if (work.goal() == Goal.ANSWER) {
            return answer(permit, kind, wishes.of(work));
        }
        if (kind.isEmpty()) {
            return new Judged(
                    Optional.of(Finding.error(
                            PermitReasonCode.KIND_UNKNOWN,
                            permit.issuer() + " keeps no permits of this kind any more")),
                    Optional.empty());
        }
        return work.goal() == Goal.FREE ? free(work, permit, kind.get()) : forCase(work, permit, kind.get());
    }

    private Next answer(PermitRecord permit, Optional<PermitKind> kind, Wish wish) {
        AllocationResult result = wish.result(clock.instant());
        boolean offered = kind.filter(known -> known.offers(
                        wish.action().function(),
                        clock.instant().atZone(Coverage.COUNTRY).toLocalDate()))
                .isPresent();
        if (!offered) {
            Results.refuse(
                    result,
                    List.of(Finding.error(
                            PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                            "Permits of kind " + permit.kind() + " have no such function")));
            return new Answered(result);
        }
        Usage usage = wish.usage();
        int line = wish.line();
        Allocated before = ledger.allocated(permit.id(), line, usage);
        Moved moved = requests.act(permit, kind.get(), wish, mirroring("Asked"));
        Results.conclude(result, moved, book.find(permit.id()).flatMap(now -> now.line(line)));
        Allocated after = ledger.allocated(permit.id(), line, usage);
        boolean changes = wish.action() == RegisterAction.ENTER_RECORD || !before.isSameAs(after);
        return moved instanceof Moved.Refused || !changes
                ? new Answered(result)
                : new Write(new Sent(
                        permit.id(), wish.action(), line, usage, before, after, Optional.of(canonical.write(result))));
    }

    static Actor mirroring(String reason) {
        return new Actor("hub", Optional.empty(), reason, Optional.empty());
    }

    private Next free(HeldWork work, PermitRecord permit, PermitKind kind) {
        Usage usage = usage(work);
        for (Line line : permit.lines()) {
            Allocated has = ledger.allocated(permit.id(), line.number(), usage);
            At at = new At(permit, line, kind.quantity(), usage, mirroring("Freed"));
            if (has.reserved().signum() > 0) {
                return write(at, RegisterAction.RELEASE, has, allocations.release(at));
            }
            if (has.consumed().signum() > 0) {
                return write(at, RegisterAction.INVALIDATE, has, allocations.invalidate(at, "INVALIDATE"));
            }
        }
        return new Judged(Optional.empty(), Optional.empty());
    }

    private Next forCase(HeldWork work, PermitRecord permit, PermitKind kind) {
        CaseRecord concerned = cases.get(work.place().orElseThrow().caseId()).orElseThrow();
        List<Mention> mentions = named.of(
                canonical.read(bodies.canonical(concerned.declaration()), Declaration.class),
                work.judgedAt().atZone(Coverage.COUNTRY).toLocalDate());
        Optional<Mention> mention = mentions.stream()
                .filter(one -> one.permit().equals(work.named())
                        && one.item() == work.place().orElseThrow().item()
                        && one.goods().line().orElse(0)
                                == work.place().orElseThrow().namedLine())
                .findFirst();
        boolean isOfOthers = mention.filter(one -> one.ofAll() && !covers(permit, one))
                .filter(one -> mentions.stream()
                        .anyMatch(
                                other -> other.ofAll() && other.permit().equals(one.permit()) && covers(permit, other)))
                .isPresent();
        return mention.isEmpty() || isOfOthers
                ? new Unconcerned()
                : forGoods(work, permit, kind, mention.get(), taken(work, permit, kind, mentions, mention.get()));
    }

    /** What goods items before this one need of the permit's lines, as long as nothing is reserved for them. */
    private Map<Integer, BigDecimal> taken(
            HeldWork work, PermitRecord permit, PermitKind kind, List<Mention> mentions, Mention until) {
        Map<Integer, BigDecimal> taken = new HashMap<>();
        if (work.goal() == Goal.CHECKED) {
            mentions.stream()
                    .takeWhile(one -> !one.equals(until))
                    .filter(one -> one.permit().equals(until.permit()))
                    .map(one -> coverage(work, permit, kind, one, taken))
                    .forEach(coverage -> coverage.line()
                            .ifPresent(line -> coverage.charge()
                                    .ifPresent(charge -> taken.merge(line.number(), charge, BigDecimal::add))));
        }
        return taken;
    }

    private Coverage coverage(
            HeldWork work, PermitRecord permit, PermitKind kind, Mention mention, Map<Integer, BigDecimal> taken) {
        Usage usage = new Usage(work.declaration().orElseThrow(), mention.item());
        return Coverage.of(
                permit,
                kind.quantity(),
                mention.goods(),
                work.judgedAt(),
                line -> ledger.allocated(permit.id(), line.number(), usage)
                        .reserved()
                        .subtract(taken.getOrDefault(line.number(), BigDecimal.ZERO)));
    }

    private static boolean covers(PermitRecord permit, Mention mention) {
        return permit.lines().stream()
                .anyMatch(line -> line.active() && mention.goods().isCoveredBy(line));
    }

    private Next forGoods(
            HeldWork work, PermitRecord permit, PermitKind kind, Mention mention, Map<Integer, BigDecimal> taken) {
        Usage usage = usage(work);
        Coverage coverage = coverage(work, permit, kind, mention, taken);
        Optional<Integer> number = coverage.line().map(Line::number);
        boolean books = work.goal() != Goal.CHECKED
                && mention.counts()
                && coverage.line().flatMap(Line::unit).isPresent();
        if (!books) {
            return new Judged(coverage.fault(), number);
        }
        Line line = coverage.line().orElseThrow();
        Optional<Next> elsewhere = onOtherLines(permit, kind, usage, line);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        At at = new At(permit, line, kind.quantity(), usage, mirroring("Declared"));
        Allocated has = ledger.allocated(permit.id(), line.number(), usage);
        if (has.isWrittenOff() && has.reserved().signum() == 0) {
            return corrected(work, mention, at, has);
        }
        if (ledger.isForced(at) && isFollowed(work)) {
            return new Judged(coverage.fault(), number);
        }
        boolean reserved = has.state() == State.RESERVED;
        boolean asNeeded = reserved
                && coverage.charge()
                        .filter(charge -> charge.compareTo(has.reserved()) == 0)
                        .isPresent();
        if (coverage.covers() && !asNeeded && !has.isWrittenOff()) {
            return write(
                    at, RegisterAction.RESERVE, has, allocations.reserve(at, coverage.charge(), coverage.findings()));
        }
        if (work.goal() == Goal.WRITTEN_OFF && reserved) {
            return write(at, RegisterAction.WRITE_OFF, has, allocations.writeOff(at, Optional.empty()));
        }
        return new Judged(coverage.fault(), number);
    }

    /** Whether the declaration was followed as it is now: what officers forced since then stays. */
    private boolean isFollowed(HeldWork work) {
        return works.newestSettled(work.named(), work.place().orElseThrow())
                .filter(last -> last.stamp().equals(work.stamp()))
                .isPresent();
    }

    /** What the declaration had of other lines is given back first. */
    private Optional<Next> onOtherLines(PermitRecord permit, PermitKind kind, Usage usage, Line but) {
        for (Line line : permit.lines()) {
            Allocated has = ledger.allocated(permit.id(), line.number(), usage);
            At at = new At(permit, line, kind.quantity(), usage, mirroring("Moved to another line"));
            if (line.number() != but.number() && has.reserved().signum() > 0) {
                return Optional.of(write(at, RegisterAction.RELEASE, has, allocations.release(at)));
            }
            if (line.number() != but.number() && has.consumed().signum() > 0) {
                return Optional.of(write(at, RegisterAction.INVALIDATE, has, allocations.invalidate(at, "INVALIDATE")));
            }
        }
        return Optional.empty();
    }

    /** A declaration that was replaced after release: what is written off follows it. */
    private Next corrected(HeldWork work, Mention mention, At at, Allocated has) {
        boolean differs = mention.goods()
                .quantity()
                .filter(declared ->
                        Amount.in(at.line().unit().orElseThrow(), declared, at.rule()) instanceof Amount.Counted now
                                && now.value().compareTo(has.consumed()) != 0)
                .isPresent();
        if (work.goal() == Goal.WRITTEN_OFF && differs && works.wasWrittenOffBefore(work)) {
            return write(
                    at,
                    RegisterAction.AMEND,
                    has,
                    allocations.amend(at, mention.goods().quantity()));
        }
        return new Judged(Optional.empty(), Optional.of(at.line().number()));
    }

    private Next write(At at, RegisterAction action, Allocated before, Moved moved) {
        Optional<Integer> line = Optional.of(at.line().number());
        if (moved instanceof Moved.Refused refused) {
            return new Judged(
                    refused.findings().stream().filter(Finding::blocks).findFirst(), line);
        }
        Allocated after = ledger.allocated(at.permit().id(), at.line().number(), at.usage());
        return before.isSameAs(after)
                ? new Judged(Optional.empty(), line)
                : new Write(new Sent(
                        at.permit().id(), action, at.line().number(), at.usage(), before, after, Optional.empty()));
    }

    private static Usage usage(HeldWork work) {
        return new Usage(
                work.declaration().orElseThrow(), work.place().orElseThrow().item());
    }

    /** The call of each write as the register gets it: in the unit of the permit, what is reserved, written off or given back. */
    byte[] allocation(HeldWork work, PermitRecord permit, Map<String, String> parameters) {
        Sent sent = work.sent().orElseThrow();
        Optional<String> reason = sent.answer()
                .flatMap(answer ->
                        Optional.ofNullable(wishes.of(work).allocation().getReasonText()));
        Allocation told = HeldDocuments.allocation(permit, sent, reason, clock.instant());
        parameters.put("action", sent.action().name());
        parameters.put("line", String.valueOf(sent.line()));
        parameters.put("item", String.valueOf(sent.usage().item()));
        parameters.put("declaration", sent.usage().declaration().key());
        parameters.put("quantity", Allocations.plain(HeldDocuments.quantity(sent)));
        parameters.put(
                "unit",
                Optional.ofNullable(told.getQuantity())
                        .map(Quantity::getUnitCode)
                        .orElse(""));
        parameters.put("reserved", Allocations.plain(sent.before().reserved()));
        parameters.put("consumed", Allocations.plain(sent.before().consumed()));
        parameters.put("commodity", commodity(permit, sent.line(), sent.usage()));
        parameters.put("also", also(permit, sent));
        return canonical.write(told);
    }

    private String commodity(PermitRecord permit, int line, Usage usage) {
        String declared = offices.commodity(usage);
        return !declared.isEmpty()
                ? declared
                : permit.lines().stream()
                        .filter(one -> one.number() == line)
                        .flatMap(one -> one.commodities().stream())
                        .findFirst()
                        .orElse("");
    }

    /** What else the declaration has of the permit: some registers are told all of it each time. */
    private String also(PermitRecord permit, Sent sent) {
        List<String> others = new ArrayList<>();
        for (Line line : permit.lines()) {
            ledger.allocated(permit.id(), line.number()).forEach((usage, has) -> {
                boolean isOther = usage.declaration().equals(sent.usage().declaration())
                        && (usage.item() != sent.usage().item() || line.number() != sent.line());
                if (isOther && has.reserved().add(has.consumed()).signum() > 0) {
                    others.add(line.number() + "/" + usage.item() + "/" + commodity(permit, line.number(), usage) + "/"
                            + Allocations.plain(has.reserved()) + "/" + Allocations.plain(has.consumed()));
                }
            });
        }
        return String.join(" ", others.stream().sorted().toList());
    }
}
