package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Diff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first thing in which a message is not what was expected, with its position. */
final class Difference {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Difference() {}

    /** By the syntax of the expected one: layout between elements, members or segments does not count. */
    static Optional<String> of(Wire expected, Wire actual) {
        if (!expected.mediaType().equals(actual.mediaType())) {
            return Optional.of("it comes as " + actual.mediaType() + ", not as " + expected.mediaType());
        }
        return switch (expected.mediaType()) {
            case "application/json" -> json("", JSON.readTree(expected.bytes()), JSON.readTree(actual.bytes()));
            case "application/edifact" -> edifact(segments(expected.bytes()), segments(actual.bytes()));
            default -> xml(expected.bytes(), actual.bytes());
        };
    }

    static Optional<String> xml(byte[] expected, byte[] actual) {
        Diff diff = DiffBuilder.compare(Input.fromByteArray(expected))
                .withTest(Input.fromByteArray(actual))
                .ignoreElementContentWhitespace()
                .ignoreComments()
                .checkForSimilar()
                .build();
        Iterator<org.xmlunit.diff.Difference> differences =
                diff.getDifferences().iterator();
        return differences.hasNext() ? Optional.of(differences.next().toString()) : Optional.empty();
    }

    private static Optional<String> json(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                Optional<String> inside =
                        json(pointer + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()));
                if (inside.isPresent()) {
                    return inside;
                }
            }
            for (String member : actual.propertyNames()) {
                if (!expected.has(member)) {
                    return Optional.of(pointer + "/" + member + " is not expected: " + actual.get(member));
                }
            }
        }
        if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                Optional<String> inside = json(pointer + "/" + i, expected.path(i), actual.path(i));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.of(pointer + " should be " + expected + ", is "
                + (actual.isMissingNode() ? "missing" : actual.toString()));
    }

    private static Optional<String> edifact(String[] expected, String[] actual) {
        for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
            String want = i < expected.length ? expected[i] : "nothing";
            String have = i < actual.length ? actual[i] : "missing";
            if (!want.equals(have)) {
                return Optional.of("segment " + (i + 1) + " should be " + want + ", is " + have);
            }
        }
        return Optional.empty();
    }

    /** An apostrophe after a question mark is text. */
    private static String[] segments(byte[] edifact) {
        return new String(edifact, ISO_8859_1).strip().split("(?<=(?<!\\?)(?:\\?\\?){0,50}')\\s*");
    }
}
