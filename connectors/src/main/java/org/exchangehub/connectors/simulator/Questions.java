package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.ReadMark;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XmlRoot;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the questions that a simulated partner is asked, by the serve map of its folder.
 *
 * <p>The map gets, in the namespace of {@link Replies}, a {@code question} (attributes method, path, query) with the {@code
 * header} and the {@code body} of the call, where it has one, each {@code message} that the partner has received (attributes id, reference, number)
 * and each {@code item} (attribute id) that lies ready to be fetched. Those whose id or reference the question names hold
 * the message itself in tree form, and a {@code receipt} with what was said within its call. It writes {@code served} (attribute status, 200 where absent) with what the partner says in
 * {@code words}, SOAP headers in {@code header}, and a {@code taken} (attributes id, and why where it is taken with a warning) or {@code refused} (attributes id, why) for each item that is
 * acknowledged.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private static final int MOST_ROUNDS = 4;
    private static final Supplier<Map<String, String>> NOW =
            () -> Map.of("now", java.time.Instant.now().toString());
    private static final String JSON_TREE = "http://www.w3.org/2005/xpath-functions";

    private final Connector partner;
    private final Format format;
    private final XsltMap map;
    private final Supplier<List<Received>> received;
    private final ServedAnswers served;
    private final HeldDesk held;

    Questions(
            Connector partner,
            Format format,
            String map,
            Supplier<List<Received>> received,
            ServedAnswers served,
            HeldDesk held) {
        this.partner = partner;
        this.format = format;
        this.map = new XsltMap(partner.folder(), map);
        this.received = received;
        this.served = served;
        this.held = held;
    }

    /** What the partner says. */
    record Words(int status, Optional<Wire> wire, byte[] headers) {

        Words(int status, Optional<Wire> wire) {
            this(status, wire, new byte[0]);
        }
    }

    /** Whether a message writes in the register that the partner keeps; false where its address tells that, as with REST. */
    boolean isWrite(byte[] body) {
        return partner.register()
                .filter(register -> register.channel() != HeldRegister.Channel.REST)
                .map(HeldRegister::mark)
                .filter(mark -> isOfRegister(mark, body))
                .flatMap(mark -> mark.reads(Optional.of(new Wire(format.mediaType(), body))))
                .filter(reads -> !reads)
                .isPresent();
    }

    /** Other messages of the partner may come to the same address: its register has a namespace of its own. */
    private static boolean isOfRegister(ReadMark mark, byte[] body) {
        if (!(mark instanceof ReadMark.Roots roots)) {
            return true;
        }
        try {
            String namespace = "{" + XmlRoot.of(body).namespace() + "}";
            return roots.roots().stream().anyMatch(root -> root.startsWith(namespace));
        } catch (RefusedException broken) {
            return false;
        }
    }

    /** @param headers of SOAP, each in a row */
    Words answer(String method, URI uri, byte[] headers, byte[] body, Optional<String> secret) {
        try {
            XdmNode question = WireTree.read(question(method, uri, headers, body), Format.XML);
            XdmNode result = map.toTree(question, NOW.get());
            for (int rounds = 0; HeldDesk.asked(result).isPresent() && rounds < MOST_ROUNDS; rounds++) {
                XdmNode asked = HeldDesk.asked(result).get();
                if (!held.lets(asked, isWrite(body), secret)) {
                    return new Words(403, Optional.empty());
                }
                question = WireTree.read(held.answer(asked, question).getBytes(UTF_8), Format.XML);
                result = map.toTree(question, NOW.get());
            }
            XdmNode words = result.select(child(Replies.NAMESPACE, "served")).asNode();
            words.select(child(Replies.NAMESPACE, "taken"))
                    .forEach(one -> served.acknowledge(
                            one.attribute("id"),
                            Served.Standing.TAKEN,
                            Optional.ofNullable(one.attribute("why")).orElse("")));
            words.select(child(Replies.NAMESPACE, "refused"))
                    .forEach(one -> served.acknowledge(
                            one.attribute("id"), Served.Standing.REFUSED, String.valueOf(one.attribute("why"))));
            int status = Optional.ofNullable(words.attribute("status"))
                    .map(Integer::valueOf)
                    .orElse(200);
            return new Words(
                    status,
                    words.select(child(Replies.NAMESPACE, "words").then(child(isElement())))
                            .first()
                            .asOptionalNode()
                            .map(element -> wire(element)),
                    headers(words));
        } catch (RefusedException | IllegalArgumentException | java.util.NoSuchElementException notUnderstood) {
            LOG.warn("The question {} {} was not understood: {}", method, uri, notUnderstood.getMessage());
            return new Words(400, Optional.empty());
        }
    }

    /** JSON where the tree is of that form, whatever the partner otherwise speaks. */
    private Wire wire(XdmNode element) {
        Format spoken = element.getNodeName().getNamespaceUri().toString().equals(JSON_TREE) ? Format.JSON : format;
        return new Wire(spoken.mediaType(), WireTree.write(element, spoken));
    }

    private static byte[] headers(XdmNode served) {
        StringBuilder xml = new StringBuilder();
        served.select(child(Replies.NAMESPACE, "header").then(child(isElement())))
                .forEach(header -> xml.append(new String(WireTree.write(header, Format.XML), UTF_8)));
        return xml.toString().getBytes(UTF_8);
    }

    private byte[] question(String method, URI uri, byte[] headers, byte[] body) {
        StringBuilder xml = new StringBuilder("<s:question xmlns:s=\"" + Replies.NAMESPACE + "\"");
        attribute(xml, "method", method);
        attribute(xml, "path", uri.getPath());
        attribute(xml, "query", Optional.ofNullable(uri.getQuery()).orElse(""));
        xml.append('>');
        if (headers.length > 0) {
            xml.append("<s:header>").append(new String(headers, UTF_8)).append("</s:header>");
        }
        if (body.length > 0) {
            element(xml, "body", body);
        }
        String named = uri + " " + new String(body, UTF_8);
        for (Received message : received.get()) {
            xml.append("<s:message");
            attribute(xml, "id", message.messageId());
            message.note().ifPresent(note -> {
                attribute(xml, "reference", note.reference());
                attribute(xml, "number", String.valueOf(note.number()));
            });
            xml.append('>');
            boolean isNamed = named.contains(message.messageId())
                    || message.note()
                            .filter(note -> named.contains(note.reference()))
                            .isPresent();
            if (isNamed) {
                xml.append(tree(message.wire().bytes()));
                message.receipt().ifPresent(receipt -> element(xml, "receipt", receipt.bytes()));
            }
            xml.append("</s:message>");
        }
        for (Served item : served.all()) {
            if (item.standing() == Served.Standing.OPEN) {
                xml.append("<s:item");
                attribute(xml, "id", item.id());
                xml.append('>')
                        .append(named.contains(item.id()) ? tree(item.wire().bytes()) : "")
                        .append("</s:item>");
            }
        }
        return xml.append("</s:question>").toString().getBytes(UTF_8);
    }

    private void element(StringBuilder xml, String name, byte[] wire) {
        xml.append("<s:" + name + ">").append(tree(wire)).append("</s:" + name + ">");
    }

    /** The tree of a message as XML; nothing where it is none, for then there is nothing to be looked at. */
    private String tree(byte[] wire) {
        try {
            Format spoken = wire.length > 0 && (wire[0] == '{' || wire[0] == '[') ? Format.JSON : format;
            XdmNode root =
                    WireTree.read(wire, spoken).select(child(isElement())).asNode();
            return new String(WireTree.write(root, Format.XML), UTF_8);
        } catch (RefusedException broken) {
            return "";
        }
    }

    static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"');
    }
}
