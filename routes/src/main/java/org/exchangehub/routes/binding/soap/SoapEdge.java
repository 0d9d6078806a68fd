package org.exchangehub.routes.binding.soap;

import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.intake.Refusals;

/** The SOAP services of the hub, published with their WSDLs. */
public final class SoapEdge {

    private final Senders senders;
    private final SoapIntake intake;
    private final SoapQueries queries;
    private final Refusals refusals;
    private final Canonical canonical;
    private final long bodyLimit;

    public SoapEdge(
            Senders senders,
            SoapIntake intake,
            SoapQueries queries,
            Refusals refusals,
            Canonical canonical,
            long bodyLimit) {
        this.senders = senders;
        this.intake = intake;
        this.queries = queries;
        this.refusals = refusals;
        this.canonical = canonical;
        this.bodyLimit = bodyLimit;
    }

    /** Publishes every service on a bus, each at its path below the bus's servlet. */
    public void publish(Bus bus) {
        for (SoapService service : SoapService.values()) {
            EndpointImpl endpoint = new EndpointImpl(bus, new Answering(intake, queries, canonical));
            endpoint.setWsdlLocation("classpath:wsdl/v1/" + service.path() + ".wsdl");
            endpoint.setServiceName(service.qName());
            endpoint.setEndpointName(service.port());
            endpoint.getInInterceptors().add(new ReceivedCall(service, senders, intake, bodyLimit));
            endpoint.getOutInterceptors().add(new SignedAnswer(senders));
            endpoint.getOutFaultInterceptors().add(new SignedAnswer(senders));
            endpoint.getOutFaultInterceptors().add(new RefusalFault(refusals, canonical));
            // A refusal is an answer, no event for the log; a failure is logged where it becomes a fault.
            endpoint.setProperties(
                    Map.of(FaultListener.class.getName(), (FaultListener) (fault, text, message) -> false));
            endpoint.publish("/" + service.path());
        }
    }
}
