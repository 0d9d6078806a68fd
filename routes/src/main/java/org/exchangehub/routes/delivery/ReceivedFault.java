package org.exchangehub.routes.delivery;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The receiver of a SOAP call answered with a fault of its own: not to be mistaken for an answer that could not be read. */
final class ReceivedFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");
    private static final Set<QName> FAULTS =
            Set.of(Soap11.getInstance().getFault(), Soap12.getInstance().getFault());
    private static final Set<String> BEFORE_READING = Set.of("VersionMismatch", "MustUnderstand");
    private static final int MOST_WORDS = 1_000;

    private final String code;

    private final String words;

    private final transient Wire element;

    private ReceivedFault(String code, Optional<String> reason, String words, Wire element) {
        super("SOAP fault " + code + reason.map(text -> ": " + text).orElse(""));
        this.code = code;
        this.words = words;
        this.element = element;
    }

    /** All that it says, in words of the receiver: for the log, never for whoever asked. */
    String words() {
        return words;
    }

    /** Whether the receiver says that the message itself is at fault. */
    boolean isOfMessage() {
        return code.equals("Client") || code.equals("Sender");
    }

    /** Whether the receiver says that it did not get as far as the message: SOAP 1.1 section 4.4.1, SOAP 1.2 part 1 section 2.6. */
    boolean isBeforeReading() {
        return BEFORE_READING.contains(code);
    }

    /** The whole fault as a document of its own. */
    Wire element() {
        return element;
    }

    /** Reads a fault, where the answer holds one, before CXF makes an exception like all others of it. */
    static final class Reading extends AbstractPhaseInterceptor<Message> {

        Reading() {
            super(Phase.POST_PROTOCOL);
            addBefore("org.apache.cxf.binding.soap.interceptor.CheckFaultInterceptor");
        }

        @Override
        public void handleMessage(Message message) {
            XMLStreamReader reader = message.getContent(XMLStreamReader.class);
            if (reader != null && reader.isStartElement() && FAULTS.contains(reader.getName())) {
                try {
                    throw read(SoapBody.element(reader));
                } catch (XMLStreamException broken) {
                    throw new Fault(broken);
                }
            }
        }

        private static ReceivedFault read(Wire fault) throws XMLStreamException {
            Element root =
                    StaxUtils.read(new ByteArrayInputStream(fault.bytes())).getDocumentElement();
            String code = first(root, "", "faultcode")
                    .or(() -> first(root, Soap12.SOAP_NAMESPACE, "Value"))
                    .orElse("");
            String words = root.getTextContent().replaceAll("\\s+", " ").strip();
            return new ReceivedFault(
                    code.substring(code.lastIndexOf(':') + 1),
                    first(root, Canonical.NAMESPACE, "ReasonCode")
                            .filter(text -> REASON.matcher(text).matches()),
                    words.substring(0, Math.min(MOST_WORDS, words.length())),
                    fault);
        }

        private static Optional<String> first(Element root, String namespace, String name) {
            NodeList named = root.getElementsByTagNameNS("*", name);
            for (int i = 0; i < named.getLength(); i++) {
                if (namespace.equals(Objects.requireNonNullElse(named.item(i).getNamespaceURI(), ""))) {
                    return Optional.of(named.item(i).getTextContent().strip());
                }
            }
            return Optional.empty();
        }
    }
}
