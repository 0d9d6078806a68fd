package org.exchangehub.connectors;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.PermitReasonCode;
import tools.jackson.core.JacksonException;

/**
 * Writes the questions of calls and reads what partners say to them. What a folder's answer map says must be one thing, and
 * one of those that the call can mean: all else is refused, so that nothing is ever decided by an answer with two meanings.
 */
public final class Calls {

    /** The namespace in which answer maps say what an answer means. */
    public static final String NAMESPACE = "urn:exchangehub:call";

    private static final Set<String> MEANINGS =
            Set.of("list", "message", "gone", "done", "failed", "arrived", "absent", "call", "calls");
    private static final byte[] NOTHING =
            ("<call xmlns=\"" + NAMESPACE + "\"/>").getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final Translator translator;

    public Calls(Translator translator) {
        this.translator = translator;
    }

    /** The question of a call that is about nothing but its parameters; empty where it is a GET. */
    public Optional<Wire> question(Connector to, Call call, Map<String, String> parameters) {
        return question(to, call, NOTHING, parameters);
    }

    /** The question of a call about a canonical message; empty where it is a GET. */
    public Optional<Wire> question(Connector to, Call call, byte[] canonical, Map<String, String> parameters) {
        Dialect.Spoken spoken = translator.dialect(to).spoken(call);
        return spoken.request().map(map -> {
            XdmNode tree = Xslt.tree(canonical);
            byte[] bytes =
                    call.format().isJson() ? json(map.toTree(tree, parameters), to) : map.toXml(tree, parameters);
            offered(to, call, bytes);
            valid(spoken.requestSchema(), bytes);
            return new Wire(call.format().mediaType(), bytes);
        });
    }

    /** What is there to be fetched. */
    public Listed listed(Connector from, Call call, Wire said, Map<String, String> parameters) {
        XdmNode list = meaning(from, call, said, parameters, Set.of("list"));
        List<String> items = list.children("item").iterator().hasNext() ? items(from, list) : List.of();
        return new Listed(items, attribute(list, "next"));
    }

    private static List<String> items(Connector from, XdmNode list) {
        Set<String> seen = new HashSet<>();
        List<String> items = new java.util.ArrayList<>();
        for (XdmNode item : list.children("item")) {
            String id = attribute(item, "id").orElseThrow(() -> ambiguous(from, "an item has no id"));
            if (!seen.add(id)) {
                throw ambiguous(from, "two items have the id " + id);
            }
            items.add(id);
        }
        return items;
    }

    /** The message that was fetched, in the partner's form; empty where it is not there any more. */
    public Optional<Wire> fetched(Connector from, Call call, Wire said, Map<String, String> parameters) {
        if (call.answer().isEmpty()) {
            return Optional.of(said);
        }
        XdmNode meaning = meaning(from, call, said, parameters, Set.of("message", "gone"));
        return name(meaning).equals("gone")
                ? Optional.empty()
                : Optional.of(inside(from, call, meaning).orElseThrow(() -> ambiguous(from, "the message is empty")));
    }

    /** Why the partner did not take an acknowledgement; empty where it took it. */
    public Optional<String> failure(Connector from, Call call, Optional<Wire> said, Map<String, String> parameters) {
        if (call.answer().isEmpty()) {
            return Optional.empty();
        }
        Wire words = said.orElseThrow(() -> ambiguous(from, "the answer is empty"));
        XdmNode meaning = meaning(from, call, words, parameters, Set.of("done", "failed"));
        return name(meaning).equals("done")
                ? Optional.empty()
                : Optional.of(attribute(meaning, "reason").orElse("the partner gives no reason"));
    }

    /** Whether the partner has the message that was asked about. */
    public ReadState readState(Connector from, Call call, Wire said, Map<String, String> parameters) {
        XdmNode meaning = meaning(from, call, said, parameters, Set.of("arrived", "absent", "failed"));
        return switch (name(meaning)) {
            case "arrived" ->
                new ReadState.Arrived(attribute(meaning, "receipt").orElse(""), inside(from, call, meaning));
            case "absent" -> new ReadState.Absent();
            default -> new ReadState.Failed(attribute(meaning, "reason").orElse("the partner gives no reason"));
        };
    }

    /** How a message in the partner's form stands in its SOAP call. */
    public SoapFrame frame(Connector to, Call call, Wire message, Map<String, String> parameters) {
        return frame(to, meaning(to, call, message, parameters, Set.of("call")));
    }

