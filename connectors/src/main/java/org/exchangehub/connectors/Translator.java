package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import tools.jackson.core.JacksonException;

/** Turns what partners send into canonical form, and canonical messages into what partners understand. Thread-safe. */
public final class Translator {

    /** No map is given more than this; what the hub takes at its edges is set there, and is less. */
    private static final int MOST_BYTES = 50_000_000;

    private final Canonical canonical;
    private final JsonForm json;
    private final Packs packs;
    private final Envelopes envelopes;
    private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();

    public Translator(Canonical canonical, JsonForm json, Packs packs) {
        this.canonical = canonical;
        this.json = json;
        this.packs = packs;
        this.envelopes = new Envelopes(canonical);
    }

    /** Compiles a connector's maps and schemas; BadFolderException where one of them does not. */
    void check(Connector connector) {
        dialect(connector);
    }

    /** The maps and rules of a connector that nothing in its folder uses. */
    public List<String> unused(Connector connector) {
        return dialect(connector).unused();
    }

    /** Forgets the compiled maps of all versions but these; a version that is used again is compiled again. */
    public void keepOnly(Set<String> hashes) {
        dialects.keySet().retainAll(hashes);
    }

    /**
     * Reads a message as its sender's connector says.
     *
     * @param parameters of the maps: {@code message-id} and {@code now}
     * @throws RefusedException UNSUPPORTED_MEDIA_TYPE, MALFORMED, HOSTILE_DOCUMENT, UNKNOWN_KIND, SCHEMA_INVALID, or what
     *     a map of the connector refuses with, each with positions in the sender's own document
     */
    public Translated toCanonical(Connector from, Wire wire, Map<String, String> parameters) {
        Sends sends = from.sends()
                .orElseThrow(() -> new RefusedException(Reason.NOT_IN_AGREEMENT, "This partner sends nothing"));
        return hear(from, sends.format(), sends.kinds().keySet(), dialect(from).heard(), wire, parameters)
                .orElseThrow(() -> new IllegalStateException("What is sent has a kind"));
    }

    /**
     * Reads what a partner said within a call, as its connector says of the kind that the call brought.
     *
     * @param parameters of the maps: {@code message-id}, {@code now}, {@code request-id}, and where known {@code
     *     referral-id} and {@code case-id}
     * @return empty where it is a mere receipt
     * @throws RefusedException as for what the partner sends
     */
    public Optional<Translated> answer(Connector from, Kind called, Wire wire, Map<String, String> parameters) {
        Receives receives = from.receives().orElseThrow();
        List<AnswerMapping> answers =
                Objects.requireNonNull(receives.kinds().get(called)).answers();
        Set<Kind> kinds =
                answers.stream().flatMap(answer -> answer.kind().stream()).collect(Collectors.toSet());
        return hear(from, receives.format(), kinds, dialect(from).answers(called), wire, parameters);
    }

    /**
     * Takes an interchange of EDIFACT apart, where its sender's connector says that each is acknowledged by CONTRL.
     *
     * @return empty where the sender sends no such interchanges
     * @throws RefusedException UNSUPPORTED_MEDIA_TYPE, HOSTILE_DOCUMENT, or MALFORMED where it has no head that could be answered
     */
    public Optional<Interchange> interchange(Connector from, Wire wire) {
        return from.sends().flatMap(Sends::interchange).map(names -> {
            if (wire.bytes().length > MOST_BYTES) {
                throw new RefusedException(Reason.BODY_TOO_LARGE, "A message has at most " + MOST_BYTES + " bytes");
            }
            Form.of(wire, Format.EDIFACT);
            return Interchange.read(wire.bytes(), names, type -> dialect(from).message(type));
        });
    }

