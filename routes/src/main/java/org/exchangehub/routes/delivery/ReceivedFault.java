package org.exchangehub.routes.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.exchangehub.contracts.Canonical;

/** The receiver of a SOAP call answered with a fault of its own: not to be mistaken for an answer that could not be read. */
final class ReceivedFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");
    private static final int LONGEST = 10_000;
    private static final int MOST_WORDS = 1_000;

    private final String code;

    private final String words;

    private ReceivedFault(String code, Optional<String> reason, String words) {
        super("SOAP fault " + code + reason.map(text -> ": " + text).orElse(""));
        this.code = code;
        this.words = words;
    }

    /** All that it says, in words of the receiver: for the log, never for whoever asked. */
    String words() {
        return words;
    }

    /** Whether the receiver says that the message itself is at fault. */
    boolean isOfMessage() {
        return code.equals("Client");
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
            if (reader != null
                    && reader.isStartElement()
                    && reader.getName().equals(Soap11.getInstance().getFault())) {
                try {
                    throw read(reader);
                } catch (XMLStreamException broken) {
                    throw new Fault(broken);
                }
            }
        }

        private static ReceivedFault read(XMLStreamReader reader) throws XMLStreamException {
            StringBuilder code = new StringBuilder();
            StringBuilder reason = new StringBuilder();
            StringBuilder words = new StringBuilder();
            String open = "";
            for (int parts = 0; reader.hasNext() && parts < LONGEST; parts++) {
                int event = reader.next();
                if (event == XMLStreamConstants.CHARACTERS && words.length() < MOST_WORDS) {
                    words.append(reader.getText().strip()).append(' ');
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    open = reader.getName().toString();
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open = "";
                } else if (event == XMLStreamConstants.CHARACTERS && open.equals("faultcode")) {
                    code.append(reader.getText());
                } else if (event == XMLStreamConstants.CHARACTERS
                        && open.equals("{" + Canonical.NAMESPACE + "}ReasonCode")) {
                    reason.append(reader.getText());
                }
            }
            String local = code.substring(code.lastIndexOf(":") + 1).strip();
            return new ReceivedFault(
                    local,
                    Optional.of(reason.toString().strip())
                            .filter(text -> REASON.matcher(text).matches()),
                    words.toString().replaceAll("\\s+", " ").strip());
        }
    }
}
