package org.exchangehub.connectors;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.SecureXml;

/** A message of EDIFACT as a schema of StAEDI tells it: its segments, their order, elements and codes. */
final class EdifactSchema implements WireSchema {

    private final Schema schema;

    /** @throws BadFolderException where it is no such schema, or includes another: it would be fetched from anywhere */
    EdifactSchema(String name, byte[] source) {
        try {
            XMLStreamReader reader = SecureXml.reader(source);
            while (reader.hasNext()) {
                int event = reader.next();
                boolean includes = event == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("include");
                if (includes || event == XMLStreamReader.DTD) {
                    throw new BadFolderException(
                            name + " line " + reader.getLocation().getLineNumber(),
                            "a schema of EDIFACT stands alone in its file");
                }
            }
            schema = SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(source));
        } catch (EDISchemaException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            throw new BadFolderException(
                    line > 0 ? name + " line " + line : name, "does not compile: " + broken.getMessage(), broken);
        } catch (XMLStreamException broken) {
            throw new BadFolderException(name, "is no XML: " + broken.getMessage(), broken);
        }
    }

    Schema schema() {
        return schema;
    }

    @Override
    public void validate(byte[] wire) {
        new EdifactReader(wire).check(Optional.of(schema));
    }
}
