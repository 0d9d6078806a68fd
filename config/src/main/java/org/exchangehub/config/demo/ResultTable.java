package org.exchangehub.config.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.exchangehub.connectors.simulator.Lodged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Lodged declarations and what became of them, as a table of text. */
final class ResultTable {

    private static final List<String> TITLES =
            List.of("Declaration", "Lodged by", "Goods", "Asked", "Answer", "Advice to Customs");

    private ResultTable() {}

    static String of(List<Lodged> lodged, Map<Lodged, JsonNode> cases) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (Lodged one : lodged) {
            JsonNode found = cases.getOrDefault(one, MissingNode.getInstance());
            rows.addAll(rows(one, found));
        }
        return format(rows);
    }

    private static List<List<String>> rows(Lodged lodged, JsonNode found) {
        JsonNode advice = found.path("clearanceAdvice");
        String code = advice.isMissingNode()
                ? "none yet"
                : advice.path("adviceCode").asString() + " (no. "
                        + advice.path("adviceNumber").asInt() + ")";
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode referral : found.path("referralState")) {
            rows.add(List.of("", "", "", referral.path("recipientId").asString(), answers(referral), ""));
        }
        List<String> first = rows.isEmpty() ? List.of("", "", "", "no agency concerned", "", "") : rows.removeFirst();
        rows.addFirst(List.of(
                lodged.lrn(),
                lodged.customs() + ", " + lodged.channel(),
                lodged.title(),
                first.get(3),
                first.get(4),
                code));
        return rows;
    }

    private static String answers(JsonNode referral) {
        if (referral.path("roleCode").asString().equals("INFORM")) {
            return "informed";
        }
        return StreamSupport.stream(referral.path("line").spliterator(), false)
                .map(line -> line.path("sequenceNumeric").asInt() + ": "
                        + line.path("dispositionCode").asString("no answer yet"))
                .collect(Collectors.joining(", "));
    }

    /** Rows of as many cells each, the first one being titles. */
    static String format(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder("\n");
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                line.append(rows.get(r).get(i))
                        .repeat(" ", widths[i] - rows.get(r).get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (r == 0) {
                int total = java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1);
                text.append("  ").repeat("-", total).append('\n');
            }
        }
        return text.toString();
    }
}
