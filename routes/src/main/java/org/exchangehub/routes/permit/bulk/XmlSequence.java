package org.exchangehub.routes.permit.bulk;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.XMLStreamWriter2;
import org.exchangehub.contracts.SecureXml;

/** Splits a document into the children of its root element, each a document of its own. */
final class XmlSequence implements Records {

    private static final WstxOutputFactory WRITERS = writers();

    private final XMLStreamReader2 file;
    private final int limit;
    private long element;

    XmlSequence(InputStream file, int limit) throws IOException {
        this.limit = limit;
        try {
            this.file = SecureXml.reader(file);
        } catch (XMLStreamException broken) {
            throw failed(broken);
        }
    }

    private static WstxOutputFactory writers() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        return factory;
    }

    @Override
    public Optional<One> next() throws IOException {
        try {
            while (file.hasNext()) {
                int event = file.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new BrokenFileException("A document type is never read", new XMLStreamException("DTD"));
                }
                if (event == XMLStreamConstants.START_ELEMENT && file.getDepth() == 2) {
                    element++;
                    return Optional.of(new One(element, record()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException broken) {
            throw failed(broken);
        }
    }

    private Optional<byte[]> record() throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        XMLStreamWriter2 writer = (XMLStreamWriter2) WRITERS.createXMLStreamWriter(bytes, "UTF-8");
        boolean tooLarge = false;
        while (true) {
            if (!tooLarge) {
                writer.copyEventFromReader(file, false);
                tooLarge = bytes.size() > limit;
            }
            if (file.getEventType() == XMLStreamConstants.END_ELEMENT && file.getDepth() == 2) {
                writer.close();
                return tooLarge ? Optional.empty() : Optional.of(bytes.toByteArray());
            }
            file.next();
        }
    }

    /** What can not be fetched is another matter than what can not be read. */
    private static BrokenFileException failed(XMLStreamException broken) throws IOException {
        if (broken.getNestedException() instanceof IOException away) {
            throw away;
        }
        return new BrokenFileException(
                "Not well-formed at line " + broken.getLocation().getLineNumber(), broken);
    }
}
