package org.exchangehub.routes.clearance;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.BlockerCode;
import org.exchangehub.contracts.v1.CustodyCode;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Advice.Block;
import org.exchangehub.routes.clearance.Advice.Ground;
import org.exchangehub.routes.clearance.Advice.Owed;
import org.exchangehub.routes.clearance.Facts.Asked;
import org.exchangehub.routes.clearance.Facts.ControlFact;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.Overdue;
import org.exchangehub.routes.clearance.Facts.PermitFact;
import org.exchangehub.routes.clearance.Policy.Effect;

/**
 * The release calculus: one pure function from the facts of a case to one advice. Its laws are those of {@code
 * docs/clearance.md}, tested as properties.
 */
public final class Calculus {

    private final Policy policy;

    public Calculus(Policy policy) {
        this.policy = policy;
    }

    /** The advice for these facts. */
    public Advice advise(Facts facts) {
        List<Reading> readings = new ArrayList<>();
        facts.asked().stream()
                .filter(one ->
                        one.role() == CompetenceRole.DECIDE && facts.lines().contains(one.line()))
                .map(one -> read(one, facts.at()))
                .forEach(readings::add);
        facts.lines().forEach(line -> {
            facts.controls().stream()
                    .filter(control -> control.concerns(line))
                    .map(control -> read(line, control))
                    .forEach(readings::add);
            facts.permits().stream()
                    .filter(permit -> permit.line() == line)
                    .map(this::read)
                    .forEach(readings::add);
        });
        readings.sort(Reading.ORDER);
        Map<Integer, Effect> lines = new TreeMap<>();
        facts.lines().forEach(line -> lines.put(line, FREE));
        readings.forEach(reading -> lines.merge(reading.line(), reading.effect(), this::stricter));
        Effect whole = lines.values().stream().reduce(FREE, this::stricter);
        return new Advice(
                policy.version(),
                whole,
                lines,
                readings.stream().flatMap(reading -> reading.block().stream()).toList(),
                readings.stream().flatMap(reading -> reading.owed().stream()).toList(),
                readings.stream()
                        .filter(reading -> reading.effect().advice()
                                == Objects.requireNonNull(lines.get(reading.line()))
                                        .advice())
                        .filter(Reading::counts)
                        .map(Reading::ground)
                        .toList(),
                facts.asked().stream()
                        .filter(one -> one.role() == CompetenceRole.DECIDE
                                && facts.lines().contains(one.line()))
                        .map(Asked::partner)
                        .distinct()
                        .count());
    }

    /** The answer that counts: the latest by event time; of several at the same time the strictest. */
    public Optional<Given> current(List<Given> answers) {
        return answers.stream()
                .max(comparing(Given::eventTime)
                        .thenComparing(
                                given -> policy.rank(policy.of(given.code()).advice()))
                        .thenComparing(Given::code)
                        .thenComparing(Given::message));
    }

    private static final Effect FREE = new Effect(AdviceCode.MAY_RELEASE, CustodyCode.MAY_LEAVE);

    /** Admissibility and custody are two questions: each takes the stricter of its own. */
    private Effect stricter(Effect one, Effect other) {
        return new Effect(
                policy.rank(one.advice()) >= policy.rank(other.advice()) ? one.advice() : other.advice(),
                one.custody().compareTo(other.custody()) >= 0 ? one.custody() : other.custody());
    }

    private Reading read(Asked asked, Instant at) {
        Optional<Given> answer = current(asked.answers());
        if (answer.isEmpty()) {
            return asked.overdue()
                    .map(overdue -> overdue(asked, overdue))
                    .orElseGet(() -> silent(asked, asked.since(), Resolutions.UNANSWERED));
        }
        Given given = answer.get();
        Effect effect = policy.of(given.code());
        Optional<Instant> expired = given.validUntil().filter(until -> until.isBefore(at));
        if (!effect.blocks() && expired.isPresent()) {
            return silent(asked, expired.get(), Resolutions.EXPIRED);
        }
        Ground ground = new Ground(
                asked.line(),
                asked.partner(),
                effect.blocks() ? Optional.of(BlockerCode.DISPOSITION) : Optional.empty(),
                Optional.of(given.code()),
                Optional.of(given.message()),
                given.eventTime());
        Optional<Owed> owed = given.code() == DispositionCode.CONDITIONAL
                ? Optional.of(new Owed(
                        asked.line(),
                        asked.partner(),
                        Optional.empty(),
                        Resolutions.of(given),
                        given.eventTime(),
                        given.validUntil()))
                : Optional.empty();
        Optional<Block> block = effect.blocks()
                ? Optional.of(new Block(
                        asked.line(),
                        asked.partner(),
                        BlockerCode.DISPOSITION,
                        asked.referral().toString(),
                        effect,
                        Optional.of(given.code()),
                        given.reasonCode(),
                        given.text(),
                        given.eventTime(),
                        given.validUntil(),
                        Resolutions.of(given)))
                : Optional.empty();
        return new Reading(effect, ground, true, block, owed);
    }

