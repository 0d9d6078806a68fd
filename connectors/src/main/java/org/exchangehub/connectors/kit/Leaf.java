package org.exchangehub.connectors.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * One value of an XML document: the text of an element that holds no other, or an attribute.
 *
 * @param path from the root, for example {@code /Referral/Ground/Text}
 */
public record Leaf(String path, Node node) {

    /** All values of a document that is well-formed, in its order. */
    public static List<Leaf> of(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            List<Leaf> leaves = new ArrayList<>();
            collect(document.getDocumentElement(), "", leaves);
            return leaves;
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private static void collect(Element element, String above, List<Leaf> leaves) {
        String path = above + "/" + element.getLocalName();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (attribute.getNamespaceURI() == null) {
                leaves.add(new Leaf(path + "/@" + attribute.getLocalName(), attribute));
            }
        }
        boolean holdsOthers = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inside) {
                holdsOthers = true;
                collect(inside, path, leaves);
            }
        }
        if (!holdsOthers && !element.getTextContent().isBlank()) {
            leaves.add(new Leaf(path, element));
        }
    }

    public String value() {
        return node.getTextContent().strip();
    }

    /** Other values that look like this one; some of them may not be of its type. */
    public Set<String> others() {
        Set<String> others = new LinkedHashSet<>();
        String value = value();
        for (int i = value.length() - 1; i >= 0; i--) {
            char one = value.charAt(i);
            if (Character.isLetterOrDigit(one)) {
                others.add(value.substring(0, i) + next(one) + value.substring(i + 1));
            }
        }
        others.add(value + "1");
        others.add(value.equals("true") ? "false" : "true");
        return others;
    }

    private static char next(char one) {
        return switch (one) {
            case '9' -> '5';
            case '0' -> '2';
            case 'Z' -> 'Y';
            case 'z' -> 'y';
            default -> (char) (one + 1);
        };
    }

    /** The document as it is, written as {@link #with} writes it. */
    public byte[] unchanged() {
        return with(node.getTextContent());
    }

    /** The document with another value here; the document itself stays as it was. */
    public byte[] with(String other) {
        String before = node.getTextContent();
        node.setTextContent(other);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(node.getOwnerDocument()), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            node.setTextContent(before);
        }
    }
}
