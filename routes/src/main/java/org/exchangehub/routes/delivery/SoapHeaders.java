package org.exchangehub.routes.delivery;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.contracts.SecureXml;
import org.exchangehub.routes.record.DeliveryRecord;
import org.w3c.dom.Element;

/**
 * What a SOAP call says beside its message: HTTP headers for all; WS-Addressing for receivers on the standard contract, those that sign
 * and those whose folder says how a message stands in its call; with that also the headers that the folder writes.
 */
final class SoapHeaders {

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final String ACTIONS = "urn:exchangehub:v1:receiver:";

    private static final String ROOT = "{root}";

    private SoapHeaders() {}

    /** Sets them for the next call of this thread. */
    static void put(
            Sending sending,
            Endpoint endpoint,
            boolean addressed,
            Optional<Header> token,
            Map<String, Object> context) {
        DeliveryRecord delivery = sending.delivery();
        boolean known = sending.frame().map(SoapFrame::addressed).orElse(true);
        Map<String, List<String>> http = new HashMap<>();
        if (known) {
            http.put("Message-Id", List.of(delivery.id().toString()));
            http.put("Message-Kind", List.of(delivery.kind().code()));
            delivery.correlationId().ifPresent(id -> http.put("Correlation-Id", List.of(id)));
        }
        endpoint.token().ifPresent(bearer -> http.put("Authorization", List.of("Bearer " + bearer)));
        context.put(MessageContext.HTTP_REQUEST_HEADERS, http);

        Optional<String> action = sending.frame()
                .map(SoapFrame::action)
                .or(sending.how()::soapAction)
                .map(named -> named.contains(ROOT) ? named.replace(ROOT, root(sending)) : named)
                .or(() -> isStandard(sending)
                        ? Optional.of(ACTIONS + delivery.kind().root())
                        : Optional.empty());
        context.put(BindingProvider.SOAPACTION_USE_PROPERTY, action.isPresent());
        context.put(BindingProvider.SOAPACTION_URI_PROPERTY, action.orElse(""));
        List<Header> headers = new ArrayList<>();
        if (addressed || sending.frame().filter(SoapFrame::addressed).isPresent()) {
            headers.addAll(addressing(sending, action));
        }
        sending.frame().ifPresent(frame -> {
            if (frame.addressed()) {
                headers.add(header("To", address(sending, endpoint)));
            }
            frame.headers().forEach(element -> headers.add(header(element)));
        });
        token.ifPresent(headers::add);
        context.put(Header.HEADER_LIST, headers);
    }

    /** The id of a delivery as WS-Addressing has it. */
    static String messageId(Sending sending) {
        return sending.frame()
                .flatMap(SoapFrame::messageId)
                .orElseGet(() -> "urn:uuid:" + sending.delivery().id());
    }

    /** Where a call goes. */
    static String address(Sending sending, Endpoint endpoint) {
        return endpoint.uri()
                + sending.frame()
                        .flatMap(SoapFrame::path)
                        .or(() -> sending.how().path())
                        .orElse("");
    }

    /** Whether the receiver offers the service of the published receiver WSDL. */
    static boolean isStandard(Sending sending) {
        return sending.receiver().receives().orElseThrow().format() == Format.CANONICAL_XML;
    }

    private static String root(Sending sending) {
        try {
            XMLStreamReader reader = SecureXml.reader(sending.wire().bytes());
            reader.nextTag();
            return reader.getLocalName();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("A map of " + sending.receiver().id() + " wrote no XML", broken);
        }
    }

    private static List<Header> addressing(Sending sending, Optional<String> action) {
        List<Header> headers = new ArrayList<>();
        headers.add(header("MessageID", messageId(sending)));
        action.ifPresent(named -> headers.add(header("Action", named)));
        sending.delivery().correlationId().ifPresent(id -> headers.add(header("RelatesTo", id)));
        return headers;
    }

    private static Header header(String xml) {
        try {
            Element element = StaxUtils.read(new StringReader(xml)).getDocumentElement();
            return new SoapHeader(new QName(element.getNamespaceURI(), element.getLocalName()), element);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("A call map wrote no XML", broken);
        }
    }

    private static Header header(String name, String text) {
        Element element = DOMUtils.createDocument().createElementNS(ADDRESSING, "wsa:" + name);
        element.setTextContent(text);
        return new SoapHeader(new QName(ADDRESSING, name), element);
    }
}
