package org.exchangehub.routes.delivery;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPException;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.jspecify.annotations.Nullable;

/** Delivery by a SOAP call in payload mode: the wire form is the only child of the SOAP body. */
public final class SoapCall {

    private static final String ACCEPTED = "SOAP one-way call, accepted";

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
                signs ? sides.call(delivery.partner(), SoapHeaders.messageId(sending)) : Optional.empty();
        if (signs && signed.isEmpty()) {
            return new Outcome.Unavailable("no keys: set hub.partners." + delivery.partner() + ".keystore");
        }
        Receives receives = sending.receiver().receives().orElseThrow();
        if (sending.receiver().showsUsernameToken() && !isKeptSecret(endpoint.uri())) {
            return new Outcome.Unavailable(
                    "a password is sent by https alone: change hub.partners." + delivery.partner() + ".url");
        }
        Optional<String> unset = sides.unset(sending.receiver());
        if (unset.isPresent()) {
            return new Outcome.Unavailable(
                    "not set: hub.partners." + delivery.partner() + ".credentials." + unset.get());
        }
        Dispatch<Source> call = callers.at(SoapHeaders.address(sending, endpoint), receives.soap(), endpoint.tls());
        receives.timeout()
                .ifPresent(longer -> call.getRequestContext().put(Message.RECEIVE_TIMEOUT, longer.toMillis()));
        SoapHeaders.put(
                sending,
                endpoint,
                signs || SoapHeaders.isStandard(sending),
                sides.token(sending.receiver()),
                call.getRequestContext());
        SignedCall.put(signed, call.getRequestContext());
        try {
            Source answer = call.invoke(
                    new StreamSource(new ByteArrayInputStream(sending.wire().bytes())));
            if (signed.isPresent()) {
                Optional<Wire> proof = signed.get().answer();
                if (proof.isEmpty()) {
                    return Outcome.lost(sending.how(), "the answer is not signed");
                }
                receipts.accept(delivery.id(), proof.get());
            }
            Optional<String> echo = sending.frame().flatMap(SoapFrame::echo);
            if (echo.filter(name -> !Echo.repeats(call, name, SoapHeaders.messageId(sending)))
                    .isPresent()) {
                return Outcome.lost(sending.how(), "the answer is to another call");
            }
            return answered(sending, answer);
        } catch (WebServiceException failed) {
            Outcome outcome = outcome(sending, failed);
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Answered) {
                signed.flatMap(SignedCall::answer).ifPresent(proof -> receipts.accept(delivery.id(), proof));
            }
            return outcome;
        }
    }

    /** Whether nobody on the way to this address reads what is sent. */
    private static boolean isKeptSecret(URI address) {
        try {
            return "https".equals(address.getScheme())
                    || InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Outcome answered(Sending sending, @Nullable Source answer) {
        try {
            if (sending.frame().filter(SoapFrame::oneWay).isPresent()) {
                SoapBody.wire(answer);
                return new Outcome.Delivered(ACCEPTED);
            }
            if (!sending.how().answers().isEmpty()) {
                Wire said = SoapBody.wire(answer);
                return said.bytes().length == 0 && sending.frame().isPresent()
                        ? Outcome.lost(sending.how(), "the answer is empty")
                        : new Outcome.Answered("SOAP answer", said);
            }
            Optional<SoapAnswer> said = SoapAnswer.read(answer);
            if (SoapHeaders.isStandard(sending)
                    && said.filter(SoapAnswer::isAcknowledgement).isEmpty()) {
                return Outcome.lost(sending.how(), "the answer is no Acknowledgement");
            }
            return new Outcome.Delivered("SOAP answer"
                    + said.flatMap(SoapAnswer::receiptId).map(id -> " " + id).orElse(""));
        } catch (XMLStreamException broken) {
            return Outcome.lost(sending.how(), "the answer is broken");
        }
    }

    private static Outcome outcome(Sending sending, Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            last = cause;
            switch (cause) {
                case ReceivedFault fault -> {
                    return faulted(sending, fault);
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
                case HttpAnswer.EmptyException empty -> {
                    return sending.frame().filter(SoapFrame::oneWay).isPresent()
                            ? new Outcome.Delivered(ACCEPTED)
                            : Outcome.lost(sending.how(), "the answer is empty");
                }
                case NotProvedException notProved -> {
                    return Outcome.lost(sending.how(), "the answer proves nothing: " + notProved.detail());
                }
                case HTTPException http -> {
                    return status(sending, http.getResponseCode());
                }
                case HttpAnswer.StatusException http -> {
                    return status(sending, http.status());
                }
                default -> {
                    // What caused it may tell.
                }
            }
        }
        return Outcome.lost(
                sending.how(), "the answer was lost: " + last.getClass().getSimpleName());
    }

    /** A client error speaks of the call, not of the message: mended by an operator, so tried again. */
    private static Outcome status(Sending sending, int status) {
        String words = "HTTP " + status;
        return status / 100 == 4 || Push.isNotTaken(status)
                ? new Outcome.Unavailable(words)
                : Outcome.lost(sending.how(), words);
    }

    /** A fault that the folder may know as a refusal is read as an answer first. */
    private static Outcome faulted(Sending sending, ReceivedFault fault) {
        String words = String.valueOf(fault.getMessage());
        Outcome outcome = outcome(sending, fault, words);
        boolean mayTell = sending.how().answers().stream()
                .anyMatch(answer -> answer.kind().equals(Optional.of(Kind.REFUSAL)));
        return mayTell ? new Outcome.Answered(words, fault.element(), Optional.of(outcome)) : outcome;
    }

    /** A fault that blames the receiver does not say how far it had come. */
    private static Outcome outcome(Sending sending, ReceivedFault fault, String words) {
        if (fault.isOfMessage()) {
            return new Outcome.Refused(words);
        }
        return fault.isBeforeReading() ? new Outcome.Unavailable(words) : Outcome.lost(sending.how(), words);
    }

    private static Outcome notReached(Throwable cause) {
        return new Outcome.Unavailable("not reached: " + cause.getClass().getSimpleName());
    }
}
