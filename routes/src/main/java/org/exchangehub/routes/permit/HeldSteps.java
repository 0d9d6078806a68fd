package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitCheckLine;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.HeldPlans.Answered;
import org.exchangehub.routes.permit.HeldPlans.Judged;
import org.exchangehub.routes.permit.HeldPlans.Next;
import org.exchangehub.routes.permit.HeldPlans.Unconcerned;
import org.exchangehub.routes.permit.HeldPlans.Write;
import org.exchangehub.routes.permit.HeldReads.Never;
import org.exchangehub.routes.permit.HeldReads.Own;
import org.exchangehub.routes.permit.HeldReads.Resolved;
import org.exchangehub.routes.permit.HeldReads.Theirs;
import org.exchangehub.routes.permit.HeldReads.Unclear;
import org.exchangehub.routes.permit.HeldReads.Written;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.record.MessageRecord;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a register that a partner keeps, and writes in it, until it is where it is to be. Each write is on record before it goes out;
 * after one whose answer is lost the ledger is read, and only what is not there goes out again, under the same id.
 */
public final class HeldSteps {

    private static final String READ = "a read";

    /** More writes than any goal takes. */
    private static final int MOST_WRITES = 5;

    private final HeldWorks works;
    private final HeldTurns turns;
    private final HeldReads reads;
    private final HeldPlans plans;
    private final Mirror mirror;
    private final HeldEnds ends;
    private final HeldOffices offices;
    private final Lookup lookup;
    private final PermitBook book;
    private final Checks checks;
    private final Requests requests;
    private final Wishes wishes;
    private final Canonical canonical;
    private final TransactionTemplate transaction;
    private final HeldSoon soon;
    private final Clock clock;

    public HeldSteps(
            HeldWorks works,
            HeldTurns turns,
            HeldReads reads,
            HeldPlans plans,
            Mirror mirror,
            HeldEnds ends,
            HeldOffices offices,
            Lookup lookup,
            PermitBook book,
            Checks checks,
            Requests requests,
            Wishes wishes,
            Canonical canonical,
            TransactionTemplate transaction,
            HeldSoon soon,
            Clock clock) {
        this.works = works;
        this.turns = turns;
        this.reads = reads;
        this.plans = plans;
        this.mirror = mirror;
        this.ends = ends;
        this.offices = offices;
        this.lookup = lookup;
        this.book = book;
        this.checks = checks;
        this.requests = requests;
        this.wishes = wishes;
        this.canonical = canonical;
        this.transaction = transaction;
        this.soon = soon;
        this.clock = clock;
        soon.by(this::run);
    }

    /** What can be done now, also what a node was doing that has died. */
    List<UUID> due() {
        turns.orphans().forEach(orphan -> turns.takeUp(orphan, rest(orphan)));
        return turns.due();
    }

    /** A register may not show yet what went out last. */
    private Duration rest(HeldWork work) {
        return work.sent()
                .flatMap(sent -> book.find(sent.permit()))
                .flatMap(permit -> reads.register(permit.issuer()))
                .map(HeldRegister::after)
                .orElse(Duration.ZERO);
    }

    /** Does it later, on a thread of its own: a slow register keeps nobody waiting but those who ask it. */
    void hand(UUID id) {
        soon.run(id);
    }

    /** Does one thing, as far as it can be done now. */
    void run(UUID id) {
        Optional<HeldWork> claimed = transaction.execute(status -> turns.claim(id));
        if (claimed == null || claimed.isEmpty()) {
            return;
        }
        HeldWork work = claimed.get();
        Optional<MessageRecord> message = work.message().map(ends::message);
        if (message.filter(asks -> asks.kind().equals(Kind.PERMIT_CHECK.code())).isPresent()) {
            check(work);
        } else {
            allocate(work);
        }
    }

    private void check(HeldWork work) {
        PermitCheck check = ends.check(work);
        Map<Named, Resolved> resolved = new HashMap<>();
        for (PermitCheckLine line : check.getLine()) {
            Named named = Checks.named(line);
            if (lookup.seek(named) instanceof Elsewhere elsewhere && !resolved.containsKey(named)) {
                resolved.put(named, reads.resolve(named, elsewhere, offices.of(check.getReference())));
            }
        }
        transaction.executeWithoutResult(status -> {
            Map<Named, Sought> sought = new HashMap<>();
            resolved.forEach((named, found) -> sought.put(named, sought(named, found)));
            ends.answer(
                    work,
                    checks.answer(
                            check,
                            named -> sought.containsKey(named)
                                    ? Objects.requireNonNull(sought.get(named))
                                    : lookup.seek(named)));
        });
    }

