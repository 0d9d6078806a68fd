package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Leaf;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values of a message by their paths: XPath for XML, JSON pointers, segment and element for EDIFACT. */
final class Fields {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Fields() {}

    static Map<String, String> of(Wire wire) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (wire.mediaType().equals(Format.JSON.mediaType())) {
            json("", JSON.readTree(wire.bytes()), fields);
        } else if (wire.mediaType().equals(Format.EDIFACT.mediaType())) {
            edifact(new String(wire.bytes(), ISO_8859_1), fields);
        } else {
            Leaf.of(wire.bytes()).forEach(leaf -> fields.put(path(leaf.node()), leaf.value()));
        }
        return fields;
    }

    private static String path(Node node) {
        if (node instanceof Attr attribute) {
            return path(attribute.getOwnerElement()) + "/@" + attribute.getLocalName();
        }
        if (!(node instanceof Element)) {
            return "";
        }
        int place = 1;
        boolean isOneOfSeveral = false;
        for (Node other = node.getPreviousSibling(); other != null; other = other.getPreviousSibling()) {
            place += isLike(other, node) ? 1 : 0;
        }
        for (Node other = node.getNextSibling(); other != null; other = other.getNextSibling()) {
            isOneOfSeveral |= isLike(other, node);
        }
        return path(node.getParentNode()) + "/" + node.getLocalName()
                + (place > 1 || isOneOfSeveral ? "[" + place + "]" : "");
    }

    private static boolean isLike(Node other, Node node) {
        return other instanceof Element && other.getLocalName().equals(node.getLocalName());
    }

    /** A text is told from a number by its quotation marks. */
    private static void json(String pointer, JsonNode node, Map<String, String> fields) {
        if (node.isEmpty()) {
            fields.put(pointer, node.toString());
        }
        node.properties()
                .forEach(member -> json(
                        pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                        member.getValue(),
                        fields));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(pointer + "/" + i, node.get(i), fields);
            }
        }
    }

    /** Segments are counted by their tags, so that one more of another tag moves nothing; a release sign keeps its sign. */
    private static void edifact(String text, Map<String, String> fields) {
        Map<String, Integer> seen = new HashMap<>();
        for (String segment : text.replaceFirst("^\\s*UNA.{6}", "").split(after("'"), -1)) {
            String[] elements = segment.strip().split(after("\\+"), -1);
            if (elements[0].isEmpty()) {
                continue;
            }
            String name = elements[0] + "[" + seen.merge(elements[0], 1, Integer::sum) + "]";
            for (int i = 1; i < elements.length; i++) {
                String[] components = elements[i].split(after(":"), -1);
                for (int j = 0; j < components.length; j++) {
                    if (!components[j].isEmpty()) {
                        fields.put(name + "/" + i + (components.length > 1 ? "." + (j + 1) : ""), components[j]);
                    }
                }
            }
        }
    }

    private static String after(String sign) {
        return "(?<=(?<!\\?)(?:\\?\\?){0,50})" + sign;
    }
}
