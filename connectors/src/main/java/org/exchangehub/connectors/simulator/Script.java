package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one version of a referral is answered instead of what the rules say.
 *
 * @param steps the answers by prefix of the goods; a longer prefix goes before a shorter one
 */
record Script(Map<String, List<Step>> steps) {

    /** The rules are followed. */
    static final Script NONE = new Script(Map.of());

    private static final JsonMapper JSON = new JsonMapper();

    Script {
        steps = Map.copyOf(steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** As the reply map gets it: prefixes with arrays of disposition codes. */
    String json() {
        Map<String, List<String>> codes = new java.util.TreeMap<>();
        steps.forEach((prefix, answers) -> codes.put(
                prefix, answers.stream().map(step -> step.disposition().value()).toList()));
        return JSON.writeValueAsString(codes);
    }

    /** The delay of an answer, where the script has one. */
    Optional<Duration> delay(int step) {
        return steps.values().stream()
                .filter(answers -> step < answers.size())
                .flatMap(answers -> answers.get(step).delay().stream())
                .max(Duration::compareTo);
    }
}
