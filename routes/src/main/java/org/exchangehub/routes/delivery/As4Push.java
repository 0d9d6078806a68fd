package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
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
import org.exchangehub.routes.record.Ids;

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
            return noKeys(delivery.partner());
        }
        String messageId = As4Offers.messageId(delivery.id());
        As4Sent message = proofs.message(delivery.id())
                .filter(sentBefore -> delivery.attempt() > 1)
                .map(sentBefore -> As4Reader.sent(messageId, As4Offers.packet(sentBefore)))
                .orElseGet(() -> writer.get()
                        .tell(mode.get(), messageId, delivery.caseId().toString(), Optional.empty(), sending.wire()));
        return push(
                delivery.partner(),
                endpoint,
                message,
                () -> {
                    proofs.keepMessage(delivery.id(), As4Offers.wire(message.packet()));
                    return new Outcome.Unavailable("taken without a receipt; sent again until it comes");
                },
                receipt -> proofs.keepReceipt(delivery.id(), As4Offers.wire(receipt)));
    }

    /** Pushes the message of ebMS that only tests the connection: delivered where its receipt has come. */
    Outcome ping(PartnerId partner, As4Mode mode, Endpoint endpoint) {
        return sides.writer(partner)
                .map(writer -> push(
                        partner,
                        endpoint,
                        writer.ping(mode, As4Offers.messageId(Ids.next())),
                        () -> new Outcome.Unavailable("taken without a receipt"),
                        receipt -> {}))
                .orElseGet(() -> noKeys(partner));
    }

    private static Outcome noKeys(PartnerId partner) {
        return new Outcome.Unavailable("no keys: set hub.partners." + partner + ".keystore");
    }

    private Outcome push(
            PartnerId partner,
            Endpoint endpoint,
            As4Sent message,
            Supplier<Outcome> unanswered,
            Consumer<As4Packet> proved) {
        try {
            Optional<As4Packet> answer = http.exchangeOrNone(endpoint, message.packet());
            return answer.isEmpty()
                    ? unanswered.get()
                    : outcome(partner, message, answer.get(), sides.read(answer.get()), proved);
        } catch (As4RefusedException unreadable) {
            return new Outcome.Unavailable(
                    "the answer is no receipt: " + unreadable.code() + " " + unreadable.detail());
        } catch (HttpCalls.StatusException failed) {
            return new Outcome.Unavailable(String.valueOf(failed.getMessage()));
        } catch (IOException lost) {
            return new Outcome.Unavailable("no answer: " + lost.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("the hub stops");
        }
    }

    private static Outcome outcome(
            PartnerId partner, As4Sent message, As4Packet answer, As4Received received, Consumer<As4Packet> proved) {
        return switch (received) {
            case As4Received.Receipt receipt
            when proves(partner, message, receipt) -> {
                proved.accept(answer);
                yield new Outcome.Delivered(As4Offers.words(receipt, answer));
            }
            case As4Received.Failure failure -> failed(partner, failure);
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
