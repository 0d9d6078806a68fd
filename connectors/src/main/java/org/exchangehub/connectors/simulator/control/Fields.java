package org.exchangehub.connectors.simulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.Step;
import org.exchangehub.contracts.v1.DispositionCode;
import tools.jackson.databind.JsonNode;

/** The members of a command, each read as what it should be; a wrong one is refused with 422 and its name. */
record Fields(JsonNode json) {

    interface Reading<T> {
        T of(String text);
    }

    <T> Optional<T> find(String name, Reading<T> reading) {
        return read(json, name, reading);
    }

    String text(String name) {
        return find(name, text -> text).orElseThrow(() -> new RefusedCall(422, name + " is missing"));
    }

    FaultKind fault() {
        String code = text("kind");
        return FaultKind.ofCode(code).orElseThrow(() -> new RefusedCall(422, "kind: there is no fault " + code));
    }

    Optional<Duration> duration(String name) {
        return find(name, Duration::parse);
    }

    Optional<Instant> instant(String name) {
        return find(name, Instant::parse);
    }

    boolean flag(String name) {
        return find(name, text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("true or false");
                })
                .orElseThrow(() -> new RefusedCall(422, name + " is missing"));
    }

    /** The member {@code answers}: at least one. */
    List<Step> answers() {
        List<Step> steps = new ArrayList<>();
        for (JsonNode answer : json.path("answers")) {
            steps.add(new Step(
                    read(answer, "disposition", DispositionCode::fromValue)
                            .orElseThrow(() -> new RefusedCall(422, "disposition is missing")),
                    read(answer, "delay", Duration::parse)));
        }
        if (steps.isEmpty()) {
            throw new RefusedCall(422, "answers: at least one with a disposition is expected");
        }
        return steps;
    }

    private static <T> Optional<T> read(JsonNode from, String name, Reading<T> reading) {
        String text = from.path(name).asString("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reading.of(text));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new RefusedCall(422, name + ": " + wrong.getMessage());
        }
    }
}
