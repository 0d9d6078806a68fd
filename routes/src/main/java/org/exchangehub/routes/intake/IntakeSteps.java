package org.exchangehub.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.EnvelopeHeader;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.StatusCode;
import org.exchangehub.routes.attachment.AttachmentRules;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Step;

/** The steps of taking a message in, up to the flow of its kind and after it. */
public final class IntakeSteps {

    private static final String WARNED = "WARNED";

    private final Catalogue catalogue;
    private final Translator translator;
    private final Messages messages;
    private final Bodies bodies;
    private final CaseResolution resolution;
    private final Evidence evidence;
    private final AttachmentRules attachments;
    private final Clock clock;

    public IntakeSteps(
            Catalogue catalogue,
            Translator translator,
            Messages messages,
            Bodies bodies,
            CaseResolution resolution,
            Evidence evidence,
            AttachmentRules attachments,
            Clock clock) {
        this.catalogue = catalogue;
        this.translator = translator;
        this.messages = messages;
        this.bodies = bodies;
        this.resolution = resolution;
        this.evidence = evidence;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Reads what came as the sender's connector says, into canonical form. */
    Received<?> translate(Inbound inbound) {
        Connector sender = catalogue
                .find(inbound.sender())
                .orElseThrow(() ->
                        new RefusedException(Reason.UNAUTHENTICATED, "The hub has no partner " + inbound.sender()));
        if (!inbound.operation().mayCall(sender.role())) {
            throw new RefusedException(Reason.FORBIDDEN, inbound.operation().title() + " is not for this partner");
        }
        UUID id = Ids.next();
        Instant now = clock.instant();
        Map<String, String> parameters = new HashMap<>(Map.of("message-id", id.toString(), "now", now.toString()));
        inbound.correlationId().ifPresent(answered -> parameters.put("correlation-id", answered));
        Translated translated = read(sender, inbound, parameters);
        Optional<EnvelopeHeader> header = translated.header();
        Message<?> message = new Message<>(
                id,
                translated.kind(),
                inbound.sender(),
                header.map(EnvelopeHeader::messageId).or(inbound::senderMessageId),
                header.flatMap(EnvelopeHeader::correlationId).or(inbound::correlationId),
                now,
                translated.canonical(),
                translated.payload());
        header.flatMap(EnvelopeHeader::senderId)
                .filter(named -> !named.equals(inbound.sender().value()))
                .ifPresent(named -> {
                    throw new RefusedException(
                            Reason.FORBIDDEN, "/Envelope/Header/SenderID", "The caller did not prove to be " + named);
                });
        return new Received<>(
                message,
                inbound.operation(),
                row(message, inbound, sender, translated),
                inbound.target(),
                false,
                inbound.actor(),
                translated.warnings(),
                Optional.empty(),
                Optional.empty());
    }

    private Translated read(Connector sender, Inbound inbound, Map<String, String> parameters) {
        if (inbound.within().isEmpty()) {
            return translator.toCanonical(sender, inbound.wire(), parameters);
        }
        Inbound.Within within = inbound.within().get();
        Map<String, String> all = new HashMap<>(within.parameters());
        all.putAll(parameters);
        return translator
                .answer(sender, within.called(), inbound.wire(), all)
                .orElseThrow(() -> new IllegalStateException("A receipt is not taken in"));
    }

    private static MessageRecord row(Message<?> message, Inbound inbound, Connector sender, Translated translated) {
        byte[] contentHash = Hash.of(
                inbound.operation().name().getBytes(UTF_8),
                inbound.target().orElse("").getBytes(UTF_8),
                inbound.wire().bytes());
        return new MessageRecord(
                message.id(),
                message.sender(),
                message.senderMessageId(),
                message.kind().code(),
                StatusCode.PROCESSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                message.correlationId(),
                message.receivedAt(),
                contentHash,
                sender.hash(),
                translated.mapHash(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Refuses what contradicts its call, the sender's agreement or the rules of its kind. */
    Received<?> check(Received<?> received) {
        Message<?> message = received.message();
        Operation operation = received.operation();
        operation.kind().filter(only -> only != message.kind()).ifPresent(only -> {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH,
                    operation.title() + " takes a " + only.code() + ", this is a "
                            + message.kind().code());
        });
        if (catalogue
                .find(message.sender())
                .filter(sender -> sender.agreement().maySend(message.kind()))
                .isEmpty()) {
            throw new RefusedException(
                    Reason.NOT_IN_AGREEMENT,
                    "The agreement lets this partner send no " + message.kind().code());
        }
        MessageRules.check(message, operation, clock.instant());
        return received;
    }

    /** Registers a message once: a repeat gets the answer of the first time, a reused id is refused. */
    Object register(Received<?> received) {
        MessageRecord row = received.row();
        if (messages.add(row)) {
            attachments.check(row.sender(), received.message().canonical());
            bodies.keepCanonical(row.id(), received.message().canonical());
            return received;
        }
        MessageRecord first =
                messages.find(row.sender(), row.senderMessageId().orElseThrow()).orElseThrow();
        if (!java.util.Arrays.equals(first.contentHash(), row.contentHash())) {
            throw new RefusedException(
                    Reason.MESSAGE_ID_REUSED,
                    "Message id " + row.senderMessageId().orElseThrow() + " was used for another content");
        }
        return Answer.of(first, true).warned(received.warnings());
    }

    /** Finds the case that a message concerns: an {@link OnCase}, an {@link Awaiting}, or the message itself where it opens one. */
    Object resolve(Received<?> received) {
        Object resolved = resolution.resolve(received);
        if (resolved instanceof OnCase<?> on) {
            note(on);
        } else if (resolved instanceof Received<?> own && !CaseResolution.opensCase(own)) {
            evidence.note(received(own, own.message().id()));
        }
        return resolved;
    }

    private void note(OnCase<?> on) {
        Message<?> message = on.message();
        evidence.note(received(on.received(), on.concerned().id()));
        if (on.received().resumed()) {
            evidence.note(Step.of(
                    on.concerned().id(),
                    "RESUMED",
                    message.sender(),
                    message.kind(),
                    message.id(),
                    "Its case has come"));
        }
    }

    /** The step with which a message enters the evidence of its case. */
    public static Step received(Received<?> received, UUID chain) {
        Message<?> message = received.message();
        String code = received.resumed() ? "LINKED" : "RECEIVED";
        return Step.of(
                        chain,
                        code,
                        message.sender(),
                        message.kind(),
                        message.id(),
                        "Received " + message.kind().code() + " from " + message.sender())
                .translated(received.row().contentHash(), received.row().mapHash(), Hash.ofBody(message.canonical()));
    }

    /** What is not as it should be stands with what the message is about; of one that has waited it stood with the message till now. */
    private void warn(Received<?> received, UUID chain) {
        UUID message = received.message().id();
        if (!received.resumed()) {
            received.warnings().forEach(warning -> evidence.note(warned(received, chain, words(warning))));
        } else if (!chain.equals(message)) {
            evidence.texts(message, WARNED).forEach(text -> evidence.note(warned(received, chain, text)));
        }
    }

    /** The steps by which what is not as it should be stands on record with the message itself. */
    static List<Step> warned(Received<?> received) {
        return received.warnings().stream()
                .map(warning -> warned(received, received.message().id(), words(warning)))
                .toList();
    }

    private static Step warned(Received<?> received, UUID chain, String text) {
        Message<?> message = received.message();
        return Step.of(chain, WARNED, message.sender(), message.kind(), message.id(), text);
    }

    private static String words(Fault warning) {
        return warning.reason() + ", at " + warning.position();
    }

    /** Writes what became of the message, and answers: an {@link OnCase}, or a {@link Received} that concerns no case. */
    Answer conclude(Object done) {
        return switch (done) {
            case OnCase<?> on -> {
                MessageRecord settled = on.received().row().processed(on.concerned(), on.referral());
                messages.settle(settled);
                warn(on.received(), on.concerned().id());
                yield Answer.of(settled, false).warned(on.received().warnings());
            }
            case Received<?> own -> {
                warn(own, own.chain().orElse(own.message().id()));
                yield Answer.of(own.row(), false).with(own.document()).warned(own.warnings());
            }
            default -> throw new IllegalStateException("A flow left " + done);
        };
    }
}
