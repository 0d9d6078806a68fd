package org.exchangehub.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that the bench makes to the hub beside the ones it measures. */
public final class HubCalls {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI hub;

    public HubCalls(URI hub) {
        this.hub = hub;
    }

    /** Token and broker account of Customs, as only the embedded default gives them to whoever asks. */
    public JsonNode accessOfCustoms() throws IOException, InterruptedException {
        return token("partner=customs");
    }

    /** The two sums of the record. */
    JsonNode balance() throws IOException, InterruptedException {
        String token = token("operator=bench").get("access_token").asString();
        return json(HttpRequest.newBuilder(hub.resolve("/api/v1/balance")).header("Authorization", "Bearer " + token));
    }

    private JsonNode token(String who) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(hub.resolve("/dev/token?" + who)).POST(BodyPublishers.noBody()));
    }

    private static JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode() + " " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        }
    }
}
