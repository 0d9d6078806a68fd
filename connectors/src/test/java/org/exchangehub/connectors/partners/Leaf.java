package org.exchangehub.connectors.partners;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One value of a document: the text of an element that holds no other, or an attribute. */
record Leaf(String path, Node node) {

    /** All values of a document, in its order. */
    static List<Leaf> of(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        List<Leaf> leaves = new ArrayList<>();
        collect(document.getDocumentElement(), "", leaves);
        return leaves;
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

    String value() {
        return node.getTextContent().strip();
    }

    /** The document with another value here, of the same look; the document itself stays as it was. */
    byte[] changed() throws Exception {
        String before = node.getTextContent();
        node.setTextContent(other(before));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Document document = node.getOwnerDocument();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } finally {
            node.setTextContent(before);
        }
    }

    private static String other(String value) {
        String text = value.strip();
        char last = text.charAt(text.length() - 1);
        char next = last == '9' ? '5' : last == '0' ? '2' : last == 'Z' ? 'Y' : last == 'z' ? 'y' : (char) (last + 1);
        return text.substring(0, text.length() - 1) + next;
    }
}
