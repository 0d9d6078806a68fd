package org.exchangehub.routes.delivery;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.routes.record.Ids;

/** Asks partners questions that are no deliveries: by GET, by POST or by SOAP, as their folders say. */
public final class Asking {

    private final HttpCalls http;
    private final SoapCallers soap;
    private final SoapSides sides;
    private final Endpoints endpoints;

    public Asking(HttpCalls http, SoapCallers soap, SoapSides sides, Endpoints endpoints) {
        this.http = http;
        this.soap = soap;
        this.sides = sides;
        this.endpoints = endpoints;
    }

    /**
     * Asks once.
     *
     * @param question what is asked; empty for a GET
     * @param parameters of the call's path
     */
    public Said ask(PartnerId partner, Call call, Optional<Wire> question, Map<String, String> parameters) {
        Optional<Endpoint> endpoint = endpoints.of(partner);
        if (endpoint.isEmpty()) {
            return new Said.Away("no address: set hub.partners." + partner + ".url");
        }
        String address = endpoint.get().uri() + call.path(parameters);
        return call.soap()
                ? bySoap(partner, call, address, endpoint.get(), question.orElseThrow())
                : byHttp(call, address, endpoint.get(), question);
    }

    private Said byHttp(Call call, String address, Endpoint endpoint, Optional<Wire> question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", call.format().mediaType());
        question.ifPresentOrElse(
                body -> request.header("Content-Type", body.mediaType()).POST(BodyPublishers.ofByteArray(body.bytes())),
                request::GET);
        endpoint.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            HttpCalls.Replied replied = http.send(endpoint, request, true);
            if (replied.status() / 100 == 2) {
                return replied.body().length == 0 ? new Said.Nothing() : new Said.Something(replied.wire());
            }
            return call.absent().contains(replied.status())
                    ? new Said.Absent()
                    : new Said.Failed("HTTP " + replied.status());
        } catch (IOException away) {
            return new Said.Away(away.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Said.Away("the hub stops");
        }
    }

    private Said bySoap(PartnerId partner, Call call, String address, Endpoint endpoint, Wire question) {
        Optional<SignedCall> signed =
                sides.signs(partner) ? sides.call(partner, "urn:uuid:" + Ids.next()) : Optional.empty();
        if (sides.signs(partner) && signed.isEmpty()) {
            return new Said.Away("no keys: set hub.partners." + partner + ".keystore");
        }
        Dispatch<Source> caller = soap.at(address, endpoint.tls());
        Map<String, Object> context = caller.getRequestContext();
        Map<String, List<String>> headers = new HashMap<>();
        endpoint.token().ifPresent(token -> headers.put("Authorization", List.of("Bearer " + token)));
        context.put(MessageContext.HTTP_REQUEST_HEADERS, headers);
        context.put(BindingProvider.SOAPACTION_USE_PROPERTY, call.soapAction().isPresent());
        context.put(BindingProvider.SOAPACTION_URI_PROPERTY, call.soapAction().orElse(""));
        context.put(Header.HEADER_LIST, List.of());
        SignedCall.put(signed, context);
        try {
            Wire words = SoapBody.wire(caller.invoke(new StreamSource(new ByteArrayInputStream(question.bytes()))));
            if (signed.isPresent() && signed.get().answer().isEmpty()) {
                return new Said.Failed("the answer is not signed");
            }
            return words.bytes().length == 0 ? new Said.Nothing() : new Said.Something(words);
        } catch (XMLStreamException broken) {
            return new Said.Failed("the answer is broken");
        } catch (WebServiceException failed) {
            return failure(call, failed);
        }
    }

    private static Said failure(Call call, Throwable failed) {
        for (Throwable cause = failed; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof ReceivedFault fault) {
                return new Said.Failed(String.valueOf(fault.getMessage()));
            }
            if (cause instanceof NotProvedException notProved) {
                return new Said.Failed("the answer proves nothing: " + notProved.detail());
            }
            if (cause instanceof HTTPException status) {
                return call.absent().contains(status.getResponseCode())
                        ? new Said.Absent()
                        : new Said.Failed("HTTP " + status.getResponseCode());
            }
        }
        return new Said.Away(String.valueOf(
                failed.getCause() == null
                        ? failed
                        : failed.getCause().getClass().getSimpleName()));
    }
}
