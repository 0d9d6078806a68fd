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
    private final Desk desk;
    private Optional<String> marker = Optional.empty();
    private Optional<String> acknowledged = Optional.empty();

    FeedFetch(Hub hub, Desk desk) {
        this.hub = hub;
        this.desk = desk;
    }

    @Override
    public boolean fetch() throws IOException {
        String feed = "/api/v1/feeds/" + hub.partner();
        String after =
                marker.map(last -> "&after=" + URLEncoder.encode(last, UTF_8)).orElse("");
        HttpRequest.Builder read = hub.request(feed + "?limit=100" + after).header("Accept", TYPE);
        JsonNode page = JSON.readTree(good(hub.send(read.build())).body()).path("feedPage");
        if (!take(page.path("entry"))) {
            return false;
        }
        if (!marker.equals(acknowledged)) {
            acknowledge(feed);
        }
        return page.path("more").asBoolean(false);
    }

    /** Returns whether it may be acknowledged; what may not is read again. */
    private boolean take(JsonNode entries) {
        String first = entries.path(0).path("messageId").asString("");
        if (!first.isEmpty() && desk.faults().strikes(FaultKind.CUT, first)) {
            return false;
        }
        Optional<String> last = marker;
        for (JsonNode entry : entries) {
            String id = entry.path("messageId").asString();
            desk.faults().slow(id);
            byte[] payload = JSON.writeValueAsBytes(entry.path("payload"));
            desk.take(id, entry.path("correlationId").asStringOpt(), payload);
            last = Optional.of(entry.path("marker").asString());
        }
        if (!first.isEmpty() && desk.faults().strikes(FaultKind.LOST, first)) {
            return false;
        }
        marker = last;
        return true;
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
