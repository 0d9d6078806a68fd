package org.exchangehub.connectors.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what a form of the page sends into the JSON that the API takes. */
final class Form {

    private Form() {}

    /** Fields left empty are absent; the fields {@code disposition} and {@code delay} may repeat and make the answers. */
    static Fields read(byte[] body) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        for (String pair : new String(body, UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            sent.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 2 ? decode(parts[1]).strip() : "");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        List<String> dispositions = sent.getOrDefault("disposition", List.of());
        List<String> delays = sent.getOrDefault("delay", List.of());
        List<Map<String, String>> answers = new ArrayList<>();
        for (int i = 0; i < dispositions.size(); i++) {
            if (!dispositions.get(i).isEmpty()) {
                String delay = i < delays.size() ? delays.get(i) : "";
                answers.add(Map.of("disposition", dispositions.get(i), "delay", delay));
            }
        }
        sent.forEach((name, values) -> json.put(name, values.getFirst()));
        if (!dispositions.isEmpty()) {
            json.put("answers", answers);
        }
        return new Fields(Json.object(Json.write(json)));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedCall(400, "The form can not be read");
        }
    }
}
