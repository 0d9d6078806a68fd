package org.exchangehub.routes.permit;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.permit.Interventions.Answered;
import org.exchangehub.routes.permit.Interventions.AtPartner;
import org.exchangehub.routes.permit.Interventions.Confirmed;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Step;

/** What a message about permits does; each question leaves its answer on record, so that a repeat gets the same one. */
public final class PermitSteps {

    private final Register register;
    private final Checks checks;
    private final Requests requests;
    private final Interventions interventions;
    private final PermitLetters letters;
    private final Rechecks rechecks;
    private final HeldWorks works;
    private final HeldSoon held;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Evidence evidence;

    public PermitSteps(
            Register register,
            Checks checks,
            Requests requests,
            Interventions interventions,
            PermitLetters letters,
            Rechecks rechecks,
            HeldWorks works,
            HeldSoon held,
            Bodies bodies,
            Canonical canonical,
            Evidence evidence) {
        this.register = register;
        this.checks = checks;
        this.requests = requests;
        this.interventions = interventions;
        this.letters = letters;
        this.rechecks = rechecks;
        this.works = works;
        this.held = held;
        this.bodies = bodies;
        this.canonical = canonical;
        this.evidence = evidence;
    }

    /** Takes a version of a permit into the register. */
    Received<Permit> register(Received<Permit> received) {
        take(received.message());
        return received;
    }

    /** Takes a version of a permit into the register, whatever brought it. */
    public void take(Message<Permit> message) {
        PermitRecord permit = register.take(message);
        letters.changed(permit, message.payload());
        rechecks.after(permit);
        note(
                permit.id(),
                "REGISTERED",
                message,
                "Permit " + permit.reference() + ", version " + permit.version() + ": " + permit.status(),
                message.canonical());
    }

    Received<PermitCheck> check(Received<PermitCheck> received) {
        PermitCheck asked = received.payload();
        if (checks.asksPartners(asked)) {
            held.run(works.ask(
                    received.message().id(),
                    Checks.named(asked.getLine().get(0)),
                    asked.getEventDateTime().toInstant(),
                    false));
            return received;
        }
        return answer(received, checks.answer(asked));
    }

    Received<Allocation> allocate(Received<Allocation> received) {
        Message<Allocation> message = received.message();
        Wish wish = Wish.of(message.payload());
        if (requests.isForPartner(wish, received.target())) {
            return asked(received, wish);
        }
        AllocationResult result = requests.carryOut(
                wish,
                received.target(),
                new Actor(
                        received.actor()
                                .map(person -> message.sender() + "/" + person)
                                .orElse(message.sender().value()),
                        Optional.empty(),
                        wish.reason(),
                        Optional.of(message.id())));
        return answer(received, identified(message, result));
    }

    Received<PermitIntervention> propose(Received<PermitIntervention> received) {
        received.target().ifPresent(target -> requests.sameAs(target, Wish.of(received.payload())));
        return answer(
                received, identified(received.message(), interventions.propose(received.message(), received.actor())));
    }

    Received<InterventionConfirmation> confirm(Received<InterventionConfirmation> received) {
        received.target()
                .filter(target -> !target.equals(received.payload().getInterventionID()))
                .ifPresent(target -> {
                    throw new RefusedException(
                            Reason.KIND_CONTRADICTS_PATH,
                            "/InterventionConfirmation/InterventionID",
                            "The call was about intervention " + target);
                });
        Confirmed confirmed = interventions
                .confirm(received.message(), received.actor())
                .orElseThrow(() -> new RefusedException(
                        Reason.NOT_FOUND,
                        "/InterventionConfirmation/InterventionID",
                        "No intervention " + received.payload().getInterventionID() + " waits for a second officer"));
        return switch (confirmed) {
            case Answered(AllocationResult result) -> answer(received, identified(received.message(), result));
            case AtPartner(Wish wish) -> asked(received, wish);
        };
    }

    /** The register that a partner keeps is asked, and answers later. */
    private <T> Received<T> asked(Received<T> received, Wish wish) {
        held.run(works.ask(
                received.message().id(),
                wish.named(),
                wish.allocation().getEventDateTime().toInstant(),
                true));
        return received;
    }

    private static AllocationResult identified(Message<?> message, AllocationResult result) {
        result.setMessageID(message.id().toString());
        message.senderMessageId().ifPresent(result::setSenderMessageID);
        return result;
    }

    private <T> Received<T> answer(Received<T> received, Object document) {
        byte[] answer = canonical.write(document);
        bodies.keepAnswer(received.message().id(), answer);
        note(received.message().id(), "ANSWERED", received.message(), "Answered", answer);
        return received.answered(answer);
    }

    private void note(UUID chain, String code, Message<?> message, String text, byte[] made) {
        evidence.note(Step.of(chain, code, message.sender(), message.kind(), message.id(), text)
                .made(Hash.ofBody(made)));
    }
}
