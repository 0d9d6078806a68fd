package org.exchangehub.connectors.simulator;

import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.SimulatorSpec;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one partner replies: the reply map of its folder, or the hub's own for partners on the standard contract.
 *
 * <p>The map gets a message in the tree form of its format, with the parameters {@code now} (ISO instant), {@code
 * answer-id} and {@code message-id} (the id that its answer will have) and {@code control-number} (counted from 1). It
 * writes, in the namespace {@value #NAMESPACE}, {@code reply} with one {@code note} (attributes kind, reference, and where
 * known case, number, code), for a referral each {@code line} (number, commodity), for a permit or allocation each {@code
 * quantity} (line, and where known value, unit, user), at most one {@code receipt} (holds what the partner says within the
 * call) and any number of {@code answer} (holds what it says later; attribute delay where it differs from the folder's). It
 * runs anew for each answer, so that its times are those of deciding.
 *
 * <p>A map that declares the parameter {@value #SCRIPT} can be told what to answer: a JSON object, from prefixes of
 * commodity codes to arrays of canonical disposition codes, which go before the map's own rules; the longest prefix counts.
 */
final class Replies {

    static final String NAMESPACE = "urn:exchangehub:simulator";

    /** The parameter of reply maps that says what to answer. */
    static final String SCRIPT = "script";

    /** The parameter of reply maps that tells what came before: a line with reference and code for each message. */
    private static final String HISTORY = "history";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final String PACKAGED = "simulator/answer.xsl";

    private final Format format;
    private final JsonForm json;
    private final XsltMap map;
    private final Duration delay;
    private final AtomicLong controlNumber = new AtomicLong();

    Replies(Connector partner, Format format, JsonForm json) {
        SimulatorSpec spec = partner.simulator().orElseThrow();
        this.format = format;
        this.json = json;
        this.delay = spec.delay();
        this.map =
                spec.answer().map(path -> new XsltMap(partner.folder(), path)).orElseGet(Replies::packaged);
    }

    /** Whether the map can be told what to answer. */
    boolean takeScripts() {
        return map.takes(SCRIPT);
    }

    /** Empty where the partner does not understand the message. */
    Optional<Reply> to(Wire wire, Instant now, String answerId, Script script, String history) {
        Map<String, String> parameters = Map.of(
                "now",
                now.toString(),
                "answer-id",
                answerId,
                "message-id",
                answerId,
                "control-number",
                String.valueOf(controlNumber.incrementAndGet()),
                SCRIPT,
                script.json(),
                HISTORY,
                history);
        try {
            XdmNode result = map.toTree(tree(wire), parameters);
            return result.select(child(NAMESPACE, "reply")).asOptionalNode().map(this::reply);
        } catch (RefusedException | IllegalArgumentException notUnderstood) {
            LOG.warn("A message was not understood: {}", notUnderstood.getMessage());
            return Optional.empty();
        }
    }

    private Reply reply(XdmNode reply) {
        return new Reply(
                note(reply.select(child(NAMESPACE, "note")).asNode()),
                reply.select(child(NAMESPACE, "line"))
                        .map(line -> new ReferralLine(number(line, "number"), attribute(line, "commodity")))
                        .toList(),
                reply.select(child(NAMESPACE, "quantity"))
                        .map(Replies::quantity)
                        .toList(),
                reply.select(child(NAMESPACE, "receipt")).asOptionalNode().map(this::wire),
                reply.select(child(NAMESPACE, "answer"))
                        .map(answer -> new Reply.Answer(
                                wire(answer),
                                attribute(answer, "delay").map(Duration::parse).orElse(delay)))
                        .toList());
    }

    private static Note note(XdmNode note) {
        String kind = attribute(note, "kind").orElse("");
        return new Note(
                Kind.ofCode(kind).orElseThrow(() -> new IllegalArgumentException("there is no kind " + kind)),
                attribute(note, "case"),
                attribute(note, "reference").orElse(""),
                number(note, "number"),
                attribute(note, "code"));
    }

    private static Quantity quantity(XdmNode quantity) {
        return new Quantity(
                number(quantity, "line"),
                attribute(quantity, "value").map(BigDecimal::new),
                attribute(quantity, "unit"),
                attribute(quantity, "user").orElse(""));
    }

    private static int number(XdmNode node, String name) {
        return attribute(node, name).map(Integer::valueOf).orElse(0);
    }

    private static Optional<String> attribute(XdmNode node, String name) {
        return Optional.ofNullable(node.attribute(name)).filter(value -> !value.isEmpty());
    }

    private XdmNode tree(Wire wire) {
        if (format.isCanonical()) {
            boolean isJson = wire.mediaType().equals(Format.CANONICAL_JSON.mediaType());
            return WireTree.read(isJson ? json.toXml(wire.bytes()) : wire.bytes(), Format.XML);
        }
        return WireTree.read(wire.bytes(), format);
    }

    private Wire wire(XdmNode holder) {
        XdmNode element = holder.select(child(isElement())).first().asNode();
        byte[] bytes = WireTree.write(element, format.isCanonical() ? Format.XML : format);
        return new Wire(format.mediaType(), format == Format.CANONICAL_JSON ? json.toJson(bytes) : bytes);
    }

    private static XsltMap packaged() {
        try (InputStream stream = Replies.class.getResourceAsStream("/" + PACKAGED)) {
            byte[] source = Objects.requireNonNull(stream).readAllBytes();
            return new XsltMap(new Folder("simulator", Map.of("answer.xsl", source)), "answer.xsl");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
