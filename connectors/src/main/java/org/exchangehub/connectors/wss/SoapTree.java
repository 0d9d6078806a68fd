package org.exchangehub.connectors.wss;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A SOAP envelope as a tree that signatures are computed on. It is made of what the reader of the whole hub reads, so that what is
 * verified and what is read can not differ.
 */
record SoapTree(Document document, Element envelope, Element header, Element body) {

    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
    static final String WSSE = WSS + "secext-1.0.xsd";
    static final String WSU = WSS + "utility-1.0.xsd";
    private static final Set<String> VERSIONS =
            Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final Set<String> IDS = Set.of("Id", "ID", "AssertionID");

    /**
     * Reads an envelope; one without a header gets an empty one.
     *
     * @throws NotProvedException where it is none, or not clear
     */
    static SoapTree read(XMLStreamReader reader) {
        try {
            return of(document(reader));
        } catch (XMLStreamException | RuntimeException broken) {
            throw broken instanceof NotProvedException told
                    ? told
                    : new NotProvedException("It can not be read", broken);
        }
    }

    private static SoapTree of(Document document) {
        Element envelope = document.getDocumentElement();
        String soap = orEmpty(envelope.getNamespaceURI());
        if (!VERSIONS.contains(soap) || !"Envelope".equals(envelope.getLocalName())) {
            throw new NotProvedException("It is no SOAP envelope");
        }
        List<Element> headers = children(envelope, soap, "Header");
        List<Element> bodies = children(envelope, soap, "Body");
        if (headers.size() > 1 || bodies.size() != 1) {
            throw new NotProvedException("The envelope does not have one header and one body");
        }
        unique(envelope, new HashSet<>());
        Element header =
                headers.isEmpty() ? document.createElementNS(soap, name(envelope, "Header")) : headers.getFirst();
        if (headers.isEmpty()) {
            envelope.insertBefore(header, envelope.getFirstChild());
        }
        return new SoapTree(document, envelope, header, bodies.getFirst());
    }

    /** What is referred to by an id that stands there twice may be another thing than what is read. */
    private static void unique(Element element, Set<String> seen) {
        for (int n = 0; n < element.getAttributes().getLength(); n++) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            boolean isId = IDS.contains(attribute.getLocalName())
                    && (attribute.getNamespaceURI() == null || WSU.equals(attribute.getNamespaceURI()));
            if (isId && !seen.add(attribute.getValue())) {
                throw new NotProvedException("An id stands there twice");
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                unique(inner, seen);
            }
        }
    }

    List<Element> addressing() {
        return children(header, ADDRESSING, "*");
    }

    /** The text of a WS-Addressing header, where it stands there once. */
    Optional<String> addressed(String name) {
        List<Element> found = children(header, ADDRESSING, name);
        return found.size() == 1
                ? Optional.of(found.getFirst().getTextContent().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Adds a WS-Addressing header. */
    void address(String name, String text) {
        Element element = document.createElementNS(ADDRESSING, "wsa:" + name);
        element.setAttributeNS(XMLNS, "xmlns:wsa", ADDRESSING);
        element.setTextContent(text);
        header.appendChild(element);
    }

    /** In canonical XML: what is read from it again has the same signature. */
    byte[] write() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS).canonicalizeSubtree(document, out);
            return out.toByteArray();
        } catch (XMLSecurityException impossible) {
            throw new IllegalStateException("The envelope can not be written", impossible);
        }
    }

    private static Document document(XMLStreamReader reader) throws XMLStreamException {
        Document document = empty();
        Node at = document;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw new NotProvedException("A document type declaration is never read");
                case XMLStreamConstants.START_ELEMENT -> at = at.appendChild(element(document, reader));
                case XMLStreamConstants.END_ELEMENT -> at = at.getParentNode();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (at != document) {
                        at.appendChild(document.createTextNode(reader.getText()));
                    }
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    at.appendChild(document.createProcessingInstruction(reader.getPITarget(), reader.getPIData()));
                default -> {
                    // Comments are not signed.
                }
            }
        }
        return document;
    }

    private static Element element(Document document, XMLStreamReader reader) {
        Element element = document.createElementNS(
                orNull(reader.getNamespaceURI()), name(reader.getPrefix(), reader.getLocalName()));
        for (int n = 0; n < reader.getNamespaceCount(); n++) {
            String prefix = orEmpty(reader.getNamespacePrefix(n));
            element.setAttributeNS(
                    XMLNS, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, orEmpty(reader.getNamespaceURI(n)));
        }
        for (int n = 0; n < reader.getAttributeCount(); n++) {
            element.setAttributeNS(
                    orNull(reader.getAttributeNamespace(n)),
                    name(reader.getAttributePrefix(n), reader.getAttributeLocalName(n)),
                    reader.getAttributeValue(n));
        }
        return element;
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param name local name, {@code *} for any */
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && (name.equals("*") || name.equals(element.getLocalName()))) {
                found.add(element);
            }
        }
        return found;
    }

    private static String name(Element like, String local) {
        return name(like.getPrefix(), local);
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
