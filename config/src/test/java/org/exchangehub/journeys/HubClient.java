package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.PartnerId;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub as a partner calls it. */
final class HubClient {

    static final PartnerId CUSTOMS = new PartnerId("customs");
    static final PartnerId CUSTOMS_WCO = new PartnerId("customs-wco");
    static final PartnerId FOOD = new PartnerId("food-safety-animals");
    static final PartnerId CITES = new PartnerId("environment-cites");
    static final PartnerId MEDICINES = new PartnerId("medical-products-medicines");
    static final PartnerId EXPLOSIVES = new PartnerId("civil-protection-explosives");

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final DevTokens tokens;
    private final PartnerAccounts accounts;
    private final EmbeddedBroker broker;
    private volatile int port;

    HubClient(DevTokens tokens, PartnerAccounts accounts, EmbeddedBroker broker) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.broker = broker;
    }

    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** An answer of the hub. */
    record Answered(int status, Map<String, String> headers, byte[] body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, UTF_8);
        }

        String code() {
            return json().path("code").asString();
        }

        /** Where the message that was taken is asked for. */
        String location() {
            return headers.getOrDefault("location", "");
        }

        JsonNode fault() {
            return json().path("faults").path(0);
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String token(PartnerId partner) {
        return tokens.ofPartner(partner);
    }

    /** A token of a partner for which a person acts, where one is named. */
    String tokenOf(PartnerId partner, String person) {
        return person.isEmpty() ? tokens.ofPartner(partner) : tokens.ofPerson(partner, person);
    }

    Answered post(PartnerId as, String path, String type, String body, String... headers) {
        return post(as, path, type, body.getBytes(UTF_8), headers);
    }

    Answered post(PartnerId as, String path, String type, byte[] body, String... headers) {
        return send(request(path, tokens.ofPartner(as), headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** As a person of Customs. */
    Answered act(String person, String path, String type, String body) {
        return send(request(path, tokenOf(CUSTOMS, person), "Message-Id", Declarations.lrn())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answered put(PartnerId as, String path, String type, String body) {
        return send(request(path, tokens.ofPartner(as))
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answered get(PartnerId as, String path, String... headers) {
        return send(request(path, tokens.ofPartner(as), headers));
    }

    /** As an operator. */
    Answered operate(String method, String path) {
        return send(request(path, tokens.ofOperator("test", "hub.operate"))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Answered send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answered(response.statusCode(), headers, response.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpRequest.Builder request(String path, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** A session on the broker over AMQP 1.0. */
    JMSContext amqp(PartnerId as) {
        return new JmsConnectionFactory("amqp://127.0.0.1:" + broker.port())
                .createContext(as.value(), accounts.password(as).orElseThrow());
    }

    /** A session on the broker over the core protocol. */
    JMSContext core(PartnerId as) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port() + "?useEpoll=false&useKQueue=false")
                .createContext(as.value(), accounts.password(as).orElseThrow());
    }
}
