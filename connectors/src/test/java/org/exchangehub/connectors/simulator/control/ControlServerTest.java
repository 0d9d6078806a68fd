package org.exchangehub.connectors.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.SALMON;
import static org.exchangehub.connectors.simulator.Played.push;
import static org.exchangehub.connectors.simulator.Played.sak;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import org.exchangehub.connectors.simulator.AnswerMode;
import org.exchangehub.connectors.simulator.FakeHub;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.Played;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The control API and its pages, by HTTP. */
class ControlServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HOME = "partners/" + FOOD;
    private static final String API = "api/" + HOME;

    private FakeHub hub;
    private Simulators partners;
    private Simulator food;
    private ControlServer control;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        partners = Played.partners(FOOD, Played.EXPLOSIVES, Played.CUSTOMS);
        partners.connect(hub.access());
        food = partners.of(FOOD);
        control = ControlServer.start(partners, 0);
    }

    @AfterEach
    void stop() {
        control.close();
        partners.close();
        hub.close();
    }

    @Test
    void theListNamesEachPartnerAndLeadsToItsPage() throws Exception {
        HttpResponse<String> list = get("");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
        assertThat(list.body()).contains("seed 42", "Norwegian Food Safety Authority", "href=\"/" + HOME + "\"");
        assertThat(get(HOME).body())
                .contains("<h1>Norwegian Food Safety Authority</h1>", "Switch off", "wrong-order", "Nothing yet.")
                .doesNotContain("Lodge its declarations");
        assertThat(get("partners/customs").body()).contains("Lodge its declarations");
        assertThat(json(get("api/partners"))).hasSize(3);
    }

    @Test
    void aReferralIsAnsweredByTheButtonOfThePage() throws Exception {
        assertThat(post(HOME + "/mode", FORM, "answers=manual").headers().firstValue("Location"))
                .contains("/" + HOME);
        push(food, "m-1", sak("r-1", 1, SALMON));
        assertThat(get(HOME).body()).contains("waits for your answers", "value=\"r-1\"", ">open<", "1: " + SALMON);

        HttpResponse<String> answered = post(HOME + "/answer", FORM, "referral=r-1&disposition=DOCUMENT_REQUIRED");

        assertThat(answered.statusCode()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(hub.posted()).hasSize(1));
        assertThat(hub.posted().getFirst().body()).contains("DOKUMENT_MANGLER");
        await().untilAsserted(() -> assertThat(get(HOME).body()).contains(">answered<", "took it"));
    }

    @Test
    void aFaultIsSwitchedOnThePageStrikesAndIsSeen() throws Exception {
        post(HOME + "/fault", FORM, "kind=down&probability=1&count=1&lasting=PT10M&delay=");
        assertThat(get(HOME).body()).contains("1 more, until");

        assertThat(push(food, "m-1", sak("r-1", 1, SALMON)).statusCode()).isEqualTo(503);

        assertThat(json(get(API)).path("hits").path(0).path("kind").asString()).isEqualTo("down");
        assertThat(get(HOME).body()).contains("<td class=\"id\">m-1</td>").doesNotContain("1 more, until");
    }

    @Test
    void theApiSwitchesEverythingThatThePageDoes() throws Exception {
        post(API + "/power", JSON, "{\"up\":false}");
        assertThat(food.isUp()).isFalse();
        post(API + "/power", JSON, "{\"up\":true}");
        post(API + "/mode", JSON, "{\"answers\":\"manual\"}");
        assertThat(food.mode()).isEqualTo(AnswerMode.MANUAL);
        post(API + "/fault", JSON, "{\"kind\":\"late\",\"probability\":0.5,\"delay\":\"PT3S\",\"target\":\"reserve\"}");
        JsonNode partner = json(post(API + "/script", JSON, """
                {"commodity":"0302","times":2,"answers":[{"disposition":"EXAMINE"},{"disposition":"REFUSE","delay":"PT1S"}]}"""));

        assertThat(partner.path("faults").path(0)).hasToString("""
                {"kind":"late","probability":0.5,"delay":"PT3S","target":"reserve"}""");
        assertThat(partner.path("scripts").path(0).path("steps")).hasToString("""
                [{"disposition":"EXAMINE"},{"disposition":"REFUSE","delay":"PT1S"}]""");
        post(API + "/fault-clear", JSON, "{\"kind\":\"late\"}");
        post(API + "/script-clear", JSON, "");
        assertThat(food.faults().switches()).isEmpty();
        assertThat(food.scripts()).isEmpty();
        post(API + "/reset", JSON, "");
        assertThat(food.mode()).isEqualTo(AnswerMode.RULES);
    }

    @Test
    void whatWasReceivedIsShownAsTextAndEscapedOnThePage() throws Exception {
        String hostile = "{\"x\":\"<script>alert(1)</script>\"}";
        push(food, "<b>m</b>/1", hostile);

        String page = get(HOME).body();
        assertThat(page).contains("&lt;b&gt;m&lt;/b&gt;/1", "not understood").doesNotContain("<b>m");
        String link = page.replaceFirst("(?s).*href=\"/(" + HOME + "/received/[^\"]+)\".*", "$1");
        HttpResponse<String> body = get(link);
        assertThat(body.body()).isEqualTo(hostile);
        assertThat(body.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(body.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get("api/" + link).body()).isEqualTo(hostile);
        JsonNode received = json(get(API + "/received")).path(0);
        assertThat(received.path("messageId").asString()).isEqualTo("<b>m</b>/1");
        assertThat(received.has("note")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fault   | {\"kind\":\"unheard\"}                       | 422 | there is no fault unheard",
                "fault   | {\"kind\":\"cut\",\"probability\":2}          | 422 | probability",
                "fault   | {\"kind\":\"cut\",\"until\":\"tomorrow\"}      | 422 | until",
                "fault   | []                                           | 400 | object",
                "fault   | {                                            | 400 | JSON",
                "script  | {\"answers\":[]}                             | 422 | answers",
                "script  | {\"answers\":[{\"disposition\":\"MAYBE\"}]}    | 422 | disposition",
                "answer  | {\"referral\":\"none\",\"answers\":[{\"disposition\":\"REFUSE\"}]} | 422 | no open referral none",
                "power   | {}                                           | 422 | up is missing",
                "lodge   | {\"series\":\"S\"}                           | 409 | no declarations",
                "unknown | {}                                           | 404 | no command unknown"
            })
    void aWrongCommandIsRefusedWithWhatIsWrong(String command, String body, int status, String words) throws Exception {
        HttpResponse<String> refused = post(API + "/" + command, JSON, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(json(refused).path("detail").asString()).contains(words);
        assertThat(food.faults().switches()).isEmpty();
    }

    @Test
    void pagesOfOthersAndOtherNamesOfTheMachineAreRefused() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(control.url().resolve(HOME + "/power"))
                .header("Content-Type", FORM)
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("up=false"))
                .build();
        assertThat(CLIENT.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(raw("evil.example:" + control.url().getPort())).startsWith("HTTP/1.1 403");
        assertThat(raw("localhost:" + control.url().getPort())).startsWith("HTTP/1.1 200");
        assertThat(post(API + "/power", "text/plain", "{\"up\":false}").statusCode())
                .isEqualTo(415);
        assertThat(food.isUp()).isTrue();
        assertThat(InetAddress.getByName(control.url().getHost()).isLoopbackAddress())
                .isTrue();
    }

    @Test
    void theDescriptionNamesEveryCommandAndEveryFaultAndEachAddressAnswers() throws Exception {
        HttpResponse<String> yaml = get("openapi.yaml");
        JsonNode described = new YAMLMapper().readTree(yaml.body());
        TreeSet<String> commands = new TreeSet<>();
        described.path("paths").properties().forEach(path -> {
            if (path.getValue().has("post")) {
                commands.add(path.getKey().replaceFirst(".*/", ""));
            }
        });
        assertThat(commands).isEqualTo(new TreeSet<>(Commands.names()));
        assertThat(described
                        .path("components")
                        .path("schemas")
                        .path("FaultKind")
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(java.util.Arrays.stream(FaultKind.values())
                        .map(FaultKind::code)
                        .toList());
        push(food, "m-1", sak("r-1", 1, SALMON));
        await().until(() -> !food.sent().isEmpty());
        for (var path : described.path("paths").properties()) {
            if (path.getValue().has("get")) {
                String message =
                        path.getKey().contains("sent") ? food.sent().getFirst().messageId() : "m-1";
                String at = path.getKey()
                        .substring(1)
                        .replace("{partner}", FOOD.value())
                        .replace("{message}", message);
                assertThat(get(at).statusCode()).as(at).isEqualTo(200);
            }
        }
        assertThat(get("partners/nobody").statusCode()).isEqualTo(404);
        assertThat(get("elsewhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(control.url() + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(Objects.requireNonNull(response.body()));
    }

    /** The start of what a call under this name of the machine gets. */
    private String raw(String host) throws Exception {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), control.url().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
