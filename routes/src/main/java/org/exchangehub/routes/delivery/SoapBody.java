package org.exchangehub.routes.delivery;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.connectors.Wire;
import org.jspecify.annotations.Nullable;

/** The element in the body of a SOAP answer, as a document of its own. */
final class SoapBody {

    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final String XML = "application/xml";

    private SoapBody() {}

    /** Reads it to its end; without an element the document is empty. */
    static Wire wire(@Nullable Source answer) throws XMLStreamException {
        if (answer == null) {
            return new Wire(XML, new byte[0]);
        }
        XMLStreamReader reader = StaxUtils.createXMLStreamReader(answer);
        try {
            return element(reader);
        } finally {
            reader.close();
        }
    }

    /** The element that a reader has come to, as a document of its own. */
    static Wire element(XMLStreamReader reader) throws XMLStreamException {
        ByteArrayOutputStream out = new Bounded();
        try {
            XMLStreamWriter writer = StaxUtils.createXMLStreamWriter(out, "UTF-8");
            StaxUtils.copy(reader, writer);
            writer.flush();
        } catch (RuntimeException broken) {
            throw new XMLStreamException(broken);
        }
        return new Wire(XML, out.toByteArray());
    }

    private static final class Bounded extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (count + length > MOST_BYTES) {
                throw new IllegalStateException("The answer has more than " + MOST_BYTES + " bytes");
            }
            super.write(bytes, offset, length);
        }
    }
}
