package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;
import static net.sf.saxon.s9api.streams.Steps.descendant;

import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XmlRoot;
import org.exchangehub.contracts.Canonical;

/** SOAP messages of one version around one body element; those of either version are read. */
enum Soap {
    V1_1("text/xml; charset=utf-8", "http://schemas.xmlsoap.org/soap/envelope/"),
    V1_2("application/soap+xml; charset=utf-8", "http://www.w3.org/2003/05/soap-envelope");

    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private final String type;
    private final String namespace;

    Soap(String type, String namespace) {
        this.type = type;
        this.namespace = namespace;
    }

    static Soap of(SoapVersion version) {
        return version == SoapVersion.V1_2 ? V1_2 : V1_1;
    }

    /** The media type of its messages. */
    String type() {
        return type;
    }

    /** A call that sends the hub a message, with its id in the way of WS-Addressing. */
    byte[] sendMessage(String messageId, byte[] message) {
        return envelope(
                "<soap:Header><wsa:MessageID xmlns:wsa=\"" + ADDRESSING + "\">" + messageId
                        + "</wsa:MessageID></soap:Header>",
                "<hub:SendMessage xmlns:hub=\"" + Canonical.NAMESPACE + "\">" + new String(message, UTF_8)
                        + "</hub:SendMessage>");
    }

    /** A message with headers, each in a row; its body may be a fault of the partner's own. */
    byte[] answer(byte[] headers, byte[] body) {
        return envelope(
                headers.length == 0 ? "" : "<soap:Header>" + new String(headers, UTF_8) + "</soap:Header>",
                new String(body, UTF_8));
    }

    /** What a partner on the standard contract says when it has taken a message. */
    byte[] acknowledgement() {
        return envelope("", "<Acknowledgement xmlns=\"" + Canonical.NAMESPACE + "\"/>");
    }

    /** @param code whose fault it is: {@code Client} the caller's, {@code Server} the partner's own */
    byte[] fault(String code, String text) {
        if (this == V1_2) {
            return envelope(
                    "",
                    "<soap:Fault><soap:Code><soap:Value>soap:" + (code.equals("Client") ? "Sender" : "Receiver")
                            + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">" + text
                            + "</soap:Text></soap:Reason></soap:Fault>");
        }
        return envelope(
                "",
                "<soap:Fault><faultcode>soap:" + code + "</faultcode><faultstring>" + text
                        + "</faultstring></soap:Fault>");
    }

    /** The element in the body of a message. */
    static Optional<byte[]> body(byte[] message) {
        return in("Body", message).findFirst();
    }

    /** The header elements of a message, in a row. */
    static byte[] headers(byte[] message) {
        StringBuilder xml = new StringBuilder();
        in("Header", message).forEach(element -> xml.append(new String(element, UTF_8)));
        return xml.toString().getBytes(UTF_8);
    }

    /** A header of WS-Addressing. */
    static Optional<String> addressing(byte[] message, String name) {
        return WireTree.read(message, Format.XML)
                .select(descendant(ADDRESSING, name))
                .first()
                .asOptionalNode()
                .map(XdmNode::getStringValue);
    }

    /** Whether the body of a message is a fault. */
    static boolean isFault(byte[] element) {
        XmlRoot root = XmlRoot.of(element);
        return root.name().equals("Fault")
                && Stream.of(values()).anyMatch(one -> one.namespace.equals(root.namespace()));
    }

    private static Stream<byte[]> in(String part, byte[] message) {
        XdmNode document = WireTree.read(message, Format.XML);
        return Stream.of(values())
                .flatMap(version -> document.select(child(version.namespace, "Envelope")
                        .then(child(version.namespace, part))
                        .then(child(isElement()))))
                .map(element -> WireTree.write(element, Format.XML));
    }

    private byte[] envelope(String header, String body) {
        return ("<soap:Envelope xmlns:soap=\"" + namespace + "\">" + header + "<soap:Body>" + body
                        + "</soap:Body></soap:Envelope>")
                .getBytes(UTF_8);
    }
}
