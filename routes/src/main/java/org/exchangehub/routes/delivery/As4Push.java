package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;

/**
 * Delivery by AS4, one-way push. It is delivered once the partner's signed receipt holds the digests of what was sent; what
 * is sent again has the same message id, by which the partner tells a duplicate. A receipt that comes later in a call of its own
 * counts as well ({@link As4Offers}).
 */
public final class As4Push {

    private final HttpCalls http;
    private final As4Sides sides;
    private final Proofs proofs;

    public As4Push(HttpCalls http, As4Sides sides, Proofs proofs) {
        this.http = http;
        this.sides = sides;
        this.proofs = proofs;
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        DeliveryRecord delivery = sending.delivery();
        Optional<As4Writer> writer = sides.writer(delivery.partner());
        Optional<As4Mode> mode = sending.receiver().as4();
        if (writer.isEmpty() || mode.isEmpty()) {
            return new Outcome.Unavailable("no keys: set hub.partners." + delivery.partner() + ".keystore");
        }
        String messageId = As4Offers.messageId(delivery.id());
        As4Sent message = proofs.message(delivery.id())
                .filter(sentBefore -> delivery.attempt() > 1)
                .map(sentBefore -> As4Reader.sent(messageId, As4Offers.packet(sentBefore)))
                .orElseGet(() -> writer.get()
                        .tell(mode.get(), messageId, delivery.caseId().toString(), Optional.empty(), sending.wire()));
        try {
            Optional<As4Packet> answer = http.exchangeOrNone(endpoint, message.packet());
            if (answer.isEmpty()) {
                proofs.keepMessage(delivery.id(), As4Offers.wire(message.packet()));
                return new Outcome.Unavailable("taken without a receipt; sent again until it comes");
            }
            return outcome(delivery, message, answer.get(), sides.read(answer.get()));
        } catch (As4RefusedException unreadable) {
            return new Outcome.Unavailable(
                    "the answer is no receipt: " + unreadable.code() + " " + unreadable.detail());
        } catch (IOException lost) {
            return new Outcome.Unavailable("no answer: " + lost.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("the hub stops");
        }
    }

    private Outcome outcome(DeliveryRecord delivery, As4Sent message, As4Packet answer, As4Received received) {
        return switch (received) {
            case As4Received.Receipt receipt
            when proves(delivery.partner(), message, receipt) -> {
                proofs.keepReceipt(delivery.id(), new Wire(answer.contentType(), answer.bytes()));
                yield new Outcome.Delivered(As4Offers.words(receipt, answer));
            }
            case As4Received.Failure failure -> failed(delivery.partner(), failure);
            default -> new Outcome.Unavailable("the answer is no receipt of what was sent");
        };
    }

    private static boolean proves(PartnerId partner, As4Sent message, As4Received.Receipt receipt) {
        return receipt.sender().equals(partner.value()) && message.isProvedBy(receipt);
    }

    /** Who has not proved to be the partner refuses nothing. */
    private static Outcome failed(PartnerId partner, As4Received.Failure failure) {
        String words = failure.code() + " " + failure.text();
        boolean proved = failure.sender().filter(partner.value()::equals).isPresent();
        return proved && !Ebms.isAboutTheCall(failure.code())
                ? new Outcome.Refused(words)
                : new Outcome.Unavailable(words);
    }
}
