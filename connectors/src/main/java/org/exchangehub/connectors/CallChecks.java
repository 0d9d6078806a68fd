package org.exchangehub.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a {@code connector.yaml} must keep where it says how a partner is asked; each fault names its line. */
final class CallChecks {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)\\}?");
    private static final Set<String> OF_READ_BACK = Set.of("message-id", "referral-id", "case-id", "correlation-id");
    private static final Map<String, Set<String>> OF_POLL = Map.of(
            "list", Set.of("page-size", "after"),
            "fetch", Set.of("id"),
            "acknowledge", Set.of("id", "message-id"),
            "warn", Set.of("id", "message-id", "reason"),
            "refuse", Set.of("id", "message-id", "reason"),
            "track", Set.of("id"));

    private final YamlFile file;
    private final FolderChecks folder;

    CallChecks(YamlFile file, FolderChecks folder) {
        this.file = file;
        this.folder = folder;
    }

    void run() {
        JsonNode receives = file.tree().path("receives");
        String channel = receives.path("channel").asString("");
        String format = receives.path("format").asString("");
        if (channel.equals("soap") && format.equals("canonical-json")) {
            throw file.fault("/receives/format", "a SOAP call carries XML: canonical-xml or xml");
        }
        for (Map.Entry<String, JsonNode> kind : receives.path("kinds").properties()) {
            String place = "/receives/kinds/" + kind.getKey();
            boolean many = kind.getValue().isArray();
            JsonNode how = many ? kind.getValue().get(0) : kind.getValue();
            received(many ? place + "/0" : place, how, channel, format);
        }
        JsonNode sends = file.tree().path("sends");
        poll(sends.path("poll"), sends.path("format").asString(""));
    }

    private void received(String place, JsonNode how, String channel, String format) {
        for (String member : List.of("answer", "readBack")) {
            if (how.has(member)) {
                called(place + "/" + member, channel, format);
            }
        }
        answers(place + "/answer", how.path("answer"), format.startsWith("canonical"));
        if (how.has("readBack")) {
            if (how.path("repeatable").asBoolean(false)) {
                throw file.fault(place + "/readBack", "a kind that is repeatable is sent again and not asked about");
            }
            call(place + "/readBack", how.get("readBack"), channel.equals("soap"), OF_READ_BACK);
        }
    }

    private void called(String place, String channel, String format) {
        if (!channel.equals("push") && !channel.equals("soap")) {
            throw file.fault(place, "only a partner that is called says anything within the call");
        }
        if (format.equals("edifact")) {
            throw file.fault(place, "what is said within a call is XML or JSON");
        }
    }

    private void answers(String place, JsonNode oneOrMany, boolean isCanonical) {
        for (int i = 0; i < (oneOrMany.isArray() ? oneOrMany.size() : oneOrMany.isMissingNode() ? 0 : 1); i++) {
            String at = oneOrMany.isArray() ? place + "/" + i : place;
            JsonNode answer = oneOrMany.isArray() ? oneOrMany.get(i) : oneOrMany;
            folder.exists(at + "/map", answer.path("map"));
            folder.exists(at + "/rules", answer.path("rules"));
            folder.schema(at + "/schema", answer.path("schema"));
            if (answer.has("kind") && !isCanonical && !answer.has("map")) {
                throw file.fault(at, "a format of the partner's own needs a map");
            }
            if (!answer.has("kind") && answer.has("map")) {
                throw file.fault(at + "/map", "a receipt is not taken in, so it needs no map");
            }
        }
    }

    private void poll(JsonNode poll, String format) {
        if (poll.isMissingNode()) {
            return;
        }
        boolean soap = poll.path("channel").asString().equals("soap");
        if (format.equals("edifact") || soap && format.endsWith("json")) {
            throw file.fault("/sends/poll", "what is fetched is XML or JSON, by SOAP XML only");
        }
        for (String name : List.of("list", "fetch", "acknowledge", "warn", "refuse", "track")) {
            if (poll.has(name)) {
                call("/sends/poll/" + name, poll.get(name), soap, OF_POLL.getOrDefault(name, Set.of()));
            }
        }
    }

    /** @param asks whether each call has a body, else it may be a GET */
    void call(String place, JsonNode call, boolean asks, Set<String> parameters) {
        folder.exists(place + "/request", call.path("request"));
        folder.exists(place + "/answer", call.path("answer"));
        folder.schema(place + "/requestSchema", call.path("requestSchema"));
        folder.schema(place + "/answerSchema", call.path("answerSchema"));
        if (asks && !call.has("request")) {
            throw file.fault(place, "a call by SOAP or queue needs a request map");
        }
        PARAMETER.matcher(call.path("path").asString("")).results().forEach(found -> {
            if (!found.group().endsWith("}") || !parameters.contains(found.group(1))) {
                throw file.fault(place + "/path", "there is no parameter " + found.group() + ", only " + parameters);
            }
        });
    }
}
