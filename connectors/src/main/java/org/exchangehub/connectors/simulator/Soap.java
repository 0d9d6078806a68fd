package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.util.Optional;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Step;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.contracts.Canonical;

/** SOAP 1.1 messages around one body element. */
final class Soap {

    static final String TYPE = "text/xml; charset=utf-8";

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private Soap() {}

    /** A call that sends the hub a message, with its id in the way of WS-Addressing. */
    static byte[] sendMessage(String messageId, byte[] message) {
        return envelope(
                "<soap:Header><wsa:MessageID xmlns:wsa=\"" + ADDRESSING + "\">" + messageId
                        + "</wsa:MessageID></soap:Header>",
                "<hub:SendMessage xmlns:hub=\"" + Canonical.NAMESPACE + "\">" + new String(message, UTF_8)
                        + "</hub:SendMessage>");
    }

    /** An answer within a call; its body may be a fault of the partner's own. */
    static byte[] answer(byte[] headers, byte[] body) {
        return envelope(
                headers.length == 0 ? "" : "<soap:Header>" + new String(headers, UTF_8) + "</soap:Header>",
                new String(body, UTF_8));
    }

    /** What a partner on the standard contract says when it has taken a message. */
    static byte[] acknowledgement() {
        return envelope("", "<Acknowledgement xmlns=\"" + Canonical.NAMESPACE + "\"/>");
    }

    /** @param code whose fault it is: {@code Client} the caller's, {@code Server} the partner's own */
    static byte[] fault(String code, String text) {
        return envelope(
                "",
                "<soap:Fault><faultcode>soap:" + code + "</faultcode><faultstring>" + text
                        + "</faultstring></soap:Fault>");
    }

    /** The element in the body of a message. */
    static Optional<byte[]> body(byte[] message) {
        Step<XdmNode> body =
                child(ENVELOPE, "Envelope").then(child(ENVELOPE, "Body")).then(child(isElement()));
        return WireTree.read(message, Format.XML)
                .select(body)
                .first()
                .asOptionalNode()
                .map(element -> WireTree.write(element, Format.XML));
    }

    /** The header elements of a message, in a row. */
    static byte[] headers(byte[] message) {
        Step<XdmNode> header =
                child(ENVELOPE, "Envelope").then(child(ENVELOPE, "Header")).then(child(isElement()));
        StringBuilder xml = new StringBuilder();
        WireTree.read(message, Format.XML)
                .select(header)
                .forEach(element -> xml.append(new String(WireTree.write(element, Format.XML), UTF_8)));
        return xml.toString().getBytes(UTF_8);
    }

    private static byte[] envelope(String header, String body) {
        return ("<soap:Envelope xmlns:soap=\"" + ENVELOPE + "\">" + header + "<soap:Body>" + body
                        + "</soap:Body></soap:Envelope>")
                .getBytes(UTF_8);
    }
}
