package org.exchangehub.contracts;

import com.ctc.wstx.exc.WstxException;
import com.ctc.wstx.exc.WstxLazyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/** Validates documents by one compiled schema; tells for each fault where it is. Thread-safe. */
public final class SchemaValidator {

    /** More faults than these help nobody. */
    public static final int MOST_FAULTS = 100;

    private final Pool<ValidatorHandler> handlers;

    public SchemaValidator(Schema schema) {
        handlers = new Pool<>(schema::newValidatorHandler);
    }

    /** @throws RefusedException MALFORMED, HOSTILE_DOCUMENT or SCHEMA_INVALID, with line, column and path of each fault */
    public void validate(byte[] xml) {
        ElementPath path = new ElementPath();
        try {
            XMLStreamReader reader = SecureXml.reader(xml);
            validate(handler -> feed(reader, handler, path), () -> at(reader.getLocation()) + ": " + path);
        } catch (XMLStreamException malformed) {
            throw refusal(malformed, path);
        } catch (WstxLazyException malformed) {
            throw refusal(xml, malformed);
        }
    }

    /** Something that gives a document as events. */
    public interface Events {
        void to(ValidatorHandler handler) throws SAXException, XMLStreamException;
    }

    /** Where the events stand now, in the words of the document that they come from. */
    public interface Position {
        String now();
    }

    /** Validates a document that is given as events; each fault gets the position at which the events stand. */
    public void validate(Events events, Position position) throws XMLStreamException {
        List<Fault> faults = new ArrayList<>();
        XMLStreamException malformed = handlers.use(handler -> {
            handler.setErrorHandler(new Faults(faults, position));
            try {
                events.to(handler);
                return null;
            } catch (XMLStreamException broken) {
                return broken;
            } catch (SAXException enough) {
                if (faults.isEmpty()) {
                    faults.add(new Fault(position.now(), String.valueOf(enough.getMessage())));
                }
                return null;
            }
        });
        if (malformed != null) {
            throw malformed;
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(Reason.SCHEMA_INVALID, faults);
        }
    }

    private static void feed(XMLStreamReader reader, ValidatorHandler handler, ElementPath path)
            throws SAXException, XMLStreamException {
        handler.startDocument();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw new RefusedException(
                            Reason.HOSTILE_DOCUMENT,
                            at(reader.getLocation()),
                            "A document type declaration is never read");
                case XMLStreamConstants.START_ELEMENT -> {
                    path.enter(reader.getLocalName());
                    start(reader, handler);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    handler.endElement(namespace(reader), reader.getLocalName(), qualified(reader));
                    for (int i = 0; i < reader.getNamespaceCount(); i++) {
                        handler.endPrefixMapping(prefix(reader.getNamespacePrefix(i)));
                    }
                    path.leave();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    handler.characters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        handler.endDocument();
    }

    private static void start(XMLStreamReader reader, ValidatorHandler handler) throws SAXException {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String uri = reader.getNamespaceURI(i);
            handler.startPrefixMapping(prefix(reader.getNamespacePrefix(i)), uri == null ? "" : uri);
        }
        AttributesImpl attributes = new AttributesImpl();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String uri = reader.getAttributeNamespace(i);
            String local = reader.getAttributeLocalName(i);
            if ("http://www.w3.org/2001/XMLSchema-instance".equals(uri) && local.endsWith("chemaLocation")) {
                continue;
            }
            attributes.addAttribute(uri == null ? "" : uri, local, local, "CDATA", reader.getAttributeValue(i));
        }
        handler.startElement(namespace(reader), reader.getLocalName(), qualified(reader), attributes);
    }

    private static String namespace(XMLStreamReader reader) {
        return reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    }

    private static String qualified(XMLStreamReader reader) {
        String prefix = prefix(reader.getPrefix());
        return prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    private static String prefix(@org.jspecify.annotations.Nullable String prefix) {
        return prefix == null ? "" : prefix;
    }

    static String at(Location location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    /**
     * The refusal of a document that could not be read to its end. A second, plain pass finds the position: a reader that
     * is asked for the text where it breaks says so by an unchecked exception, and names a wrong column.
     */
    public static RefusedException refusal(byte[] xml, Exception broken) {
        try {
            XMLStreamReader reader = SecureXml.reader(xml);
            while (reader.hasNext()) {
                reader.next();
            }
            return refusal(broken);
        } catch (XMLStreamException malformed) {
            return refusal(malformed, new ElementPath());
        }
    }

    /** What a plain pass does not look into, such as entities in text, is told by the reader that met it. */
    private static RefusedException refusal(Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof XMLStreamException malformed) {
                return refusal(malformed, new ElementPath());
            }
        }
        return new RefusedException(
                Reason.MALFORMED, List.of(new Fault("", String.valueOf(broken.getMessage()))), broken);
    }

    /** The refusal of a document that is not well-formed, or whose limits its reader found broken. */
    public static RefusedException refusal(XMLStreamException malformed) {
        return refusal(malformed, new ElementPath());
    }

    private static RefusedException refusal(XMLStreamException malformed, ElementPath path) {
        Fault fault = fault(malformed);
        boolean limit = String.valueOf(malformed.getMessage()).contains("imit")
                || String.valueOf(malformed.getMessage()).contains("ntity");
        String position = path.isEmpty() ? fault.position() : fault.position() + ": " + path;
        return new RefusedException(
                limit ? Reason.HOSTILE_DOCUMENT : Reason.MALFORMED,
                List.of(new Fault(position, fault.reason())),
                malformed);
    }

    /** What is wrong with a document that is not well-formed, and where. */
    public static Fault fault(XMLStreamException malformed) {
        String said = String.valueOf(malformed.getMessage());
        int end = said.indexOf("\n at [");
        String reason = (end < 0 ? said : said.substring(0, end)).replace("com.ctc.wstx.exc.", "");
        String position = malformed.getLocation() == null ? "" : at(malformed.getLocation());
        return new Fault(position, malformed instanceof WstxException ? reason : "not well-formed: " + reason);
    }

    private record Faults(List<Fault> faults, Position position) implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // A warning of the validator is not a fault of the message.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            faults.add(fault(String.valueOf(error.getMessage())));
            if (faults.size() >= MOST_FAULTS) {
                throw new SAXException("too many faults");
            }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            error(error);
        }

        /** The name of the constraint is no word for a sender. */
        private Fault fault(String message) {
            int colon = message.indexOf(": ");
            return message.startsWith("cvc-") && colon > 0
                    ? new Fault(position.now(), message.substring(colon + 2), Optional.of(message.substring(0, colon)))
                    : new Fault(position.now(), message);
        }
    }
}