    private Sought sought(Named named, Resolved resolved) {
        return switch (resolved) {
            case Own own -> new Single(own.id());
            case Never never -> new Lookup.None(never.why());
            case Unclear unclear -> lookup.seek(named);
            case Theirs theirs ->
                new Single(mirror.follow(theirs, Optional.empty(), Optional.empty(), READ)
                        .id());
        };
    }

    private void allocate(HeldWork work) {
        Sought sought = lookup.seek(work.named());
        Resolved resolved;
        if (work.sent().isPresent()) {
            PermitRecord permit = book.find(work.sent().get().permit()).orElseThrow();
            resolved = reads.read(permit.issuer(), permit.kind(), permit.reference(), office(work));
        } else if (sought instanceof Elsewhere elsewhere) {
            resolved = reads.resolve(work.named(), elsewhere, office(work));
        } else {
            resolved = sought instanceof Lookup.None none ? new Never(none.why()) : new Own(((Single) sought).id());
        }
        switch (resolved) {
            case Unclear unclear -> unclear(work, unclear);
            case Never never -> transaction.executeWithoutResult(status -> ends.refuse(work, never.why()));
            case Own own -> transaction.executeWithoutResult(status -> own(work, own.id()));
            case Theirs theirs -> theirs(work, theirs);
        }
    }

    private String office(HeldWork work) {
        return work.place()
                .map(place -> offices.ofCase(place.caseId()))
                .orElseGet(() -> offices.of(wishes.of(work).allocation().getReference()));
    }

    private void unclear(HeldWork work, Unclear unclear) {
        transaction.executeWithoutResult(status -> {
            if (works.isOvertaken(work) && work.sent().isEmpty()) {
                turns.settle(work, Optional.empty());
            } else {
                turns.postpone(work, Duration.ZERO, "The register of " + unclear.keeper() + ": " + unclear.cause());
            }
        });
    }

    private void own(HeldWork work, UUID permit) {
        if (work.message().isPresent()) {
            ends.answer(
                    work, requests.carryOut(wishes.of(work), new Single(permit), Optional.empty(), ends.actor(work)));
        } else {
            ends.own(work, permit);
        }
    }

    private record Mirrored(HeldWork work, PermitRecord permit, Optional<Sent> notTaken, boolean done) {}

    private void theirs(HeldWork claimed, Theirs read) {
        Mirrored mirrored = Objects.requireNonNull(transaction.execute(status -> mirrored(claimed, read)));
        HeldWork work = mirrored.work();
        Optional<Sent> notTaken = mirrored.notTaken();
        for (int writes = 0; !mirrored.done() && writes < MOST_WRITES; writes++) {
            HeldWork now = work;
            Next next = Objects.requireNonNull(transaction.execute(status -> {
                status.setRollbackOnly();
                return plans.next(now, mirrored.permit().id());
            }));
            if (!(next instanceof Write write)) {
                transaction.executeWithoutResult(
                        status -> end(now, mirrored.permit().id(), next));
                return;
            }
            Optional<HeldWork> wrote = write(now, mirrored.permit(), write.sent(), notTaken);
            if (wrote.isEmpty()) {
                return;
            }
            work = wrote.get();
            notTaken = Optional.empty();
        }
        HeldWork last = work;
        if (!mirrored.done()) {
            transaction.executeWithoutResult(status -> turns.postpone(last, Duration.ZERO, "It takes more steps"));
        }
    }

    /** Lets the mirror follow, which tells whether what was sent was taken. */
    private Mirrored mirrored(HeldWork work, Theirs read) {
        if (work.sent().isEmpty()) {
            return new Mirrored(
                    work, mirror.follow(read, Optional.empty(), Optional.of(work.id()), READ), Optional.empty(), false);
        }
        Sent sent = work.sent().get();
        boolean taken = isTaken(read, sent, work.requestId());
        PermitRecord permit = mirror.follow(
                read,
                taken ? Optional.of(sent) : Optional.empty(),
                Optional.of(work.id()),
                "reading after a lost answer");
        HeldWork settled = turns.sentIsSettled(work);
        boolean done = taken && sent.answer().isPresent();
        if (done) {
            ends.answer(settled, canonical.read(sent.answer().orElseThrow(), AllocationResult.class));
        }
        return new Mirrored(settled, permit, taken ? Optional.empty() : Optional.of(sent), done);
    }

