package org.exchangehub.contracts.published;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the REST binding, whole in itself: the paths written by hand, schemas and problems generated. */
public final class OpenApi {

    private static final String SOURCE = "/openapi/v1/openapi.yaml";
    private static final String REASONS = "x-reasons";
    private static final String WEBHOOK = "x-webhook";

    private final ObjectNode document = Yaml.read(SOURCE);

    public OpenApi() {
        JsonNode groups = document.remove(REASONS);
        JsonNode everyWebhook = document.remove(WEBHOOK);
        document.get("paths").forEach(path -> path.forEach(operation -> expand((ObjectNode) operation, groups)));
        document.get("webhooks")
                .forEach(path ->
                        path.forEach(webhook -> ((ObjectNode) webhook).setAll((ObjectNode) everyWebhook.deepCopy())));
        Problems.addTo(document.withObject("/components/schemas"));
        Schemas.addTo(document);
    }

    private static void expand(ObjectNode operation, JsonNode groups) {
        Problems.respond((ObjectNode) operation.get("responses"), Problems.reasons(operation.remove(REASONS), groups));
    }

    /** The document as a tree, for those who check it. */
    ObjectNode tree() {
        return document.deepCopy();
    }

    /** The document as it is served. */
    public byte[] yaml() {
        return Yaml.write(document);
    }
}
