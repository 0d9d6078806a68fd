package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.routes.permit.HeldPlans.Judged;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Outcome;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Step;

/** What becomes of what a register was asked for: a message gets its answer, a case is looked at again. Inside a transaction. */
public final class HeldEnds {

    private final HeldTurns turns;
    private final HeldPermits mirrors;
    private final Rechecks rechecks;
    private final Messages messages;
    private final Cases cases;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Evidence evidence;
    private final HeldAnswers answers;
    private final Wishes wishes;
    private final Interventions interventions;
    private final Clock clock;

    public HeldEnds(
            HeldTurns turns,
            HeldPermits mirrors,
            Rechecks rechecks,
            Messages messages,
            Cases cases,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence,
            HeldAnswers answers,
            Wishes wishes,
            Interventions interventions,
            Clock clock) {
        this.turns = turns;
        this.mirrors = mirrors;
        this.rechecks = rechecks;
        this.messages = messages;
        this.cases = cases;
        this.bodies = bodies;
        this.canonical = canonical;
        this.evidence = evidence;
        this.answers = answers;
        this.wishes = wishes;
        this.interventions = interventions;
        this.clock = clock;
    }

    MessageRecord message(UUID id) {
        return messages.find(id).orElseThrow();
    }

    PermitCheck check(HeldWork work) {
        return canonical.read(bodies.canonical(work.message().orElseThrow()), PermitCheck.class);
    }

    /** For whom it is done. */
    Actor actor(HeldWork work) {
        Optional<MessageRecord> message = work.message().map(this::message);
        if (message.filter(HeldEnds::confirms).isPresent()) {
            return interventions.actor(message.get().id(), wishes.of(work));
        }
        Optional<String> asks = message.map(one -> one.sender().value());
        return new Actor(
                asks.or(() -> work.place()
                                .flatMap(place -> cases.get(place.caseId()))
                                .map(CaseRecord::owner)
                                .map(owner -> owner.value()))
                        .orElse("hub"),
                Optional.empty(),
                work.goal() == Goal.ANSWER ? "Asked" : "Declaration, to be " + work.goal(),
                work.message().or(work::stamp));
    }

    private static boolean confirms(MessageRecord message) {
        return message.kind().equals(Kind.INTERVENTION_CONFIRMATION.code());
    }

    /** The answer of a message. */
    void answer(HeldWork work, Object document) {
        MessageRecord message = message(work.message().orElseThrow());
        if (document instanceof AllocationResult result) {
            result.setMessageID(message.id().toString());
            message.senderMessageId().ifPresent(result::setSenderMessageID);
            if (confirms(message)) {
                interventions.concluded(message.id(), result);
            }
        }
        byte[] answer = canonical.write(document);
        bodies.keepAnswer(message.id(), answer);
        evidence.note(Step.of(
                        message.id(),
                        "ANSWERED",
                        message.sender(),
                        Kind.ofCode(message.kind()),
                        message.id(),
                        "Answered")
                .made(Hash.ofBody(answer)));
        turns.settle(work, Optional.empty());
        answers.changed();
    }

    /** It can not be done, and nothing has changed. */
    void refuse(HeldWork work, Finding why) {
        if (work.message().isPresent()) {
            AllocationResult result = wishes.of(work).result(clock.instant());
            Results.refuse(result, List.of(why));
            answer(work, result);
            return;
        }
        Optional<UUID> permit = work.sent().map(HeldWork.Sent::permit);
        settle(
                work,
                new Outcome(
                        Standing.COVERS_NOT,
                        why.reason().value(),
                        why.text(),
                        permit,
                        Optional.empty(),
                        revision(permit)));
    }

    void judge(HeldWork work, UUID permit, Judged judged) {
        Optional<UUID> known = Optional.of(permit);
        if (work.goal() == Goal.FREE) {
            turns.settle(
                    work,
                    Optional.of(new Outcome(
                            Standing.FREE, "FREE", "Given back", known, Optional.empty(), revision(known))));
            return;
        }
        settle(
                work,
                judged.why()
                        .map(why -> new Outcome(
                                Standing.COVERS_NOT,
                                why.reason().value(),
                                why.text(),
                                known,
                                judged.line(),
                                revision(known)))
                        .orElseGet(() -> new Outcome(
                                Standing.COVERS,
                                "COVERED",
                                "The permit covers the goods",
                                known,
                                judged.line(),
                                revision(known))));
    }

    void unconcerned(HeldWork work, UUID permit) {
        Optional<UUID> known = Optional.of(permit);
        settle(
                work,
                new Outcome(
                        Standing.FREE,
                        "NOT_CONCERNED",
                        "The permit is for other goods of the declaration",
                        known,
                        Optional.empty(),
                        revision(known)));
    }

    /** The permit is one of the hub's own. */
    void own(HeldWork work, UUID permit) {
        settle(
                work,
                new Outcome(
                        Standing.UNKNOWN, HeldUses.OWN, "The hub keeps it", Optional.of(permit), Optional.empty(), 0));
    }

    /** A write whose answer is lost. */
    void unknown(HeldWork work, String cause) {
        MessageRecord message = message(work.message().or(work::stamp).orElseThrow());
        evidence.note(Step.of(
                work.message()
                        .or(() -> work.place().map(HeldWork.Place::caseId))
                        .orElseThrow(),
                "UNKNOWN",
                message.sender(),
                Kind.ofCode(message.kind()),
                message.id(),
                "It is not known whether " + work.requestId() + " is done: " + cause));
        answers.changed();
    }

    private void settle(HeldWork work, Outcome outcome) {
        turns.settle(work, Optional.of(outcome));
        work.place().ifPresent(place -> rechecks.of(place.caseId()));
    }

    private int revision(Optional<UUID> permit) {
        return permit.map(mirrors::revision).orElse(0);
    }
}
