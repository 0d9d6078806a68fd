package org.exchangehub.routes.binding.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.binding.Patience;
import org.exchangehub.routes.binding.PromptAnswers;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Interchanges;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.record.Bodies;

/** The queue binding: reads a broker message into a call, and puts the answer where its sender may read it. */
public final class QueueIntake {

    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final int LONGEST_ID = 70;

    private final Intake intake;
    private final Interchanges interchanges;
    private final Refusals refusals;
    private final Canonical canonical;
    private final QueueReplies replies;
    private final LaterReplies later;
    private final HeldAnswers held;
    private final Bodies bodies;
    private final Predicate<PartnerId> signs;
    private final long bodyLimit;

    /** @param signs whether nothing but a signature proves that a message comes from the partner: an account does not */
    public QueueIntake(
            Intake intake,
            Interchanges interchanges,
            Refusals refusals,
            Canonical canonical,
            QueueReplies replies,
            LaterReplies later,
            HeldAnswers held,
            Bodies bodies,
            Predicate<PartnerId> signs,
            long bodyLimit) {
        this.signs = signs;
        this.bodies = bodies;
        this.intake = intake;
        this.interchanges = interchanges;
        this.refusals = refusals;
        this.canonical = canonical;
        this.replies = replies;
        this.later = later;
        this.held = held;
        this.bodyLimit = bodyLimit;
    }

    /** A message from a partner's queue. */
    record Call(
            Inbound inbound,
            Optional<RefusedException> unreadable,
            boolean wantsReceipt,
            Duration patience,
            Optional<String> correlation) {}

    /** What the partner is told. */
    record Reply(Call call, Optional<Wire> document, String kind) {}

    Call read(PartnerId sender, Exchange exchange) throws JMSException {
        Message message =
                Objects.requireNonNull(exchange.getMessage(JmsMessage.class)).getJmsMessage();
        Optional<String> given =
                Optional.ofNullable(message.getStringProperty("messageId")).or(() -> jmsId(message));
        Optional<String> id = given.filter(one -> !one.isBlank() && one.length() <= LONGEST_ID);
        Optional<RefusedException> unreadable = Optional.empty();
        byte[] body = new byte[0];
        try {
            if (signs.test(sender)) {
                throw new RefusedException(Reason.UNAUTHENTICATED, "What this partner sends must be signed");
            }
            body = body(message);
            if (id.isEmpty() && given.isPresent()) {
                throw new RefusedException(
                        Reason.RULE_BROKEN, "messageId", "A message id has 1 to " + LONGEST_ID + " characters");
            }
        } catch (RefusedException refusal) {
            unreadable = Optional.of(refusal);
        }
        Inbound inbound = new Inbound(
                sender,
                Operation.SEND_MESSAGE,
                new Wire(mediaType(message, body), body),
                id,
                Optional.ofNullable(message.getJMSCorrelationID()),
                Optional.empty());
        return new Call(inbound, unreadable, wantsReceipt(message), patience(message), id.or(() -> jmsId(message)));
    }

    Reply take(Call call) {
        try {
            if (call.unreadable().isPresent()) {
                throw refusals.record(
                        call.inbound(), Optional.empty(), call.unreadable().get());
            }
            Optional<Interchanges.Acknowledged> acknowledged = interchanges.take(call.inbound());
            if (acknowledged.isPresent()) {
                return new Reply(call, acknowledged.get().acknowledgement(), "acknowledgement");
            }
            Answer answer = intake.take(call.inbound());
            if (call.wantsReceipt() && answer.document().isPresent()) {
                return reply(call, answer.document(), "answer");
            }
            if (call.wantsReceipt() && held.isAwaited(answer.messageId())) {
                PartnerId sender = call.inbound().sender();
                later.owe(answer.messageId(), sender, call.correlation(), isJson(call), call.patience());
                return reply(call, Optional.empty(), "answer");
            }
            Optional<byte[]> answered = call.wantsReceipt() ? bodies.answer(answer.messageId()) : Optional.empty();
            if (answered.isPresent()) {
                return reply(call, answered, "answer");
            }
            return reply(
                    call,
                    call.wantsReceipt() ? Optional.of(canonical.write(answer.receipt())) : Optional.empty(),
                    "receipt");
        } catch (RefusedException refusal) {
            if (refusal.reason() == Reason.INTERNAL || refusal.reason() == Reason.OVERLOADED) {
                // Not acknowledged: the broker keeps the message and brings it again.
                throw refusal;
            }
            byte[] document = canonical.write(refusals.document(
                    refusal.messageId().orElse("none"), call.inbound().senderMessageId(), refusal));
            return reply(call, Optional.of(document), "refusal");
        }
    }

    private Reply reply(Call call, Optional<byte[]> canonicalDocument, String kind) {
        return new Reply(call, canonicalDocument.map(document -> replies.written(document, isJson(call))), kind);
    }

    private static boolean isJson(Call call) {
        return call.inbound().wire().mediaType().equals(JSON);
    }

    Reply answer(Reply reply) {
        reply.document()
                .ifPresent(document -> replies.send(
                        reply.call().inbound().sender(),
                        document,
                        reply.kind(),
                        reply.call().correlation()));
        return reply;
    }

    private byte[] body(Message message) throws JMSException {
        switch (message) {
            case BytesMessage bytes -> {
                if (bytes.getBodyLength() > bodyLimit) {
                    throw tooLarge(bytes.getBodyLength());
                }
                byte[] body = new byte[(int) bytes.getBodyLength()];
                bytes.readBytes(body);
                return body;
            }
            case TextMessage text -> {
                byte[] body = Optional.ofNullable(text.getText()).orElse("").getBytes(UTF_8);
                if (body.length > bodyLimit) {
                    throw tooLarge(body.length);
                }
                return body;
            }
            default ->
                throw new RefusedException(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        List.of(new org.exchangehub.contracts.Fault("", "Send a text or bytes message")));
        }
    }

    private RefusedException tooLarge(long size) {
        return new RefusedException(
                Reason.BODY_TOO_LARGE, "The message has " + size + " bytes, the hub takes " + bodyLimit);
    }

    private static String mediaType(Message message, byte[] body) throws JMSException {
        String named = message.getStringProperty("contentType");
        if (named == null) {
            named = message.getStringProperty("JMS_AMQP_ContentType");
        }
        if (named != null && (named.contains("json") || named.contains("xml") || named.contains("edifact"))) {
            return named.split(";", 2)[0].trim();
        }
        if (body.length > 2 && body[0] == 'U' && body[1] == 'N' && (body[2] == 'A' || body[2] == 'B')) {
            return Format.EDIFACT.mediaType();
        }
        for (byte one : body) {
            if (one == '{' || one == '[') {
                return JSON;
            }
            if (!Character.isWhitespace(one)) {
                break;
            }
        }
        return XML;
    }

    private static Optional<String> jmsId(Message message) {
        try {
            return Optional.ofNullable(message.getJMSMessageID());
        } catch (JMSException none) {
            return Optional.empty();
        }
    }

    /** How many seconds the sender waits for an answer, as it says in the property {@code wait}. */
    private static Duration patience(Message message) throws JMSException {
        String wait = message.getStringProperty("wait");
        return wait != null && wait.matches("[0-9]{1,4}")
                ? Patience.bounded(Duration.ofSeconds(Long.parseLong(wait)))
                : PromptAnswers.USUAL;
    }

    /** Who names a reply address wants a receipt. It goes to the sender's own reply queue: no message steers the hub elsewhere. */
    private static boolean wantsReceipt(Message message) throws JMSException {
        return message.getJMSReplyTo() != null;
    }
}
