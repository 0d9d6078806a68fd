package org.exchangehub.bench.subject;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How much the hub did for each declaration, by its own record. */
final class Work {

    private Work() {}

    /** @param balance as the hub gives it */
    static String told(JsonNode balance) {
        double declarations = Math.max(1, sum(balance.get("received"), "declaration", "received"));
        String owed = StreamSupport.stream(balance.get("owed").spliterator(), false)
                .map(one -> String.format(
                        Locale.ROOT,
                        "%.2f %s to %s",
                        one.get("owed").asLong() / declarations,
                        one.get("kind").asString(),
                        one.get("receiver").asString()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "The hub, for each of its %,.0f declarations: %s; each with evidence of its steps. Its record balances: %s.",
                declarations,
                owed,
                balance.get("balanced").asBoolean() ? "yes" : "NO");
    }

    private static long sum(JsonNode rows, String kind, String figure) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("kind").asString().equals(kind))
                .mapToLong(row -> row.get(figure).asLong())
                .sum();
    }
}
