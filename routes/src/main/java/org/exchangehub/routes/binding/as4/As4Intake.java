package org.exchangehub.routes.binding.as4;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.As4Offers;
import org.exchangehub.routes.delivery.As4Sides;
import org.exchangehub.routes.delivery.Proofs;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes by AS4. The sender is who its certificate proves it to be; a message gets its receipt once it is durable,
 * and the same one again when it comes again; what is refused gets an error signal.
 */
public final class As4Intake {

    private static final Logger LOG = LoggerFactory.getLogger(As4Intake.class);
    private static final int LONGEST_ID = 70;

    private final As4Sides sides;
    private final Catalogue catalogue;
    private final Intake intake;
    private final Proofs proofs;
    private final As4Offers offers;

    public As4Intake(As4Sides sides, Catalogue catalogue, Intake intake, Proofs proofs, As4Offers offers) {
        this.sides = sides;
        this.catalogue = catalogue;
        this.intake = intake;
        this.proofs = proofs;
        this.offers = offers;
    }

    /** What is answered to a call; nothing where a signal is not answered. */
    Optional<As4Packet> answer(As4Packet packet) {
        As4Received received;
        try {
            received = sides.read(packet);
        } catch (As4RefusedException refused) {
            LOG.warn("Refused by AS4: {} {}", refused.code(), refused.detail());
            return Optional.of(As4Writer.unsignedError(refused));
        }
        return switch (received) {
            case As4Received.Told told -> Optional.of(answer(told));
            case As4Received.Pull pull -> Optional.of(lying(pull));
            case As4Received.Receipt receipt -> {
                offers.received(receipt, packet);
                yield Optional.empty();
            }
            case As4Received.Failure failure -> {
                offers.failed(failure);
                yield Optional.empty();
            }
        };
    }

    /** What lies on the channel for who asks, if it may be asked for; else the error that says so. */
    private As4Packet lying(As4Received.Pull pull) {
        PartnerId partner = new PartnerId(pull.sender());
        As4Writer writer = writer(pull.sender());
        Optional<As4Mode> mode = catalogue
                .find(partner)
                .flatMap(Connector::as4)
                .filter(agreed -> agreed.pulled().filter(pull.channel()::equals).isPresent());
        if (mode.isEmpty()) {
            return writer.error(new As4RefusedException(
                    Ebms.PROCESSING_MODE_MISMATCH,
                    Optional.of(pull.messageId()),
                    "It is not agreed that the sender pulls from this channel"));
        }
        return offers.next(partner, mode.get())
                .orElseGet(() -> writer.error(new As4RefusedException(
                        Ebms.EMPTY_CHANNEL, Optional.of(pull.messageId()), "Nothing lies there")));
    }

    /** Takes a message in and gives the signal to answer: its receipt, or the error that refuses it. */
    As4Packet answer(As4Received.Told told) {
        As4Writer writer = writer(told.sender());
        try {
            mode(told).check(told);
            if (!told.isPing()) {
                take(told);
            }
            return writer.receipt(told);
        } catch (As4RefusedException refused) {
            LOG.warn("Refused by AS4 from {}: {} {}", told.sender(), refused.code(), refused.detail());
            return writer.error(refused);
        }
    }

    private void take(As4Received.Told told) {
        Inbound inbound = new Inbound(
                new PartnerId(told.sender()),
                Operation.SEND_MESSAGE,
                told.payload(),
                Optional.of(idOf(told.messageId())),
                told.inReplyTo()
                        .map(id -> id.split("@", 2)[0])
                        .filter(id -> Ids.parse(id).isPresent()),
                Optional.empty());
        try {
            Answer answer = intake.take(inbound);
            proofs.keepEnvelope(answer.messageId(), envelope(told));
        } catch (RefusedException refused) {
            refused.messageId().map(UUID::fromString).ifPresent(id -> proofs.keepEnvelope(id, envelope(told)));
            boolean later = refused.reason() == Reason.INTERNAL || refused.reason() == Reason.OVERLOADED;
            throw new As4RefusedException(
                    later ? Ebms.DELIVERY_FAILURE : Ebms.OTHER, Optional.of(told.messageId()), words(refused), refused);
        }
    }

    private static Wire envelope(As4Received.Told told) {
        return new Wire("application/soap+xml", told.envelope());
    }

    private static String words(RefusedException refused) {
        return refused.reason()
                + refused.faults().stream()
                        .map(fault -> " " + fault.position() + ": " + fault.reason())
                        .collect(Collectors.joining(";"));
    }

    private As4Mode mode(As4Received.Told told) {
        return catalogue
                .find(new PartnerId(told.sender()))
                .flatMap(Connector::as4)
                .orElseThrow(() -> new As4RefusedException(
                        Ebms.PROCESSING_MODE_MISMATCH,
                        Optional.of(told.messageId()),
                        "AS4 is not agreed with the sender"));
    }

    private As4Writer writer(String partner) {
        return sides.writer(new PartnerId(partner))
                .orElseThrow(() -> new IllegalStateException("The keys of " + partner + " are gone"));
    }

    /** The id as it is on record: as it is, or its hash where it is longer than the ids of other channels may be. */
    static String idOf(String messageId) {
        boolean usual = !messageId.isBlank()
                && messageId.length() <= LONGEST_ID
                && messageId.chars().allMatch(one -> one > 0x20 && one < 0x7F);
        return usual ? messageId : HexFormat.of().formatHex(Hash.ofBody(messageId.getBytes(StandardCharsets.UTF_8)));
    }
}
