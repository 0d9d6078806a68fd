package org.exchangehub.routes.delivery;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.exchangehub.connectors.Format;
import org.exchangehub.routes.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Delivery by a SOAP call in payload mode: the wire form is the only child of the SOAP body. */
public final class SoapCall {

    private final SoapCallers callers;

    public SoapCall(Duration timeout) {
        this.callers = new SoapCallers(timeout);
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        Dispatch<Source> call = callers.at(endpoint.uri() + sending.how().path().orElse(""));
        SoapHeaders.put(sending, endpoint, isStandard(sending), call.getRequestContext());
        try {
            return answered(
                    sending,
                    call.invoke(
                            new StreamSource(new ByteArrayInputStream(sending.wire().bytes()))));
        } catch (SOAPFaultException fault) {
            return fault.getCause() instanceof SoapFault said ? outcome(said) : lost(sending, "no SOAP answer");
        } catch (WebServiceException failed) {
            return outcome(sending, rootOf(failed));
        }
    }

    private static Outcome answered(Sending sending, @Nullable Source answer) {
        try {
            Optional<SoapAnswer> said = SoapAnswer.read(answer);
            if (isStandard(sending) && said.filter(SoapAnswer::isAcknowledgement).isEmpty()) {
                return lost(sending, "the answer is no Acknowledgement");
            }
            return new Outcome.Delivered(
                    "SOAP answer" + said.flatMap(SoapAnswer::receiptId).map(id -> " " + id).orElse(""));
        } catch (XMLStreamException broken) {
            return lost(sending, "the answer is broken");
        }
    }

    private static Outcome outcome(SoapFault fault) {
        String code = fault.getFaultCode().getLocalPart();
        String words = "SOAP fault " + code + SoapAnswer.reason(fault.getDetail()).map(reason -> ": " + reason).orElse("");
        return code.equals("Client") || code.equals("Sender")
                ? new Outcome.Refused(words)
                : new Outcome.Unavailable(words);
    }

    private static Outcome outcome(Sending sending, Throwable cause) {
        return switch (cause) {
            case ConnectException notReached -> notReached(notReached);
            case HttpConnectTimeoutException notReached -> notReached(notReached);
            case UnknownHostException notReached -> notReached(notReached);
            case UnresolvedAddressException notReached -> notReached(notReached);
            // It speaks of the call, not of the message: mended by an operator, so tried again.
            case HTTPException http when http.getResponseCode() / 100 == 4 ->
                new Outcome.Unavailable("HTTP " + http.getResponseCode());
            case HTTPException http -> lost(sending, "HTTP " + http.getResponseCode());
            default -> lost(sending, "the answer was lost: " + cause.getClass().getSimpleName());
        };
    }

    private static Outcome notReached(Throwable cause) {
        return new Outcome.Unavailable("not reached: " + cause.getClass().getSimpleName());
    }

    private static Outcome lost(Sending sending, String cause) {
        return sending.how().repeatable() ? new Outcome.Unavailable(cause) : new Outcome.Unknown(cause);
    }

    /** Whether the receiver offers the service of the published receiver WSDL. */
    private static boolean isStandard(Sending sending) {
        return sending.receiver().receives().orElseThrow().format() == Format.CANONICAL_XML;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
