package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.contracts.RefusedException;

/**
 * What a simulated partner does of its own accord in the course of one movement of goods, as the map of its folder tells.
 *
 * <p>The map gets, in the namespace of {@link Replies}, a {@code movement} (attributes series, beginning of all references, and now)
 * with the {@code sent} (attribute step) that it has done and each {@code received} (attribute id) message since the beginning. It writes
 * {@code course} (attribute done, true when nothing more is to come) with each {@code heard} (attributes id, with, text) that belongs to the movement,
 * and each {@code send} (attributes step, with, text, channel) with the message to be sent by rest, soap or queue; a step is done once.
 */
public final class Movement {

    private final Connector partner;
    private final XsltMap map;
    private final Supplier<List<Received>> inbox;
    private final Lodging lodging;
    private final String series;
    private final Instant since = Instant.now();
    private final Set<String> heard = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private boolean done;

    Movement(Connector partner, String map, Supplier<List<Received>> inbox, Lodging lodging, String series) {
        this.partner = partner;
        this.map = new XsltMap(partner.folder(), map);
        this.inbox = inbox;
        this.lodging = lodging;
        this.series = series;
    }

    public boolean isDone() {
        return done;
    }

    /**
     * Does what is next.
     *
     * @return what was heard and sent since the last time
     * @throws IOException where the hub can not be reached or refuses a message
     */
    public List<Moved> go() throws IOException {
        String now = Instant.now().toString();
        XdmNode course = map.toTree(WireTree.read(asked(now), Format.XML), Map.of("now", now))
                .select(child(Replies.NAMESPACE, "course"))
                .asNode();
        List<Moved> moved = new ArrayList<>();
        course.select(child(Replies.NAMESPACE, "heard"))
                .filter(one -> heard.add(text(one, "id")))
                .forEach(one -> moved.add(new Moved(partner.id(), text(one, "with"), false, text(one, "text"))));
        for (XdmNode one : course.select(child(Replies.NAMESPACE, "send")).asListOfNodes()) {
            if (!sent.contains(text(one, "step"))) {
                send(one);
                sent.add(text(one, "step"));
                moved.add(new Moved(
                        partner.id(), text(one, "with"), true, text(one, "text") + ", " + text(one, "channel")));
            }
        }
        done = "true".equals(course.attribute("done"));
        return moved;
    }

    private void send(XdmNode one) throws IOException {
        Format format = partner.sends().map(Sends::format).orElse(Format.XML);
        byte[] message = WireTree.write(one.select(child(isElement())).asNode(), format);
        lodging.send(text(one, "channel"), "/api/v1/messages", new Wire(format.mediaType(), message));
    }

    private byte[] asked(String now) {
        StringBuilder xml = new StringBuilder("<s:movement xmlns:s=\"" + Replies.NAMESPACE + "\"");
        Questions.attribute(xml, "series", series);
        Questions.attribute(xml, "now", now);
        xml.append('>');
        for (String step : sent) {
            xml.append("<s:sent");
            Questions.attribute(xml, "step", step);
            xml.append("/>");
        }
        for (Received message : inbox.get()) {
            if (!message.at().isBefore(since)) {
                xml.append("<s:received");
                Questions.attribute(xml, "id", message.messageId());
                xml.append('>').append(tree(message.wire())).append("</s:received>");
            }
        }
        return xml.append("</s:movement>").toString().getBytes(UTF_8);
    }

    private static String tree(Wire wire) {
        Format format = Stream.of(Format.JSON, Format.EDIFACT)
                .filter(spoken -> spoken.mediaType().equals(wire.mediaType()))
                .findFirst()
                .orElse(Format.XML);
        try {
            XdmNode root = WireTree.read(wire.bytes(), format)
                    .select(child(isElement()))
                    .asNode();
            return new String(WireTree.write(root, Format.XML), UTF_8);
        } catch (RefusedException broken) {
            return "";
        }
    }

    private static String text(XdmNode element, String name) {
        return Optional.ofNullable(element.attribute(name)).orElse("");
    }
}
