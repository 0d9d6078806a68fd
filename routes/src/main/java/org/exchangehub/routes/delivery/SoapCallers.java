package org.exchangehub.routes.delivery;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.connectors.keys.TlsKeys;

/**
 * One CXF client for each address, version of SOAP and TLS keys, with its open connections. Making one costs more than a call does; it may
 * be shared by threads once its request context is one for each thread.
 */
public final class SoapCallers {

    private static final QName SERVICE = new QName("urn:exchangehub:v1:receiver", "Receiver");
    private static final QName PORT = new QName("urn:exchangehub:v1:receiver", "ReceiverPort");
    private static final long CONNECT_MILLIS = 5_000;

    private final Map<Port, Dispatch<Source>> byPort = new ConcurrentHashMap<>();
    private final long timeoutMillis;

    /** @param timeout how long an answer may take */
    public SoapCallers(Duration timeout) {
        this.timeoutMillis = timeout.toMillis();
    }

    private record Port(String address, SoapVersion version, Optional<TlsKeys> tls) {}

    /** By SOAP 1.1. */
    Dispatch<Source> at(String address, Optional<TlsKeys> tls) {
        return at(address, SoapVersion.V1_1, tls);
    }

    /** @param tls keys for HTTPS, where the partner has its own */
    Dispatch<Source> at(String address, SoapVersion version, Optional<TlsKeys> tls) {
        return byPort.computeIfAbsent(new Port(address, version, tls), this::make);
    }

    private Dispatch<Source> make(Port port) {
        Service service = Service.create(SERVICE);
        service.addPort(
                PORT,
                port.version() == SoapVersion.V1_2 ? SOAPBinding.SOAP12HTTP_BINDING : SOAPBinding.SOAP11HTTP_BINDING,
                port.address());
        Dispatch<Source> caller = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
        caller.getRequestContext().put("thread.local.request.context", "true");
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(CONNECT_MILLIS);
        policy.setReceiveTimeout(timeoutMillis);
        policy.setAutoRedirect(false);
        policy.setAllowChunking(false);
        policy.setVersion("1.1");
        Client client = ((DispatchImpl<Source>) caller).getClient();
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        conduit.setClient(policy);
        port.tls().ifPresent(keys -> {
            TLSClientParameters parameters = new TLSClientParameters();
            parameters.setKeyManagers(keys.shown());
            parameters.setTrustManagers(keys.believed());
            conduit.setTlsClientParameters(parameters);
        });
        client.getOutInterceptors().add(new SignedCall.Signing());
        client.getInInterceptors().add(new HttpAnswer());
        client.getInInterceptors().add(new SignedCall.Verifying());
        client.getInInterceptors().add(new ReceivedFault.Reading());
        if (port.version() == SoapVersion.V1_2) {
            client.getEndpoint().put(HttpAnswer.READ_400, true);
        }
        // What went wrong becomes an outcome on record; CXF would log each with a stack trace.
        client.getEndpoint().put(FaultListener.class.getName(), (FaultListener) (fault, text, message) -> false);
        return caller;
    }
}
