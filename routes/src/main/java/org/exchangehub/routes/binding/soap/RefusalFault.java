package org.exchangehub.routes.binding.soap;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.frontend.WSDLQueryException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.intake.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Makes every refusal a typed fault: a code of the one catalogue, and each thing wrong with its position. */
final class RefusalFault extends AbstractPhaseInterceptor<Message> {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFault.class);

    /** These are about the header or version of the message; SOAP 1.1, section 4.4, lets them have no detail. */
    private static final Set<String> OF_SOAP_ITSELF = Set.of("MustUnderstand", "VersionMismatch");

    private final Refusals refusals;
    private final Canonical canonical;

    RefusalFault(Refusals refusals, Canonical canonical) {
        super(Phase.SETUP);
        this.refusals = refusals;
        this.canonical = canonical;
    }

    @Override
    public void handleMessage(Message message) {
        Exception failure = message.getContent(Exception.class);
        if (!(failure instanceof SoapFault fault
                && OF_SOAP_ITSELF.contains(fault.getFaultCode().getLocalPart()))) {
            Called call = message.getExchange().get(Called.class);
            message.setContent(
                    Exception.class,
                    fault(refusal(failure), Optional.ofNullable(call).flatMap(Called::messageId)));
        }
    }

    private static RefusedException refusal(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refusal) {
                return refusal;
            }
            if (cause instanceof WSDLQueryException) {
                return new RefusedException(Reason.NOT_FOUND, "This service has no such contract");
            }
        }
        LOG.error("A SOAP call failed", failure);
        return new RefusedException(Reason.INTERNAL, List.of());
    }

    private SoapFault fault(RefusedException refusal, Optional<String> senderMessageId) {
        Reason reason = refusal.reason();
        Soap11 soap = Soap11.getInstance();
        QName code = reason.status() / 100 == 4 ? soap.getSender() : soap.getReceiver();
        SoapFault fault = new SoapFault(reason.name() + ": " + reason.title(), code);
        byte[] document =
                canonical.write(refusals.document(refusal.messageId().orElse("none"), senderMessageId, refusal));
        try {
            Element detail = fault.getOrCreateDetail();
            detail.appendChild(detail.getOwnerDocument()
                    .importNode(
                            StaxUtils.read(new ByteArrayInputStream(document)).getDocumentElement(), true));
        } catch (XMLStreamException impossible) {
            throw new Fault(impossible);
        }
        return fault;
    }
}
