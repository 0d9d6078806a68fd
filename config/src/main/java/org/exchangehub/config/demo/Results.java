package org.exchangehub.config.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.simulator.Lodged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of lodged declarations, asked of the hub by its own API until nothing changes any more. */
final class Results {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int QUIET_ROUNDS = 10;

    private final URI hub;
    private final DevTokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();

    Results(URI hub, DevTokens tokens) {
        this.hub = hub;
        this.tokens = tokens;
    }

    /** The table of results, once all agencies have answered and nothing has changed for some seconds. */
    String await(List<Lodged> lodged, Instant latest) throws IOException, InterruptedException {
        Map<Lodged, JsonNode> cases = new LinkedHashMap<>();
        String last = "";
        for (int quiet = 0; quiet < QUIET_ROUNDS && Instant.now().isBefore(latest); ) {
            TimeUnit.MILLISECONDS.sleep(300);
            for (Lodged one : lodged) {
                caseOf(one).ifPresent(found -> cases.put(one, found));
            }
            String now = ResultTable.of(lodged, cases);
            quiet = now.equals(last) && isSettled(lodged, cases) ? quiet + 1 : 0;
            last = now;
        }
        return last;
    }

    private static boolean isSettled(List<Lodged> lodged, Map<Lodged, JsonNode> cases) {
        return cases.size() == lodged.size()
                && cases.values().stream()
                        .noneMatch(one -> one.path("clearanceAdvice")
                                .path("adviceCode")
                                .asString("UNDER_REVIEW")
                                .equals("UNDER_REVIEW"));
    }

    private Optional<JsonNode> caseOf(Lodged lodged) throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(
                        URI.create(hub + "/api/v1/cases?lrn=" + URLEncoder.encode(lodged.lrn(), UTF_8)))
                .header("Authorization", "Bearer " + tokens.ofPartner(lodged.customs()))
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> answer = client.send(ask, HttpResponse.BodyHandlers.ofByteArray());
        return Optional.ofNullable(
                JSON.readTree(answer.body()).path("caseList").path("case").get(0));
    }
}