    private Optional<Translated> hear(
            Connector from,
            Format format,
            Set<Kind> kinds,
            List<Dialect.Heard> known,
            Wire wire,
            Map<String, String> parameters) {
        if (wire.bytes().length > MOST_BYTES) {
            throw new RefusedException(Reason.BODY_TOO_LARGE, "A message has at most " + MOST_BYTES + " bytes");
        }
        Form form = Form.of(wire, format);
        if (format.isCanonical()) {
            byte[] xml = form == Form.JSON ? json.toXml(wire.bytes()) : wire.bytes();
            Translated opened = envelopes.open(kinds, xml, form == Form.JSON);
            return Optional.of(Dialect.rules(known, opened.kind())
                    .map(rules -> opened.warned(rules.check(root(opened.canonical()), parameters)))
                    .orElse(opened));
        }
        Hearing hearing = Hearing.of(form, wire.bytes());
        Dialect.Heard heard = known.stream()
                .filter(one -> hearing.matches(one, dialect(from)))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        Reason.UNKNOWN_KIND,
                        hearing.rootPosition(),
                        "This partner's connector knows no message " + hearing.root()));
        heard.schema().ifPresent(schema -> schema.validate(wire.bytes()));
        if (heard.kind().isEmpty()) {
            return Optional.empty();
        }
        Kind kind = heard.kind().get();
        XsltMap map = heard.map().orElseThrow();
        XdmNode tree = hearing.tree(heard.schema());
        List<Fault> warnings = new ArrayList<>(BusinessRules.check(heard.wireRules(), root(tree), parameters));
        byte[] translated = map.toXml(tree, parameters);
        try {
            canonical.validate(translated);
        } catch (RefusedException invalid) {
            throw inCanonicalForm(Reason.SCHEMA_INVALID, invalid);
        }
        try {
            heard.rules()
                    .map(rules -> rules.check(root(translated), parameters))
                    .ifPresent(warnings::addAll);
        } catch (RefusedException broken) {
            throw broken.reason() == Reason.RULE_BROKEN ? inCanonicalForm(Reason.RULE_BROKEN, broken) : broken;
        }
        return Optional.of(new Translated(
                kind,
                translated,
                canonical.read(translated, kind.type()),
                Optional.empty(),
                Optional.of(map.hash()),
                heard.version(),
                warnings));
    }

    /**
     * Puts a canonical message into its receiver's form.
     *
     * @param parameters of the maps: {@code message-id} and {@code now}
     * @throws RefusedException RULE_BROKEN where the message breaks a rule of the receiver, MAP_FAILED where the folder's map
     *     fails or its result breaks the receiver's contract
     */
    public Rendered fromCanonical(Connector to, Kind kind, byte[] message, Map<String, String> parameters) {
        Receives receives = to.receives()
                .filter(r -> r.kinds().containsKey(kind))
                .orElseThrow(() -> new RefusedException(
                        Reason.MAP_FAILED,
                        to.id() + "/connector.yaml",
                        "does not say how a " + kind.code() + " is received"));
        Format format = receives.format();
        if (format.isCanonical()) {
            byte[] bytes = format == Format.CANONICAL_JSON ? json.toJson(message) : message;
            return new Rendered(new Wire(format.mediaType(), bytes), Optional.empty(), Optional.empty());
        }
        XdmNode tree = Xslt.tree(message);
        Dialect.Told told = dialect(to)
                .told(kind, root(tree))
                .orElseThrow(() -> new RefusedException(
                        Reason.MAP_FAILED,
                        to.id() + "/connector.yaml",
                        "has no mapping of a " + kind.code() + " whose 'when' is true for this one"));
        told.rules().ifPresent(rules -> rules.check(root(tree), parameters));
        XsltMap map = told.map().orElseThrow();
        byte[] bytes = format == Format.XML ? map.toXml(tree, parameters) : written(map.toTree(tree, parameters), to);
        try {
            told.schema().ifPresent(schema -> schema.validate(bytes));
        } catch (RefusedException broken) {
            throw new RefusedException(Reason.MAP_FAILED, broken.faults(), broken);
        }
        if (!told.wireRules().isEmpty()) {
            inFormOf(to, told.wireRules(), bytes, parameters);
        }
        return new Rendered(new Wire(format.mediaType(), bytes), Optional.of(map.hash()), told.version());
    }

    private static void inFormOf(
            Connector to, List<BusinessRules> rules, byte[] bytes, Map<String, String> parameters) {
        XdmNode root = root(WireTree.read(bytes, to.receives().orElseThrow().format()));
        try {
            BusinessRules.check(rules, root, parameters);
        } catch (RefusedException broken) {
            throw said("in the form of " + to.id(), broken.reason(), broken);
        }
    }

    /** A position in the canonical form means nothing to a sender who never saw it, unless it is said so. */
    private static RefusedException inCanonicalForm(Reason reason, RefusedException refused) {
        return said("in canonical form", reason, refused);
    }

    private static RefusedException said(String form, Reason reason, RefusedException refused) {
        return new RefusedException(
                reason,
                refused.faults().stream()
                        .map(fault -> new Fault(form + " " + fault.position(), fault.reason()))
                        .toList(),
                refused);
    }

    private static XdmNode root(byte[] canonical) {
        return root(Xslt.tree(canonical));
    }

    private static XdmNode root(XdmNode document) {
        return document.children("*").iterator().next();
    }

    private static byte[] written(XdmNode result, Connector to) {
        try {
            return WireTree.write(result, to.receives().orElseThrow().format());
        } catch (IllegalArgumentException | JacksonException unfit) {
            throw new RefusedException(
                    Reason.MAP_FAILED, List.of(new Fault(to.id().value(), String.valueOf(unfit.getMessage()))), unfit);
        }
    }

    Dialect dialect(Connector connector) {
        return dialects.computeIfAbsent(connector.hash(), hash -> new Dialect(connector, packs));
    }
}
