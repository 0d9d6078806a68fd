package org.exchangehub.routes.delivery;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One-way pull with the hub as the responder: the oldest message that lies ready for a partner is handed out whenever the partner
 * asks, in the same bytes, until its signed receipt has come in a call of its own. Receipts of what was pushed may come so as well.
 */
public final class As4Offers {

    private static final Logger LOG = LoggerFactory.getLogger(As4Offers.class);
    private static final String DOMAIN = "@exchangehub";

    private final As4Sides sides;
    private final Proofs proofs;
    private final Outbox outbox;
    private final Bodies bodies;
    private final Settlement settlement;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    public As4Offers(
            As4Sides sides,
            Proofs proofs,
            Outbox outbox,
            Bodies bodies,
            Settlement settlement,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.sides = sides;
        this.proofs = proofs;
        this.outbox = outbox;
        this.bodies = bodies;
        this.settlement = settlement;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /** What a partner that pulls is handed; nothing where nothing lies ready for it. */
    public Optional<As4Packet> next(PartnerId partner, As4Mode mode) {
        return Objects.requireNonNull(transaction.execute(status -> outbox.lockLaid(partner)
                .map(delivery -> proofs.message(delivery.id())
                        .map(As4Offers::packet)
                        .orElseGet(() -> handOut(delivery, mode)))));
    }

    private As4Packet handOut(DeliveryRecord delivery, As4Mode mode) {
        As4Writer writer = sides.writer(delivery.partner()).orElseThrow();
        As4Sent message = writer.tell(
                mode,
                messageId(delivery.id()),
                delivery.caseId().toString(),
                Optional.empty(),
                bodies.wire(delivery.id()).orElseThrow());
        proofs.keepMessage(delivery.id(), wire(message.packet()));
        evidence.note(Step.of(
                delivery.caseId(),
                "PULLED",
                delivery.partner(),
                delivery.kind(),
                delivery.id(),
                "Handed to " + delivery.partner() + ", which pulled it; delivered once its receipt comes"));
        return message.packet();
    }

    /** A receipt that came in a call of its own: it proves what it holds the digests of, and nothing else. */
    public void received(As4Received.Receipt receipt, As4Packet packet) {
        boolean proves = settle(receipt.sender(), receipt.ofMessage(), (delivery, sent) -> {
            if (!sent.isProvedBy(receipt)) {
                return Optional.empty();
            }
            proofs.keepReceipt(delivery.id(), wire(packet));
            return Optional.of(new Outcome.Delivered(words(receipt, packet)));
        });
        if (!proves) {
            LOG.warn("{} sends a receipt of nothing that was sent: {}", receipt.sender(), receipt.ofMessage());
        }
    }

    /** An error signal in a call of its own: what is signed and about a message refuses it. */
    public void failed(As4Received.Failure failure) {
        String words = failure.code() + " " + failure.text();
        boolean refuses = failure.sender().isPresent()
                && failure.ofMessage().isPresent()
                && !Ebms.isAboutTheCall(failure.code())
                && settle(
                        failure.sender().get(),
                        failure.ofMessage().get(),
                        (delivery, sent) -> Optional.of(new Outcome.Refused(words)));
        if (!refuses) {
            LOG.warn("An error by AS4: {}", words);
        }
    }

    /** Settles what this partner was handed under this id, where the outcome is one. */
    private boolean settle(
            String partner, String messageId, BiFunction<DeliveryRecord, As4Sent, Optional<Outcome>> judge) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<DeliveryRecord> delivery = deliveryOf(messageId)
                    .flatMap(outbox::lock)
                    .filter(known -> known.partner().value().equals(partner));
            Optional<Outcome> outcome = delivery.flatMap(known -> proofs.message(known.id())
                    .map(wire -> As4Reader.sent(messageId, packet(wire)))
                    .flatMap(sent -> judge.apply(known, sent)));
            outcome.filter(said -> delivery.get().state() != DeliveryState.DELIVERED)
                    .ifPresent(said -> settlement.settleLater(new Sent(delivery.get(), said)));
            return outcome.isPresent();
        }));
    }

    /** The AS4 message id of a delivery: the same whenever it is sent. */
    static String messageId(UUID delivery) {
        return delivery + DOMAIN;
    }

    private static Optional<UUID> deliveryOf(String messageId) {
        return messageId.endsWith(DOMAIN)
                ? Ids.parse(messageId.substring(0, messageId.length() - DOMAIN.length()))
                : Optional.empty();
    }

    static Wire wire(As4Packet packet) {
        return new Wire(packet.contentType(), packet.bytes());
    }

    static As4Packet packet(Wire wire) {
        return new As4Packet(wire.mediaType(), wire.bytes());
    }

    static String words(As4Received.Receipt receipt, As4Packet packet) {
        return "AS4 receipt " + receipt.messageId() + " with the digests of what was sent, SHA-256 "
                + HexFormat.of().formatHex(Hash.ofBody(packet.bytes()));
    }
}
