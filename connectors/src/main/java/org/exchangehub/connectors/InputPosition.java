package org.exchangehub.connectors;

import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.ancestorOrSelf;
import static net.sf.saxon.s9api.streams.Steps.precedingSibling;

import java.util.List;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;

/** Where something stands in a document that a map reads, in the words in which schema faults say it. */
final class InputPosition {

    private InputPosition() {}

    /** Line and path of an element, or of the element that holds the node. */
    static String of(XdmNode node) {
        List<XdmNode> way =
                node.select(ancestorOrSelf(isElement())).asListOfNodes().reversed();
        String path = way.stream().map(InputPosition::step).collect(Collectors.joining());
        int line = way.isEmpty() ? 0 : way.getLast().getLineNumber();
        return line > 0 ? "line " + line + ": " + path : path;
    }

    /** The second and further elements of a name carry their number, as in the faults of a schema. */
    private static String step(XdmNode element) {
        String name = element.getNodeName().getLocalName();
        long before = element.select(precedingSibling(name)).count();
        return "/" + name + (before == 0 ? "" : "[" + (before + 1) + "]");
    }
}
