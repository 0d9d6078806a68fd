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
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPException;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.RegisterCalls;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Calls the register that a partner keeps: what reads goes out with the credential for reading, what writes with the other one.
 * It tells what surely did not arrive from what may have.
 */
public final class RegisterWire {

    private final HttpCalls http;
    private final SoapCallers soap;
    private static final Logger LOG = LoggerFactory.getLogger(RegisterWire.class);

    private final RegisterQueue queue;
    private final Endpoints endpoints;
    private final RegisterCalls calls;
    private final Clock clock;

    public RegisterWire(
            HttpCalls http,
            SoapCallers soap,
            RegisterQueue queue,
            Endpoints endpoints,
            RegisterCalls calls,
            Clock clock) {
        this.http = http;
        this.soap = soap;
        this.queue = queue;
        this.endpoints = endpoints;
        this.calls = calls;
        this.clock = clock;
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

    /** Which call it is, and what the partner wants to see. */
    record Caller(Connector partner, HeldRegister register, String secret, boolean reads) {}

    /**
     * Calls once.
     *
     * @param body of the call; none for a GET
     * @param parameters of the call's path and headers; {@code call-id} is new for each call, {@code request-id} is told of a write
     */
    public Told call(
            Connector partner, HeldRegister register, Call call, Optional<Wire> body, Map<String, String> parameters) {
        boolean reads = register.reads(call);
        HeldRegister.Credentials names = register.credentials();
        String credential = reads ? names.read() : names.write();
        String secret = endpoints.credentials(partner.id()).get(credential);
        if (secret == null) {
            return new Told.NotReached("set hub.partners." + partner.id() + ".credentials." + credential);
        }
        Caller caller = new Caller(partner, register, secret, reads);
        if (register.channel() == HeldRegister.Channel.QUEUE) {
            return queue.call(caller, body.orElseThrow(), parameters);
        }
        Optional<Endpoint> endpoint = endpoints.of(partner.id());
        if (endpoint.isEmpty()) {
            return new Told.NotReached("set hub.partners." + partner.id() + ".url");
        }
        String address = endpoint.get().uri() + call.path(parameters);
        return register.channel() == HeldRegister.Channel.SOAP
                ? bySoap(caller, call, address, endpoint.get(), body.orElseThrow(), parameters)
                : byHttp(call, address, endpoint.get(), http(caller, parameters), body);
    }

    private static Map<String, List<String>> http(Caller caller, Map<String, String> parameters) {
        Map<String, List<String>> headers = new HashMap<>();
        if (caller.register().credentials().tokenDigest()) {
            return headers;
        }
        headers.put("Authorization", List.of("Bearer " + caller.secret()));
        if (!caller.reads()) {
            headers.put("Request-Id", List.of(parameters.getOrDefault("request-id", "")));
        }
        return headers;
    }

    private Told byHttp(
            Call call, String address, Endpoint endpoint, Map<String, List<String>> headers, Optional<Wire> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", call.format().mediaType());
        headers.forEach((name, values) -> request.header(name, values.get(0)));
        body.ifPresentOrElse(
                wire -> request.header("Content-Type", wire.mediaType()).POST(BodyPublishers.ofByteArray(wire.bytes())),
                request::GET);
        try {
            return told(call, http.send(endpoint, request, true));
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
        if (Push.isNotTaken(status)) {
            return new Told.NotReached("HTTP " + status);
        }
        boolean speaks = (status / 100 == 2 || status / 100 == 4) && replied.body().length > 0;
        return speaks
                ? new Told.Words(replied.wire())
                : new Told.Lost("HTTP " + status + (replied.body().length == 0 ? ", an empty answer" : ""));
    }

    private Told bySoap(
            Caller caller, Call call, String address, Endpoint endpoint, Wire body, Map<String, String> parameters) {
        String id = parameters.getOrDefault("call-id", "");
        Dispatch<Source> dispatch = soap.at(address, endpoint.tls());
        Map<String, Object> context = dispatch.getRequestContext();
        try {
            Element root =
                    StaxUtils.read(new ByteArrayInputStream(body.bytes())).getDocumentElement();
            context.put(MessageContext.HTTP_REQUEST_HEADERS, http(caller, parameters));
            context.put(
                    BindingProvider.SOAPACTION_USE_PROPERTY, call.soapAction().isPresent());
            context.put(
                    BindingProvider.SOAPACTION_URI_PROPERTY,
                    call.soapAction().orElse("").replace("{root}", root.getLocalName()));
            context.put(Header.HEADER_LIST, headers(caller, parameters));
            caller.register().timeout().ifPresent(longer -> context.put(Message.RECEIVE_TIMEOUT, longer.toMillis()));
            Wire words = SoapBody.wire(dispatch.invoke(new StreamSource(new ByteArrayInputStream(body.bytes()))));
            if (words.bytes().length == 0) {
                return new Told.Lost("an empty answer");
            }
            return isAnswerTo(caller, dispatch, id)
                    ? new Told.Words(words)
                    : new Told.Lost("the answer is to another call");
        } catch (XMLStreamException broken) {
            return new Told.Lost("the answer is broken");
        } catch (RefusedException noHeaders) {
            return new Told.NotReached(noHeaders.reason() + " " + noHeaders.faults());
        } catch (WebServiceException failed) {
            LOG.warn(
                    "The register of {} failed in call {}: {}", caller.partner().id(), id, text(failed));
            return failure(call, failed, caller.register().faultsTell());
        }
    }

    private List<Header> headers(Caller caller, Map<String, String> parameters) throws XMLStreamException {
        List<Header> headers = new ArrayList<>();
        if (caller.register().credentials().tokenDigest()) {
            headers.add(UsernameToken.header(caller.secret(), clock.instant()));
        }
        Map<String, String> all = new HashMap<>(parameters);
        caller.register()
                .credentials()
                .client()
                .ifPresent(name -> all.put(
                        "client", endpoints.credentials(caller.partner().id()).getOrDefault(name, "")));
        Optional<Wire> written = calls.headers(caller.partner(), caller.register(), all);
        if (written.isPresent()) {
            Element root = StaxUtils.read(new ByteArrayInputStream(written.get().bytes()))
                    .getDocumentElement();
            for (Element header = DOMUtils.getFirstElement(root);
                    header != null;
                    header = DOMUtils.getNextElement(header)) {
                headers.add(new SoapHeader(new QName(header.getNamespaceURI(), header.getLocalName()), header));
            }
        }
        return headers;
    }

    /** An answer that repeats another id, or none where the partner repeats it, is no answer to this call. */
    private static boolean isAnswerTo(Caller caller, Dispatch<Source> dispatch, String id) {
        return caller.register()
                .headers()
                .flatMap(HeldRegister.Headers::echo)
                .map(echo -> Echo.repeats(dispatch, echo, id))
                .orElse(true);
    }

    /** What went wrong, with the words of a fault: for the log alone. */
    private static String text(Throwable failed) {
        for (Throwable cause = failed; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof ReceivedFault fault) {
                return fault.getMessage() + " " + fault.words();
            }
        }
        return String.valueOf(failed.getMessage());
    }

    private static Told failure(Call call, Throwable failed, boolean faultsTell) {
        for (Throwable cause = failed; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            switch (cause) {
                case ReceivedFault fault -> {
                    return faultsTell && fault.isOfMessage()
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
                case HTTPException http -> {
                    return status(call, http.getResponseCode());
                }
                default -> {
                    // What caused it may tell.
                }
            }
        }
        return new Told.Lost(failed.getClass().getSimpleName());
    }

    private static Told status(Call call, int status) {
        if (call.absent().contains(status)) {
            return new Told.Absent();
        }
        return Push.isNotTaken(status) ? new Told.NotReached("HTTP " + status) : new Told.Lost("HTTP " + status);
    }
}
