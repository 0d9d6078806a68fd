package org.exchangehub.routes.delivery;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.headers.Header;
import org.apache.cxf.transport.http.HTTPException;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.permit.HeldRegister;

/**
 * Calls the register that a partner keeps: what reads goes out with the credential for reading, what writes with the other one.
 * It tells what surely did not arrive from what may have.
 */
public final class RegisterWire {

    private final HttpCalls http;
    private final SoapCallers soap;
    private final Endpoints endpoints;

    public RegisterWire(HttpCalls http, SoapCallers soap, Endpoints endpoints) {
        this.http = http;
        this.soap = soap;
        this.endpoints = endpoints;
    }

    /** What came of a call. */
    public sealed interface Told {

        /** It answered, in words of its own. */
        record Words(Wire words) implements Told {}

        /** It has no such permit. */
        record Absent() implements Told {}

        /** It was not reached, or did not let the hub in: nothing has changed there. */
        record NotReached(String cause) implements Told {}

        /** It may have done what was asked: the answer is lost, empty or no answer. */
        record Lost(String cause) implements Told {}
    }

    /**
     * Calls once.
     *
     * @param body of the call; none for a GET
     * @param parameters of the call's path; {@code request-id} is told of a write
     */
    public Told call(
            PartnerId partner, HeldRegister register, Call call, Optional<Wire> body, Map<String, String> parameters) {
        boolean reads = register.reads(call);
        String credential = reads ? register.readCredential() : register.writeCredential();
        Optional<Endpoint> endpoint = endpoints.of(partner);
        Optional<String> secret = endpoint.map(at -> at.credentials().get(credential));
        if (secret.isEmpty()) {
            return new Told.NotReached(
                    "set hub.partners." + partner + (endpoint.isEmpty() ? ".url" : ".credentials." + credential));
        }
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Authorization", List.of("Bearer " + secret.get()));
        if (!reads) {
            headers.put("Request-Id", List.of(parameters.getOrDefault("request-id", "")));
        }
        String address = endpoint.get().uri() + call.path(parameters);
        return register.soap()
                ? bySoap(call, address, headers, body.orElseThrow())
                : byHttp(call, address, headers, body);
    }

    private Told byHttp(Call call, String address, Map<String, List<String>> headers, Optional<Wire> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", call.format().mediaType());
        headers.forEach((name, values) -> request.header(name, values.get(0)));
        body.ifPresentOrElse(
                wire -> request.header("Content-Type", wire.mediaType()).POST(BodyPublishers.ofByteArray(wire.bytes())),
                request::GET);
        try {
            return told(call, http.send(request, true));
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException notReached) {
            return new Told.NotReached(notReached.getClass().getSimpleName());
        } catch (IOException lost) {
            return new Told.Lost(lost.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Told.Lost("the hub stops");
        }
    }

    private static Told told(Call call, HttpCalls.Replied replied) {
        int status = replied.status();
        if (call.absent().contains(status)) {
            return new Told.Absent();
        }
        if (Push.ABOUT_THE_CALL.contains(status) || status == 503) {
            return new Told.NotReached("HTTP " + status);
        }
        boolean speaks = (status / 100 == 2 || status / 100 == 4) && replied.body().length > 0;
        return speaks
                ? new Told.Words(replied.wire())
                : new Told.Lost("HTTP " + status + (replied.body().length == 0 ? ", an empty answer" : ""));
    }

    private Told bySoap(Call call, String address, Map<String, List<String>> headers, Wire body) {
        Dispatch<Source> caller = soap.at(address);
        Map<String, Object> context = caller.getRequestContext();
        context.put(MessageContext.HTTP_REQUEST_HEADERS, headers);
        context.put(BindingProvider.SOAPACTION_USE_PROPERTY, call.soapAction().isPresent());
        context.put(BindingProvider.SOAPACTION_URI_PROPERTY, call.soapAction().orElse(""));
        context.put(Header.HEADER_LIST, List.of());
        try {
            Wire words = SoapBody.wire(caller.invoke(new StreamSource(new ByteArrayInputStream(body.bytes()))));
            return words.bytes().length == 0 ? new Told.Lost("an empty answer") : new Told.Words(words);
        } catch (XMLStreamException broken) {
            return new Told.Lost("the answer is broken");
        } catch (WebServiceException failed) {
            return failure(call, failed);
        }
    }

    private static Told failure(Call call, Throwable failed) {
        for (Throwable cause = failed; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            switch (cause) {
                case ReceivedFault fault -> {
                    return fault.isOfMessage()
                            ? new Told.NotReached(String.valueOf(fault.getMessage()))
                            : new Told.Lost(String.valueOf(fault.getMessage()));
                }
                case ConnectException away -> {
                    return new Told.NotReached("ConnectException");
                }
                case HttpConnectTimeoutException away -> {
                    return new Told.NotReached("HttpConnectTimeoutException");
                }
                case UnknownHostException away -> {
                    return new Told.NotReached("UnknownHostException");
                }
                case HTTPException status -> {
                    return call.absent().contains(status.getResponseCode())
                            ? new Told.Absent()
                            : new Told.Lost("HTTP " + status.getResponseCode());
                }
                default -> {
                    // What caused it may tell.
                }
            }
        }
        return new Told.Lost(failed.getClass().getSimpleName());
    }
}
