package org.exchangehub.routes.delivery;

import jakarta.xml.ws.Dispatch;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.jaxws.DispatchImpl;
import org.w3c.dom.Element;

/** The id of a call as its answer repeats it, where nothing else ties the two together. */
final class Echo {

    private Echo() {}

    /**
     * Whether the answer to the last call of this thread repeats the id of that call.
     *
     * @param name of the header element that repeats it, or holds what does, as {@code {namespace}name}
     */
    static boolean repeats(Dispatch<Source> called, String name, String id) {
        Object said =
                ((DispatchImpl<Source>) called).getClient().getResponseContext().get(Header.HEADER_LIST);
        QName wanted = QName.valueOf(name);
        return said instanceof List<?> headers
                && headers.stream()
                        .map(header -> header instanceof Header one ? one.getObject() : header)
                        .anyMatch(header -> header instanceof Element element && id.equals(text(element, wanted)));
    }

    private static String text(Element header, QName name) {
        return DOMUtils.findAllElementsByTagNameNS(header, name.getNamespaceURI(), name.getLocalPart()).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }
}
