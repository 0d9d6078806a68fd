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
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.routes.record.DeliveryRecord;
import org.w3c.dom.Element;

/**
 * What a SOAP call says beside its message: HTTP headers for all; WS-Addressing for receivers on the standard contract, those that sign
 * and those whose folder says how a message stands in its call; with that also the headers that the folder writes.
 */
final class SoapHeaders {

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private SoapHeaders() {}

    /** Sets them for the next call of this thread. */
    static void put(
            SoapSending sending,
            Endpoint endpoint,
            boolean addressed,
            Optional<Header> token,
            Map<String, Object> context) {
        Map<String, List<String>> http = new HashMap<>();
        boolean known = sending.frame().map(SoapFrame::addressed).orElse(true);
        sending.delivery().filter(delivery -> known).ifPresent(delivery -> {
            http.put("Message-Id", List.of(delivery.id().toString()));
            http.put("Message-Kind", List.of(delivery.kind().code()));
            delivery.correlationId().ifPresent(id -> http.put("Correlation-Id", List.of(id)));
        });
        endpoint.token().ifPresent(bearer -> http.put("Authorization", List.of("Bearer " + bearer)));
        context.put(MessageContext.HTTP_REQUEST_HEADERS, http);

        Optional<String> action = sending.action();
        context.put(BindingProvider.SOAPACTION_USE_PROPERTY, action.isPresent());
        context.put(BindingProvider.SOAPACTION_URI_PROPERTY, action.orElse(""));
        List<Header> headers = new ArrayList<>();
        if (addressed || sending.frame().filter(SoapFrame::addressed).isPresent()) {
            headers.addAll(addressing(sending, action));
        }
        sending.frame().ifPresent(frame -> {
            if (frame.addressed()) {
                headers.add(header("To", sending.address(endpoint)));
            }
            frame.headers().forEach(element -> headers.add(header(element)));
        });
        token.ifPresent(headers::add);
        context.put(Header.HEADER_LIST, headers);
    }

    private static List<Header> addressing(SoapSending sending, Optional<String> action) {
        List<Header> headers = new ArrayList<>();
        headers.add(header("MessageID", sending.messageId()));
        action.ifPresent(named -> headers.add(header("Action", named)));
        sending.delivery().flatMap(DeliveryRecord::correlationId).ifPresent(id -> headers.add(header("RelatesTo", id)));
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