    private Reading silent(Asked asked, Instant since, String resolution) {
        return blocked(new Block(
                asked.line(),
                asked.partner(),
                BlockerCode.NO_ANSWER,
                asked.referral().toString(),
                policy.unanswered(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                since,
                asked.due(),
                resolution));
    }

    private Reading overdue(Asked asked, Overdue overdue) {
        Effect effect = policy.of(overdue.contingency());
        if (overdue.contingency() == Contingency.HOLD || effect.blocks()) {
            return blocked(new Block(
                    asked.line(),
                    asked.partner(),
                    BlockerCode.OVERDUE,
                    asked.referral().toString(),
                    effect,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    asked.since(),
                    asked.due(),
                    Resolutions.OVERDUE));
        }
        Ground ground = new Ground(
                asked.line(),
                asked.partner(),
                Optional.of(BlockerCode.OVERDUE),
                Optional.empty(),
                Optional.empty(),
                overdue.since());
        return new Reading(
                effect,
                ground,
                true,
                Optional.empty(),
                Optional.of(new Owed(
                        asked.line(),
                        asked.partner(),
                        overdue.obligation(),
                        Resolutions.RELEASED_UNANSWERED,
                        overdue.since(),
                        Optional.empty())));
    }

    private Reading read(int line, ControlFact control) {
        Effect effect = policy.of(control.standing());
        return of(new Block(
                line,
                control.requester(),
                BlockerCode.CONTROL,
                control.control().toString(),
                effect,
                Optional.empty(),
                Optional.of(control.reasonCode()),
                Optional.empty(),
                control.since(),
                control.until(),
                Resolutions.of(control.standing())));
    }

    private Reading read(PermitFact permit) {
        return permit.overdue()
                .map(overdue -> overdue(permit, overdue))
                .orElseGet(() -> of(block(permit, policy.of(permit.standing()))));
    }

    /** Goods that go though the register of their permit is silent go with an obligation, like those of a silent agency. */
    private Reading overdue(PermitFact permit, Overdue overdue) {
        Block block = block(permit, policy.of(overdue.contingency()));
        if (overdue.contingency() == Contingency.HOLD || block.effect().blocks()) {
            return blocked(block);
        }
        return new Reading(
                block.effect(),
                ground(block),
                true,
                Optional.empty(),
                Optional.of(new Owed(
                        permit.line(),
                        permit.issuer(),
                        overdue.obligation(),
                        Resolutions.releasedUnchecked(permit),
                        overdue.since(),
                        Optional.empty())));
    }

    private static Block block(PermitFact permit, Effect effect) {
        return new Block(
                permit.line(),
                permit.issuer(),
                BlockerCode.PERMIT,
                permit.permit(),
                effect,
                Optional.empty(),
                Optional.of(permit.reasonCode()),
                Optional.of(permit.text()),
                permit.since(),
                Optional.empty(),
                Resolutions.of(permit));
    }

    /** A control or permit that does not block says nothing: no agency's consent is in it. */
    private static Reading of(Block block) {
        return block.effect().blocks()
                ? blocked(block)
                : new Reading(block.effect(), ground(block), false, Optional.empty(), Optional.empty());
    }

    private static Reading blocked(Block block) {
        return new Reading(block.effect(), ground(block), true, Optional.of(block), Optional.empty());
    }

    private static Ground ground(Block block) {
        return new Ground(
                block.line(),
                block.partner(),
                Optional.of(block.kind()),
                Optional.empty(),
                Optional.empty(),
                block.since());
    }

    /**
     * One fact, read by the policy.
     *
     * @param counts false for what neither blocks nor consents
     */
    private record Reading(Effect effect, Ground ground, boolean counts, Optional<Block> block, Optional<Owed> owed) {

        static final Comparator<Reading> ORDER = comparing(Reading::line)
                .thenComparing(reading -> reading.ground().partner().value())
                .thenComparing(reading -> reading.ground().since())
                .thenComparing(reading -> reading.block().map(Block::subject).orElse(""));

        int line() {
            return ground.line();
        }
    }
}
