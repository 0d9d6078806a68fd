package org.exchangehub.routes.binding.soap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.codehaus.stax2.XMLStreamReader2;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import org.exchangehub.contracts.SecureXml;
import org.jspecify.annotations.Nullable;

/** Reads a SOAP message once from end to end: well-formed, harmless, one call in its body, and where each part stands. */
final class EnvelopeReader {

    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final QName SECURITY =
            new QName("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd", "Security");
    private static final int CALL = 3;
    private static final int MEMBER = 4;

    /** No call of the contract has so many; each costs memory. */
    private static final int MOST_MEMBERS = 10;

    private static final Set<String> HEADERS = Set.of("MessageID", "RelatesTo", "Action");

    private final String document;
    private final XMLStreamReader2 reader;
    private final List<Open> open = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<Envelope.Member> members = new ArrayList<>();
    private Optional<Span> call = Optional.empty();
    private final List<Span> security = new ArrayList<>();
    private final Set<QName> mustUnderstand = new HashSet<>();
    private final Set<String> versions;
    private final int deepest;
    private String soap = "";

    /** Elements below the deepest that are looked at that have begun. */
    private int deeper;

    /** An element that has begun, down to the members of the call. */
    private record Open(
            QName name, int start, int line, int column, Map<String, String> declared, StringBuilder text) {}

    private EnvelopeReader(String document, Set<String> versions, int deepest) throws XMLStreamException {
        this.document = document;
        this.versions = versions;
        this.deepest = deepest;
        this.reader = SecureXml.reader(document);
    }

    /**
     * @throws RefusedException MALFORMED, HOSTILE_DOCUMENT, or SCHEMA_INVALID where it is no SOAP message with one call
     * @throws SoapFault VersionMismatch where it is a SOAP message of another version
     */
    static Envelope read(String document) {
        return read(document, Set.of(Soap11.SOAP_NAMESPACE), MEMBER);
    }

    /** Reads a message of SOAP 1.1 or 1.2 whose body is the sender's own; the same refusals. */
    static Envelope readOwn(String document) {
        return read(document, Set.of(Soap11.SOAP_NAMESPACE, Soap12.SOAP_NAMESPACE), CALL);
    }

    private static Envelope read(String document, Set<String> versions, int deepest) {
        try {
            return new EnvelopeReader(document, versions, deepest).read();
        } catch (XMLStreamException malformed) {
            throw SchemaValidator.refusal(malformed);
        }
    }

    private Envelope read() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw refused(Reason.HOSTILE_DOCUMENT, "A document type declaration is never read");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                default -> {
                    // Comments say nothing.
                }
            }
        }
        return new Envelope(
                soap.equals(Soap12.SOAP_NAMESPACE) ? SoapVersion.V1_2 : SoapVersion.V1_1,
                document,
                Optional.ofNullable(headers.get("MessageID")),
                Optional.ofNullable(headers.get("RelatesTo")),
                Optional.ofNullable(headers.get("Action")),
                List.copyOf(security),
                Set.copyOf(mustUnderstand),
                call.orElseThrow(() -> refused(Reason.SCHEMA_INVALID, "The SOAP body holds no call")),
                List.copyOf(members));
    }

    private void start() {
        if (open.size() == deepest) {
            deeper++;
            return;
        }
        Map<String, String> declared = new HashMap<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            declared.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        var info = reader.getLocationInfo();
        var at = info.getStartLocation();
        open.add(new Open(
                reader.getName(),
                (int) info.getStartingCharOffset(),
                at.getLineNumber(),
                at.getColumnNumber(),
                declared,
                new StringBuilder()));
        check(reader.getName());
    }

    private void check(QName name) {
        int depth = open.size();
        if (depth == 1) {
            if (!name.getLocalPart().equals("Envelope")) {
                throw refused(Reason.SCHEMA_INVALID, "The document is no SOAP message");
            }
            if (!versions.contains(name.getNamespaceURI())) {
                throw new SoapFault(
                        versions.size() == 1 ? "Send SOAP 1.1" : "Send SOAP 1.1 or 1.2",
                        Soap11.getInstance().getVersionMismatch());
            }
            soap = name.getNamespaceURI();
        }
        if (depth == 2 && !soap.equals(name.getNamespaceURI())) {
            throw refused(Reason.SCHEMA_INVALID, "A SOAP envelope holds Header and Body only");
        }
        if (depth == CALL && isInBody() && call.isPresent()) {
            throw refused(Reason.SCHEMA_INVALID, "The SOAP body holds one call only");
        }
        if (depth == CALL && !isInBody()) {
            String wanted = orEmpty(reader.getAttributeValue(soap, "mustUnderstand"));
            if (wanted.equals("1") || wanted.equals("true")) {
                mustUnderstand.add(name);
            }
        }
        if (depth == MEMBER && members.size() == MOST_MEMBERS) {
            throw refused(Reason.SCHEMA_INVALID, "No call has more than " + MOST_MEMBERS + " members");
        }
    }

    private void end() throws XMLStreamException {
        if (deeper > 0) {
            deeper--;
            return;
        }
        int depth = open.size();
        Open closed = open.get(depth - 1);
        if (depth >= CALL && isInBody()) {
            Span span = span(closed, (int) reader.getLocationInfo().getEndingCharOffset());
            if (depth == CALL) {
                call = Optional.of(span);
            } else {
                members.add(new Envelope.Member(span, closed.text().toString()));
            }
        } else if (depth == CALL && closed.name().equals(SECURITY)) {
            security.add(span(closed, (int) reader.getLocationInfo().getEndingCharOffset()));
        } else if (depth == CALL
                && closed.name().getNamespaceURI().equals(ADDRESSING)
                && HEADERS.contains(closed.name().getLocalPart())) {
            headers.putIfAbsent(
                    closed.name().getLocalPart(), closed.text().toString().strip());
        }
        open.remove(depth - 1);
    }

    private void text() {
        if (deeper == 0 && open.size() >= CALL) {
            open.get(open.size() - 1).text().append(reader.getText());
        }
    }

    private boolean isInBody() {
        return open.get(1).name().equals(new QName(soap, "Body"));
    }

    private Span span(Open element, int end) {
        SortedMap<String, String> inherited = new TreeMap<>();
        open.subList(0, open.size() - 1).forEach(around -> inherited.putAll(around.declared()));
        inherited.keySet().removeAll(element.declared().keySet());
        inherited.values().removeIf(String::isEmpty);
        return new Span(element.name(), element.start(), end, element.line(), element.column(), inherited);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private RefusedException refused(Reason reason, String detail) {
        var at = reader.getLocationInfo().getStartLocation();
        return new RefusedException(
                reason, List.of(new Fault("line " + at.getLineNumber() + ", column " + at.getColumnNumber(), detail)));
    }
}
