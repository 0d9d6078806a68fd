package org.exchangehub.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing at random in a JSON document: what it makes is mostly, not always, wrong. */
final class Mutation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> STRANGE = List.of(
            JSON.stringNode(""),
            JSON.stringNode("x".repeat(4001)),
            JSON.stringNode("no such value"),
            JSON.stringNode("\u0001"),
            JSON.stringNode("12345678901234567"),
            JSON.stringNode("1.1234567"),
            JSON.stringNode("-1"),
            JSON.stringNode("1e3"),
            JSON.stringNode("2026-13-01"),
            JSON.stringNode("2026-02-30"),
            JSON.stringNode("2026-02-30T08:00:00Z"),
            JSON.stringNode("2026-11-23T25:00:00Z"),
            JSON.stringNode("2026-11-23T08:00:00+15:00"),
            JSON.numberNode(0),
            JSON.numberNode(-1),
            JSON.numberNode(100_000_000),
            JSON.numberNode(1.5),
            JSON.booleanNode(true),
            JSON.nullNode(),
            JSON.objectNode(),
            JSON.arrayNode(),
            JSON.arrayNode().add(JSON.objectNode()));

    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    /** A changed copy. */
    ObjectNode of(ObjectNode document) {
        ObjectNode changed = document.deepCopy();
        List<JsonNode> places = new ArrayList<>();
        collect(changed, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            change(object);
        } else if (place instanceof ArrayNode array) {
            change(array);
        }
        return changed;
    }

    private void change(ObjectNode object) {
        List<String> members = List.copyOf(object.propertyNames());
        String member = members.isEmpty() ? "lrn" : members.get(random.nextInt(members.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(member);
            case 1 -> object.set(member + "x", JSON.stringNode("x"));
            default -> object.set(member, strange());
        }
    }

    private void change(ArrayNode array) {
        switch (random.nextInt(4)) {
            case 0 -> array.removeAll();
            case 1 -> {
                for (int i = 0; i < 100 && !array.isEmpty(); i++) {
                    array.add(array.get(0).deepCopy());
                }
            }
            default -> array.add(strange());
        }
    }

    private JsonNode strange() {
        return STRANGE.get(random.nextInt(STRANGE.size())).deepCopy();
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainer()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