    private static boolean isTaken(Theirs read, Sent sent, String request) {
        return sent.action() == RegisterAction.ENTER_RECORD
                ? read.ledger()
                        .filter(ledger -> ledger.records().contains(request))
                        .isPresent()
                : allocated(read, sent).isSameAs(sent.after());
    }

    private static Allocated allocated(Theirs read, Sent sent) {
        return read.ledger().stream()
                .flatMap(ledger -> ledger.uses().stream())
                .filter(use -> use.line() == sent.line()
                        && use.declaration().equals(sent.usage().declaration().key())
                        && use.item() == sent.usage().item())
                .findFirst()
                .map(use -> Allocated.of(use.reserved(), use.consumed()))
                .orElse(Allocated.NOTHING);
    }

    /** Writes one step; nothing where that is all for now. */
    private Optional<HeldWork> write(HeldWork work, PermitRecord permit, Sent sent, Optional<Sent> notTaken) {
        PartnerId keeper = permit.issuer();
        Optional<HeldRegister> register = reads.register(keeper);
        Optional<Call> call = register.map(known -> known.writes().get(sent.action()));
        if (call.isEmpty()) {
            Finding none = Finding.error(
                    PermitReasonCode.FUNCTION_NOT_APPLICABLE,
                    "The register of " + keeper + " has no way to "
                            + sent.action().call());
            transaction.executeWithoutResult(status -> ends.refuse(work, none));
            return Optional.empty();
        }
        boolean again = notTaken.filter(last -> last.action() == sent.action()
                        && last.line() == sent.line()
                        && last.usage().equals(sent.usage())
                        && last.after().isSameAs(sent.after()))
                .isPresent();
        Optional<HeldWork> sending = Objects.requireNonNull(transaction.execute(status -> {
            if (works.isOvertaken(work)) {
                turns.settle(work, Optional.empty());
                return Optional.<HeldWork>empty();
            }
            return Optional.of(turns.sending(work, sent, again));
        }));
        return sending.flatMap(on -> written(on, permit, call.get(), register.get()));
    }

    private Optional<HeldWork> written(HeldWork work, PermitRecord permit, Call call, HeldRegister register) {
        Sent sent = work.sent().orElseThrow();
        Map<String, String> parameters = reads.parameters(permit.kind(), permit.reference(), office(work));
        parameters.put("request-id", work.requestId());
        byte[] allocation = plans.allocation(work, permit, parameters);
        Written written = reads.write(permit.issuer(), call, allocation, parameters);
        return Objects.requireNonNull(transaction.execute(status -> switch (written) {
            case Written.Done(Optional<String> warning) -> {
                warning.ifPresent(text -> mirror.warned(permit.id(), sent.line(), text));
                yield taken(work, sent, register.together().contains(sent.action()));
            }
            case Written.Refused refused -> {
                ends.refuse(turns.sentIsSettled(work), refused.why());
                yield Optional.<HeldWork>empty();
            }
            case Written.NotReached(String cause) -> {
                turns.postpone(
                        turns.sentIsSettled(work), Duration.ZERO, "The register of " + permit.issuer() + ": " + cause);
                yield Optional.<HeldWork>empty();
            }
            case Written.Unknown(String cause) -> {
                turns.postpone(work, register.after(), "It is not known whether it is done: " + cause);
                ends.unknown(work, cause);
                yield Optional.<HeldWork>empty();
            }
        }));
    }

    private Optional<HeldWork> taken(HeldWork work, Sent sent, boolean ofAllItems) {
        book.lock(List.of(sent.permit()));
        mirror.wrote(sent, ofAllItems, ends.actor(work));
        HeldWork settled = turns.sentIsSettled(work);
        if (sent.answer().isEmpty()) {
            return Optional.of(settled);
        }
        ends.answer(settled, canonical.read(sent.answer().get(), AllocationResult.class));
        return Optional.empty();
    }

    private void end(HeldWork work, UUID permit, Next next) {
        switch (next) {
            case Answered answered -> ends.answer(work, answered.result());
            case Judged judged -> ends.judge(work, permit, judged);
            case Unconcerned unconcerned -> ends.unconcerned(work, permit);
            case Write write -> throw new IllegalStateException("It is not at its end");
        }
    }
}
