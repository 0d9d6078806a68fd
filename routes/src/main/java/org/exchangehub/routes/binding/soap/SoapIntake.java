package org.exchangehub.routes.binding.soap;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.contracts.CallSchema;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.Proofs;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.record.Ids;

/** The calls that bring a message. */
public final class SoapIntake {

    private static final String XML = "text/xml";

    private final Intake intake;
    private final Refusals refusals;
    private final CallSchema calls;
    private final Supplier<Optional<String>> person;
    private final Proofs proofs;

    /** @param person who acts for the caller, where its token proves one */
    public SoapIntake(
            Intake intake, Refusals refusals, CallSchema calls, Supplier<Optional<String>> person, Proofs proofs) {
        this.proofs = proofs;
        this.person = person;
        this.intake = intake;
        this.refusals = refusals;
        this.calls = calls;
    }

    /** The answer, once the message is durable; the positions of a refusal are those in the caller's own document. */
    Answer take(Called call) {
        try {
            Answer answer = taken(call);
            call.proof().ifPresent(proof -> keep(answer.messageId(), proof));
            return answer;
        } catch (RefusedException refused) {
            keep(refused, call.proof());
            throw refused;
        }
    }

    /** Takes a message whose element is its sender's own, without a call around it. */
    Answer takeOwn(Called call) {
        Excerpt excerpt = Excerpt.of(call.envelope().document(), call.envelope().call());
        try {
            Answer answer = intake.take(inbound(call, Optional.empty()).with(excerpt.bytes()));
            call.proof().ifPresent(proof -> keep(answer.messageId(), proof));
            return answer;
        } catch (RefusedException refused) {
            keep(refused, call.proof());
            throw excerpt.inDocument(refused);
        }
    }

    private Answer taken(Called call) {
        Envelope envelope = call.envelope();
        Optional<String> targetName = SoapService.target(call.operation());
        Optional<Span> message = envelope.message(targetName);
        Inbound inbound = inbound(call, targetName.flatMap(envelope::text));
        if (message.isEmpty()) {
            Excerpt whole = Excerpt.of(envelope.document(), envelope.call());
            return refuseInvalid(inbound.with(whole.bytes()), whole);
        }
        Excerpt excerpt = Excerpt.of(envelope.document(), message.get());
        Inbound complete = inbound.with(excerpt.bytes());
        Excerpt around = Excerpt.without(envelope.document(), envelope.call(), message.get());
        try {
            calls.validate(around.bytes());
        } catch (RefusedException invalid) {
            throw refusals.record(complete, Optional.empty(), around.inDocument(invalid));
        }
        try {
            return intake.take(complete);
        } catch (RefusedException refusal) {
            throw excerpt.inDocument(refusal);
        }
    }

    private Answer refuseInvalid(Inbound inbound, Excerpt whole) {
        try {
            calls.validate(whole.bytes());
        } catch (RefusedException invalid) {
            throw refusals.record(inbound, Optional.empty(), whole.inDocument(invalid));
        }
        throw new IllegalStateException("The schema lets a call bring no message: " + inbound.operation());
    }

    /** Puts on record that a call was refused whose message could not be told from it. */
    RefusedException unreadable(Sender sender, Optional<String> messageId, byte[] body, RefusedException refusal) {
        RefusedException recorded = refusals.record(
                new Inbound(
                        sender.known(),
                        Operation.SEND_MESSAGE,
                        new Wire(XML, body),
                        messageId,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                refusal);
        keep(recorded, sender.proof());
        return recorded;
    }

    private void keep(RefusedException refused, Optional<Proved> proof) {
        Optional<UUID> message = refused.messageId().flatMap(Ids::parse);
        if (message.isPresent() && proof.isPresent()) {
            keep(message.get(), proof.get());
        }
    }

    private void keep(UUID message, Proved proof) {
        proofs.keepEnvelope(message, new Wire(XML, proof.envelope()));
    }

    private Inbound inbound(Called call, Optional<String> target) {
        return new Inbound(
                        call.caller(),
                        call.operation(),
                        new Wire(XML, new byte[0]),
                        call.messageId(),
                        call.correlationId(),
                        target)
                .actedBy(person.get());
    }
}