    /** The calls by which a folder lets the connection be tested without a message; at least one. */
    public List<AliveCall> alive(Connector to, Call call, Map<String, String> parameters) {
        XdmNode said = meaning(to, call, new Wire(Format.XML.mediaType(), NOTHING), parameters, Set.of("calls"));
        List<AliveCall> calls = elements(said).stream()
                .map(one -> new AliveCall(
                        frame(to, one),
                        elements(one).stream()
                                .filter(Calls::isBody)
                                .findFirst()
                                .flatMap(body -> inside(to, call, body))
                                .orElseThrow(() -> ambiguous(to, "a call has no body"))))
                .toList();
        if (calls.isEmpty()) {
            throw ambiguous(to, "there is no call");
        }
        return calls;
    }

    private static SoapFrame frame(Connector to, XdmNode said) {
        return new SoapFrame(
                attribute(said, "path"),
                attribute(said, "action").orElseThrow(() -> ambiguous(to, "the call has no action")),
                attribute(said, "message-id"),
                attribute(said, "addressed").map(Boolean::parseBoolean).orElse(true),
                attribute(said, "echo"),
                Boolean.parseBoolean(attribute(said, "one-way").orElse("false")),
                elements(said).stream()
                        .filter(element -> !isBody(element))
                        .map(header ->
                                new String(WireTree.write(header, Format.XML), java.nio.charset.StandardCharsets.UTF_8))
                        .toList());
    }

    private static boolean isBody(XdmNode element) {
        return name(element).equals("body")
                && element.getNodeName().getNamespaceUri().toString().equals(NAMESPACE);
    }

    /** What an answer map says that an answer means, as XML; what is decided by it is read by the other methods. */
    public byte[] meaning(Connector from, Call call, Wire said, Map<String, String> parameters) {
        return WireTree.write(meaning(from, call, said, parameters, MEANINGS), Format.XML);
    }

    XdmNode meaning(Connector from, Call call, Wire said, Map<String, String> parameters, Set<String> possible) {
        Dialect.Spoken spoken = translator.dialect(from).spoken(call);
        Form.of(said, call.format());
        spoken.answerSchema().ifPresent(schema -> schema.validate(said.bytes()));
        XdmNode result = spoken.answer().orElseThrow().toTree(WireTree.read(said.bytes(), call.format()), parameters);
        List<XdmNode> meanings = elements(result);
        if (meanings.size() != 1
                || !meanings.getFirst()
                        .getNodeName()
                        .getNamespaceUri()
                        .toString()
                        .equals(NAMESPACE)
                || !possible.contains(name(meanings.getFirst()))) {
            throw ambiguous(
                    from,
                    "the answer map says " + meanings.stream().map(Calls::name).toList() + ", it must say one of "
                            + possible.stream().sorted().toList());
        }
        return meanings.getFirst();
    }

    private static Optional<Wire> inside(Connector from, Call call, XdmNode holder) {
        List<XdmNode> held = elements(holder);
        if (held.size() > 1) {
            throw ambiguous(from, "two messages stand in one answer");
        }
        return held.stream()
                .findFirst()
                .map(element -> new Wire(call.format().mediaType(), WireTree.write(element, call.format())));
    }

    private static List<XdmNode> elements(XdmNode holder) {
        List<XdmNode> elements = new java.util.ArrayList<>();
        holder.children("*").forEach(elements::add);
        return elements;
    }

    private static byte[] json(XdmNode result, Connector to) {
        try {
            return WireTree.write(result, Format.JSON);
        } catch (IllegalArgumentException | JacksonException unfit) {
            throw new RefusedException(
                    Reason.MAP_FAILED, List.of(new Fault(to.id().value(), String.valueOf(unfit.getMessage()))), unfit);
        }
    }

    /** A request map may say, in the words of an answer, that the partner has no way to do it. */
    private static void offered(Connector to, Call call, byte[] question) {
        if (call.format().isJson() || !XmlRoot.of(question).namespace().equals(NAMESPACE)) {
            return;
        }
        XdmNode said = elements(WireTree.read(question, Format.XML)).getFirst();
        String reason = attribute(said, "reason").orElse("");
        if (!name(said).equals("refused")) {
            throw ambiguous(to, "the request map says " + name(said));
        }
        try {
            throw new NotOfferedException(
                    PermitReasonCode.fromValue(reason), attribute(said, "text").orElse("The partner can not do it"));
        } catch (IllegalArgumentException unknown) {
            throw ambiguous(to, reason + " is no reason code");
        }
    }

    private static void valid(Optional<WireSchema> schema, byte[] question) {
        try {
            schema.ifPresent(one -> one.validate(question));
        } catch (RefusedException broken) {
            throw new RefusedException(Reason.MAP_FAILED, broken.faults(), broken);
        }
    }

    private static String name(XdmNode element) {
        return element.getNodeName().getLocalName();
    }

    private static Optional<String> attribute(XdmNode element, String name) {
        return Optional.ofNullable(element.attribute(name)).filter(value -> !value.isEmpty());
    }

    private static RefusedException ambiguous(Connector from, String what) {
        return new RefusedException(Reason.MAP_FAILED, from.id().value(), what);
    }
}
