package org.exchangehub.connectors;

import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import org.exchangehub.contracts.SecureXml;

/** The root element of an XML document, read without reading the rest. */
public record XmlRoot(String namespace, String name, String position) {

    /** @throws RefusedException MALFORMED where there is none, HOSTILE_DOCUMENT where a document type stands before it */
    public static XmlRoot of(byte[] xml) {
        try {
            XMLStreamReader reader = SecureXml.reader(xml);
            while (reader.hasNext()) {
                int event = reader.next();
                String position = "line " + reader.getLocation().getLineNumber() + ", column "
                        + reader.getLocation().getColumnNumber();
                if (event == XMLStreamConstants.DTD) {
                    throw new RefusedException(
                            Reason.HOSTILE_DOCUMENT, position, "A document type declaration is never read");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return new XmlRoot(
                            Objects.requireNonNullElse(reader.getNamespaceURI(), ""), reader.getLocalName(), position);
                }
            }
            throw new RefusedException(Reason.MALFORMED, "line 1, column 1", "There is no document");
        } catch (XMLStreamException malformed) {
            throw SchemaValidator.refusal(xml, malformed);
        }
    }
}
