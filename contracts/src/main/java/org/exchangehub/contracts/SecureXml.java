package org.exchangehub.contracts;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.SchemaFactory;
import org.codehaus.stax2.XMLStreamReader2;
import org.xml.sax.SAXException;

/** XML readers that read no DTD, resolve nothing from outside, and bound what one document may cost. */
public final class SecureXml {

    /** Deeper nesting is an attack: no message of the field comes near it. */
    public static final int DEPTH = 200;

    private static final WstxInputFactory READERS = readers();

    private SecureXml() {}

    /** A reader of a whole document. */
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        return READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /** A reader of a document that is too large to be held. */
    public static XMLStreamReader2 reader(InputStream xml) throws XMLStreamException {
        return (XMLStreamReader2) READERS.createXMLStreamReader(xml);
    }

    /** A reader of a whole document whose characters are known already. */
    public static XMLStreamReader2 reader(String xml) throws XMLStreamException {
        return (XMLStreamReader2) READERS.createXMLStreamReader(new StringReader(xml));
    }

    /** A schema factory that fetches nothing by itself: what it may read comes from a resolver or as a source. */
    public static SchemaFactory schemas() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory;
        } catch (SAXException unsupported) {
            throw new IllegalStateException("The platform's schema factory can not be locked", unsupported);
        }
    }

    private static WstxInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is read from outside the document");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
        return factory;
    }
}
