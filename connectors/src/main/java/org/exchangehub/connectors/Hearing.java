package org.exchangehub.connectors;

import java.util.Set;
import java.util.function.Supplier;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One message in a partner's own format while it is recognised: its root, and its tree where someone asks for it. */
final class Hearing {

    private final String root;
    private final Set<String> members;
    private final String rootPosition;
    private final Supplier<XdmNode> build;
    private @Nullable XdmNode tree;

    private Hearing(String root, Set<String> members, String rootPosition, Supplier<XdmNode> build) {
        this.root = root;
        this.members = members;
        this.rootPosition = rootPosition;
        this.build = build;
    }

    static Hearing ofXml(byte[] xml) {
        XmlRoot root = XmlRoot.of(xml);
        return new Hearing("{" + root.namespace() + "}" + root.name(), Set.of(), root.position(), () -> Xslt.tree(xml));
    }

    static Hearing ofJson(byte[] json) {
        JsonNode document = JsonTree.parse(json);
        Set<String> members = document.isObject() ? Set.copyOf(document.propertyNames()) : Set.of();
        return new Hearing("with members " + members, members, "", () -> Xslt.tree(document));
    }

    boolean matches(Dialect.Heard heard) {
        return heard.recognise().root().map(root::equals).orElse(true)
                && heard.recognise().member().map(members::contains).orElse(true)
                && heard.test().map(test -> Dialect.isTrue(test, tree())).orElse(true);
    }

    String root() {
        return root;
    }

    String rootPosition() {
        return rootPosition;
    }

    /** The tree that maps and tests read, built once. */
    XdmNode tree() {
        if (tree == null) {
            tree = build.get();
        }
        return tree;
    }
}
