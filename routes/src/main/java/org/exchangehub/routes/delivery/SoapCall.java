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
import org.exchangehub.connectors.AliveCall;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.routes.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Delivery by a SOAP call in payload mode: the wire form is the only child of the SOAP body. What only asks goes out in the same way. */
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
        return send(SoapSending.of(sending), endpoint);
    }

    /** Asks a partner whether it is there: answered, or delivered where the call is one-way; else it is not there as it should be. */
    Outcome ask(Connector partner, AliveCall call, Endpoint endpoint) {
        return send(SoapSending.of(partner, call), endpoint);
    }

    private Outcome send(SoapSending sending, Endpoint endpoint) {
        PartnerId partner = sending.receiver().id();
        boolean signs = sending.receiver().signs();
        Optional<SignedCall> signed = signs ? sides.call(partner, sending.messageId()) : Optional.empty();
        if (signs && signed.isEmpty()) {
            return new Outcome.Unavailable("no keys: set hub.partners." + partner + ".keystore");
        }
        Receives receives = sending.receiver().receives().orElseThrow();
        if (sending.receiver().showsUsernameToken() && !isKeptSecret(endpoint.uri())) {
            return new Outcome.Unavailable(
                    "a password is sent by https alone: change hub.partners." + partner + ".url");
        }
        Optional<String> unset = sides.unset(sending.receiver());
        if (unset.isPresent()) {
            return new Outcome.Unavailable("not set: hub.partners." + partner + ".credentials." + unset.get());
        }
        Dispatch<Source> call = callers.at(sending.address(endpoint), receives.soap(), endpoint.tls());
        receives.timeout()
                .ifPresent(longer -> call.getRequestContext().put(Message.RECEIVE_TIMEOUT, longer.toMillis()));
        SoapHeaders.put(
                sending,
                endpoint,
                signs || sending.isStandard(),
                sides.token(sending.receiver()),
                call.getRequestContext());
        SignedCall.put(signed, call.getRequestContext());
        try {
            Source answer = call.invoke(
                    new StreamSource(new ByteArrayInputStream(sending.wire().bytes())));
            if (signed.isPresent()) {
                Optional<Wire> proof = signed.get().answer();
                if (proof.isEmpty()) {
                    return sending.lost("the answer is not signed");
                }
                keep(sending, proof.get());
            }
            Optional<String> echo = sending.frame().flatMap(SoapFrame::echo);
            if (echo.filter(name -> !Echo.repeats(call, name, sending.messageId()))
                    .isPresent()) {
                return sending.lost("the answer is to another call");
            }
            return answered(sending, answer);
        } catch (WebServiceException failed) {
            Outcome outcome = outcome(sending, failed);
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Answered) {
                signed.flatMap(SignedCall::answer).ifPresent(proof -> keep(sending, proof));
            }
            return outcome;
        }
    }

    private void keep(SoapSending sending, Wire proof) {
        sending.delivery().ifPresent(delivery -> receipts.accept(delivery.id(), proof));
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

    private static Outcome answered(SoapSending sending, @Nullable Source answer) {
        try {
            if (sending.isOneWay()) {
                SoapBody.wire(answer);
                return new Outcome.Delivered(ACCEPTED);
            }
            if (sending.isAnswered()) {
                Wire said = SoapBody.wire(answer);
                return said.bytes().length == 0 && sending.frame().isPresent()
                        ? sending.lost("the answer is empty")
                        : new Outcome.Answered("SOAP answer", said);
            }
            Optional<SoapAnswer> said = SoapAnswer.read(answer);
            if (sending.isStandard()
                    && said.filter(SoapAnswer::isAcknowledgement).isEmpty()) {
                return sending.lost("the answer is no Acknowledgement");
            }
            return new Outcome.Delivered("SOAP answer"
                    + said.flatMap(SoapAnswer::receiptId).map(id -> " " + id).orElse(""));
        } catch (XMLStreamException broken) {
            return sending.lost("the answer is broken");
        }
    }

    private static Outcome outcome(SoapSending sending, Throwable failure) {
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
                    return sending.isOneWay() ? new Outcome.Delivered(ACCEPTED) : sending.lost("the answer is empty");
                }
                case NotProvedException notProved -> {
                    return sending.lost("the answer proves nothing: " + notProved.detail());
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
        return sending.lost("the answer was lost: " + last.getClass().getSimpleName());
    }

    /** A client error speaks of the call, not of the message: mended by an operator, so tried again. */
    private static Outcome status(SoapSending sending, int status) {
        String words = "HTTP " + status;
        return status / 100 == 4 || Push.isNotTaken(status) ? new Outcome.Unavailable(words) : sending.lost(words);
    }

    /** A fault that the folder may know as a refusal is read as an answer first. */
    private static Outcome faulted(SoapSending sending, ReceivedFault fault) {
        String words = String.valueOf(fault.getMessage());
        Outcome outcome = outcome(sending, fault, words);
        return sending.mayBeRefusedByFault()
                ? new Outcome.Answered(words, fault.element(), Optional.of(outcome))
                : outcome;
    }

    /** A fault that blames the receiver does not say how far it had come. */
    private static Outcome outcome(SoapSending sending, ReceivedFault fault, String words) {
        if (fault.isOfMessage()) {
            return new Outcome.Refused(words);
        }
        return fault.isBeforeReading() ? new Outcome.Unavailable(words) : sending.lost(words);
    }

    private static Outcome notReached(Throwable cause) {
        return new Outcome.Unavailable("not reached: " + cause.getClass().getSimpleName());
    }
}
