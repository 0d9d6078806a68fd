package org.exchangehub.routes.delivery;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.transport.http.HTTPException;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.jspecify.annotations.Nullable;

/** Delivery by a SOAP call in payload mode: the wire form is the only child of the SOAP body. */
public final class SoapCall {

    private final SoapCallers callers;
    private final SoapSides sides;
    private final BiConsumer<UUID, Wire> receipts;

    /** @param receipts keeps what proves that a delivery was answered */
    public SoapCall(SoapCallers callers, SoapSides sides, BiConsumer<UUID, Wire> receipts) {
        this.callers = callers;
        this.sides = sides;
        this.receipts = receipts;
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        DeliveryRecord delivery = sending.delivery();
        boolean signs = sending.receiver().signs();
        Optional<SignedCall> signed =
                signs ? sides.call(delivery.partner(), SoapHeaders.messageId(delivery)) : Optional.empty();
        if (signs && signed.isEmpty()) {
            return new Outcome.Unavailable("no keys: set hub.partners." + delivery.partner() + ".keystore");
        }
        Dispatch<Source> call = callers.at(endpoint.uri() + sending.how().path().orElse(""));
        SoapHeaders.put(sending, endpoint, signs || SoapHeaders.isStandard(sending), call.getRequestContext());
        SignedCall.put(signed, call.getRequestContext());
        try {
            Source answer = call.invoke(
                    new StreamSource(new ByteArrayInputStream(sending.wire().bytes())));
            if (signed.isPresent()) {
                Optional<Wire> proof = signed.get().answer();
                if (proof.isEmpty()) {
                    return lost(sending, "the answer is not signed");
                }
                receipts.accept(delivery.id(), proof.get());
            }
            return answered(sending, answer);
        } catch (WebServiceException failed) {
            Outcome outcome = outcome(sending, failed);
            if (outcome instanceof Outcome.Refused) {
                signed.flatMap(SignedCall::answer).ifPresent(proof -> receipts.accept(delivery.id(), proof));
            }
            return outcome;
        }
    }

    private static Outcome answered(Sending sending, @Nullable Source answer) {
        try {
            if (!sending.how().answers().isEmpty()) {
                return new Outcome.Answered("SOAP answer", SoapBody.wire(answer));
            }
            Optional<SoapAnswer> said = SoapAnswer.read(answer);
            if (SoapHeaders.isStandard(sending)
                    && said.filter(SoapAnswer::isAcknowledgement).isEmpty()) {
                return lost(sending, "the answer is no Acknowledgement");
            }
            return new Outcome.Delivered("SOAP answer"
                    + said.flatMap(SoapAnswer::receiptId).map(id -> " " + id).orElse(""));
        } catch (XMLStreamException broken) {
            return lost(sending, "the answer is broken");
        }
    }

    private static Outcome outcome(Sending sending, Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            last = cause;
            switch (cause) {
                case ReceivedFault fault -> {
                    return fault.isOfMessage()
                            ? new Outcome.Refused(String.valueOf(fault.getMessage()))
                            : new Outcome.Unavailable(String.valueOf(fault.getMessage()));
                }
                case ConnectException notReached -> {
                    return notReached(notReached);
                }
                case HttpConnectTimeoutException notReached -> {
                    return notReached(notReached);
                }
                case UnknownHostException notReached -> {
                    return notReached(notReached);
                }
                case UnresolvedAddressException notReached -> {
                    return notReached(notReached);
                }
                case NotProvedException notProved -> {
                    return lost(sending, "the answer proves nothing: " + notProved.detail());
                }
                case HTTPException http -> {
                    // A client error speaks of the call, not of the message: mended by an operator, so tried again.
                    String words = "HTTP " + http.getResponseCode();
                    return http.getResponseCode() / 100 == 4 ? new Outcome.Unavailable(words) : lost(sending, words);
                }
                default -> {
                    // What caused it may tell.
                }
            }
        }
        return lost(sending, "the answer was lost: " + last.getClass().getSimpleName());
    }

    private static Outcome notReached(Throwable cause) {
        return new Outcome.Unavailable("not reached: " + cause.getClass().getSimpleName());
    }

    private static Outcome lost(Sending sending, String cause) {
        return sending.how().repeatable() ? new Outcome.Unavailable(cause) : new Outcome.Unknown(cause);
    }
}
