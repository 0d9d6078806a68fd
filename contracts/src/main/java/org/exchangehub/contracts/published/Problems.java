package org.exchangehub.contracts.published;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of reasons as partners read it: a schema of the codes, of problem details, and responses by status. */
final class Problems {

    /** Begins the {@code type} of a problem; the code follows. */
    static final String TYPE = "urn:exchangehub:reason:";

    static final String REASON_CODE = "ReasonCode";

    private static final String PROBLEM = "Problem";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Problems() {}

    /** The codes with their titles. */
    static ObjectNode reasonCode() {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        schema.put(
                "description",
                "Why something is refused or parked, the same on every channel.\n\n"
                        + Arrays.stream(Reason.values())
                                .map(reason -> "- " + reason + ": " + reason.title())
                                .collect(Collectors.joining("\n")));
        Arrays.stream(Reason.values())
                .forEach(reason -> schema.withArray("enum").add(reason.name()));
        return schema;
    }

    /** Puts the schemas of problem details in. */
    static void addTo(ObjectNode schemas) {
        schemas.set(REASON_CODE, reasonCode());
        ObjectNode problem = schemas.putObject(PROBLEM).put("type", "object");
        problem.put("description", "Problem details, RFC 9457.");
        List.of("type", "title", "status", "code")
                .forEach(member -> problem.withArray("required").add(member));
        ObjectNode members = problem.putObject("properties");
        text(members, "type", TYPE + " and the code").put("format", "uri");
        text(members, "title", "the reason in words, the same for every occurrence");
        members.putObject("status").put("type", "integer").put("description", "the HTTP status");
        members.putObject("code").put("$ref", Schemas.AT + REASON_CODE);
        text(members, "detail", "this occurrence in words");
        text(members, "instance", "address of the refused message, where it is on record")
                .put("format", "uri-reference");
        text(members, "messageId", "the hub's id of the refused message, where it is on record");
        members.putObject("faults").put("type", "array").putObject("items").put("$ref", Schemas.AT + "FaultAt");
    }

    private static ObjectNode text(ObjectNode members, String name, String description) {
        return members.putObject(name).put("type", "string").put("description", description);
    }

    /** The reasons that an operation names; a lower-case name is a group of them. */
    static Set<Reason> reasons(JsonNode names, JsonNode groups) {
        Set<Reason> reasons = new LinkedHashSet<>();
        for (JsonNode name : names) {
            JsonNode group = groups.path(name.asString());
            if (group.isArray()) {
                reasons.addAll(reasons(group, groups));
            } else {
                reasons.add(Reason.valueOf(name.asString()));
            }
        }
        return reasons;
    }

    /** Adds a response for each status that these reasons have; what is written by hand for that status stays beside. */
    static void respond(ObjectNode responses, Collection<Reason> reasons) {
        Map<Integer, List<Reason>> byStatus = reasons.stream()
                .sorted()
                .collect(Collectors.groupingBy(Reason::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, some) -> {
            ObjectNode response = response(status, some);
            JsonNode written = responses.get(Integer.toString(status));
            if (written != null) {
                response.put(
                        "description",
                        written.get("description").asString() + "; "
                                + response.get("description").asString());
                ((ObjectNode) response.get("content")).setAll((ObjectNode) written.get("content"));
            }
            responses.set(Integer.toString(status), response);
        });
    }

    private static ObjectNode response(int status, List<Reason> reasons) {
        ObjectNode response = JSON.objectNode();
        response.put(
                "description",
                reasons.stream().map(reason -> reason + ": " + reason.title()).collect(Collectors.joining("; ")));
        ObjectNode schema = response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", Schemas.AT + PROBLEM);
        ObjectNode members = schema.putObject("properties");
        members.putObject("status").put("const", status);
        ObjectNode code = members.putObject("code");
        reasons.forEach(reason -> code.withArray("enum").add(reason.name()));
        return response;
    }
}
