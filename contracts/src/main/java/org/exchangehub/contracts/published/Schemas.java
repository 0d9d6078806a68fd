package org.exchangehub.contracts.published;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.exchangehub.contracts.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the schemas of the canonical messages into a document: those that it refers to, and those that they need. */
final class Schemas {

    /** Where the schemas of a document stand. */
    static final String AT = "#/components/schemas/";

    private Schemas() {}

    static void addTo(ObjectNode document) {
        ObjectNode schemas = document.withObject("/components/schemas");
        ObjectNode generated = new JsonSchema().definitions(AT);
        Set<String> needed = new TreeSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(Set.of(document));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                String name = reference.asString().replace(AT, "");
                if (generated.has(name) && needed.add(name)) {
                    open.push(generated.get(name));
                }
            }
        }
        for (String name : needed) {
            if (schemas.has(name)) {
                throw new IllegalStateException("Schema " + name + " is written by hand and generated");
            }
            schemas.set(name, generated.get(name));
        }
    }
}
