package org.exchangehub.contracts.published;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The references of a document. */
final class References {

    private References() {}

    /** Those that lead nowhere in the document itself. */
    static List<String> dangling(JsonNode document) {
        return document.findValuesAsString("$ref").stream()
                .filter(reference -> !reference.startsWith("#/")
                        || document.at(reference.substring(1)).isMissingNode())
                .distinct()
                .toList();
    }

    /** The named parts of the components that nothing refers to. */
    static List<String> unused(JsonNode document) {
        List<String> used = document.findValuesAsString("$ref");
        return document.get("components")
                .propertyStream()
                .filter(group -> !group.getKey().equals("securitySchemes"))
                .flatMap(group -> group.getValue()
                        .propertyStream()
                        .map(part -> "#/components/" + group.getKey() + "/" + part.getKey()))
                .filter(part -> !used.contains(part))
                .toList();
    }
}
