package org.exchangehub.connectors;

import io.xlate.edi.schema.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One message in a partner's own format while it is recognised: its root, and its tree where someone asks for it. */
final class Hearing {

    private final String root;
    private final Set<String> members;
    private final String message;
    private final String rootPosition;
    private final Function<Optional<WireSchema>, XdmNode> build;
    private @Nullable XdmNode tree;

    private Hearing(
            String root,
            Set<String> members,
            String message,
            String rootPosition,
            Function<Optional<WireSchema>, XdmNode> build) {
        this.root = root;
        this.members = members;
        this.message = message;
        this.rootPosition = rootPosition;
        this.build = build;
    }

    static Hearing of(Form form, byte[] wire) {
        return switch (form) {
            case XML -> ofXml(wire);
            case JSON -> ofJson(wire);
            case EDIFACT -> ofEdifact(wire);
        };
    }

    private static Hearing ofXml(byte[] xml) {
        XmlRoot root = XmlRoot.of(xml);
        return new Hearing(
                "{" + root.namespace() + "}" + root.name(), Set.of(), "", root.position(), schema -> Xslt.tree(xml));
    }

    private static Hearing ofJson(byte[] json) {
        JsonNode document = JsonTree.parse(json);
        Set<String> members = document.isObject() ? Set.copyOf(document.propertyNames()) : Set.of();
        return new Hearing("with members " + members, members, "", "", schema -> Xslt.tree(document));
    }

    private static Hearing ofEdifact(byte[] edifact) {
        EdifactReader reader = new EdifactReader(edifact);
        String message = reader.check(Optional.empty());
        return new Hearing(
                "of type " + message, Set.of(), message, "segment 2: UNH02-01", schema -> reader.tree(typed(schema)));
    }

    boolean matches(Dialect.Heard heard, Dialect dialect) {
        return heard.recognise().root().map(root::equals).orElse(true)
                && heard.recognise().member().map(members::contains).orElse(true)
                && heard.recognise().message().map(message::equals).orElse(true)
                && heard.test().map(test -> dialect.recognises(test, tree())).orElse(true);
    }

    String root() {
        return root;
    }

    String rootPosition() {
        return rootPosition;
    }

    /** The tree that tests read, built once. */
    private XdmNode tree() {
        if (tree == null) {
            tree = build.apply(Optional.empty());
        }
        return tree;
    }

    /** The tree that a map reads. That of EDIFACT has the shape that the schema of the message gives it. */
    XdmNode tree(Optional<WireSchema> schema) {
        return schema.isPresent() && schema.get() instanceof EdifactSchema ? build.apply(schema) : tree();
    }

    private static Optional<Schema> typed(Optional<WireSchema> schema) {
        return schema.filter(EdifactSchema.class::isInstance)
                .map(EdifactSchema.class::cast)
                .map(EdifactSchema::schema);
    }
}
