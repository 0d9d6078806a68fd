package org.exchangehub.routes.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Step;

/** A message that came before what it refers to waits for it, with a time limit. */
public final class WaitingSteps {

    private final Messages messages;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Evidence evidence;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long a message waits before it is refused */
    public WaitingSteps(
            Messages messages, Bodies bodies, Canonical canonical, Evidence evidence, Clock clock, Duration patience) {
        this.messages = messages;
        this.bodies = bodies;
        this.canonical = canonical;
        this.evidence = evidence;
        this.clock = clock;
        this.patience = patience;
    }

    /** Puts a message by until its case comes. */
    Answer await(Awaiting<?> awaiting) {
        Received<?> received = awaiting.received();
        Message<?> message = received.message();
        if (received.resumed()) {
            throw new RefusedException(
                    Reason.NEVER_ARRIVED,
                    awaiting.awaited().key() + " did not come within " + patience.toMinutes() + " minutes");
        }
        Optional<String> mrn = awaiting.awaited().mrn();
        MessageRecord waiting = received.row()
                .waiting(
                        awaiting.awaited(),
                        mrn,
                        Optional.empty(),
                        clock.instant().plus(patience));
        messages.settle(waiting);
        evidence.note(IntakeSteps.received(received, message.id()));
        IntakeSteps.warned(received).forEach(evidence::note);
        evidence.note(Step.of(
                message.id(),
                "WAITING",
                message.sender(),
                message.kind(),
                message.id(),
                "Waits for " + awaiting.awaited().key()));
        return Answer.of(waiting, false).warned(received.warnings());
    }

    /** The messages whose case has come or whose time is over. */
    List<UUID> ready() {
        return messages.ready(clock.instant());
    }

    /** Makes a message that has waited ready to be handled: a {@link Received}, or its id where it waits no more. */
    Object takeUp(UUID waiting) {
        return messages.takeWaiting(waiting).<Object>map(this::received).orElse(waiting);
    }

    private Received<?> received(MessageRecord row) {
        Kind kind = Kind.ofCode(row.kind()).orElseThrow();
        byte[] xml = bodies.canonical(row.id());
        Instant receivedAt = row.receivedAt();
        Message<?> message = new Message<>(
                row.id(),
                kind,
                row.sender(),
                row.senderMessageId(),
                row.correlationId(),
                receivedAt,
                xml,
                canonical.read(xml, kind.type()));
        return new Received<>(message, Operation.SEND_MESSAGE, row, Optional.empty(), true);
    }
}
