package org.exchangehub.bench.comparator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Validates a declaration by the hub's own schema. */
public final class DeclarationSchema {

    private final Schema schema;

    DeclarationSchema() {
        try {
            schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(DeclarationSchema.class.getResource("/xsd/v1/hub.xsd")));
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @throws SAXException when it is not valid */
    void validate(byte[] declaration) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(declaration)));
    }
}
