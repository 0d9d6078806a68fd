package org.exchangehub.routes.delivery;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.routes.outcome.Outcome;

/** Delivery by a SOAP call in payload mode: the wire form is the only child of the SOAP body. */
public final class SoapCall {

    private static final QName SERVICE = new QName("urn:exchangehub:v1:delivery", "Receiver");
    private static final QName PORT = new QName("urn:exchangehub:v1:delivery", "ReceiverPort");

    private final long timeoutMillis;

    public SoapCall(java.time.Duration timeout) {
        this.timeoutMillis = timeout.toMillis();
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        ReceivedKind how = sending.how();
        Dispatch<Source> call = dispatch(sending, endpoint, how);
        try {
            call.invoke(new StreamSource(new ByteArrayInputStream(sending.wire().bytes())));
            return new Outcome.Delivered("SOAP answer");
        } catch (SOAPFaultException fault) {
            QName code = fault.getFault().getFaultCodeAsQName();
            boolean ours = code != null
                    && (code.getLocalPart().equals("Client")
                            || code.getLocalPart().equals("Sender"));
            return ours
                    ? new Outcome.Refused("SOAP fault " + code.getLocalPart())
                    : new Outcome.Unavailable("SOAP fault " + (code == null ? "" : code.getLocalPart()));
        } catch (WebServiceException failed) {
            boolean reached = !(rootOf(failed) instanceof ConnectException);
            String cause = (reached ? "the answer was lost: " : "not reached: ")
                    + rootOf(failed).getClass().getSimpleName();
            return reached && !how.repeatable() ? new Outcome.Unknown(cause) : new Outcome.Unavailable(cause);
        }
    }

    private Dispatch<Source> dispatch(Sending sending, Endpoint endpoint, ReceivedKind how) {
        Service service = Service.create(SERVICE);
        service.addPort(
                PORT,
                SOAPBinding.SOAP11HTTP_BINDING,
                endpoint.uri() + how.path().orElse(""));
        Dispatch<Source> call = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Message-Id", List.of(sending.delivery().id().toString()));
        headers.put("Message-Kind", List.of(sending.delivery().kind().code()));
        sending.delivery().correlationId().ifPresent(id -> headers.put("Correlation-Id", List.of(id)));
        endpoint.token().ifPresent(token -> headers.put("Authorization", List.of("Bearer " + token)));
        Map<String, Object> context = call.getRequestContext();
        context.put(MessageContext.HTTP_REQUEST_HEADERS, headers);
        how.soapAction().ifPresent(action -> {
            context.put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
            context.put(BindingProvider.SOAPACTION_URI_PROPERTY, action);
        });
        Client client = ((DispatchImpl<Source>) call).getClient();
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(5_000);
        policy.setReceiveTimeout(timeoutMillis);
        policy.setAutoRedirect(false);
        ((HTTPConduit) client.getConduit()).setClient(policy);
        return call;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
