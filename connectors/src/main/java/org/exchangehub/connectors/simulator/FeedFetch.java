package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the partner's feed in the canonical JSON form, and acknowledges what it has read. */
final class FeedFetch implements Reader.Fetch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/json";

    private final Hub hub;
    private final Simulator simulator;
    private Optional<String> marker = Optional.empty();
    private Optional<String> acknowledged = Optional.empty();

    FeedFetch(Hub hub, Simulator simulator) {
        this.hub = hub;
        this.simulator = simulator;
    }

    @Override
    public boolean fetch() throws IOException {
        String feed = "/api/v1/feeds/" + hub.partner();
        String after =
                marker.map(last -> "&after=" + URLEncoder.encode(last, UTF_8)).orElse("");
        HttpRequest.Builder read = hub.request(feed + "?limit=100" + after).header("Accept", TYPE);
        JsonNode page = JSON.readTree(good(hub.send(read.build())).body()).path("feedPage");
        for (JsonNode entry : page.path("entry")) {
            Optional<String> correlation = entry.path("correlationId").asStringOpt();
            byte[] payload = JSON.writeValueAsBytes(entry.path("payload"));
            simulator.take(entry.path("messageId").asString(), correlation, payload);
            marker = Optional.of(entry.path("marker").asString());
        }
        if (!marker.equals(acknowledged)) {
            acknowledge(feed);
        }
        return page.path("more").asBoolean(false);
    }

    private void acknowledge(String feed) throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of("feedAcknowledgement", Map.of("marker", marker.orElseThrow())));
        good(hub.send(hub.request(feed + "/acknowledgement")
                .header("Content-Type", TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build()));
        acknowledged = marker;
    }

    private static HttpResponse<byte[]> good(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + new String(response.body(), UTF_8));
        }
        return response;
    }

    @Override
    public void pause() {}

    @Override
    public void close() {}
}
