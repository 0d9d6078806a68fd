package org.exchangehub.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangehub.config.ExchangeHub;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.HubAccess;
import org.exchangehub.connectors.simulator.Simulators;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A hub in a process of its own, which can be killed and started again on the same data and the same ports. */
final class HubProcess implements AutoCloseable {

    static final String PASSWORD = "test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final Simulators partners;
    private final List<String> settings;
    private final int port = freePort();
    private final int brokerPort = freePort();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private @Nullable Process process;

    /** @param settings beyond those that every such hub has */
    HubProcess(Path directory, Simulators partners, String... settings) {
        this.directory = directory;
        this.partners = partners;
        this.settings = List.of(settings);
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ExchangeHub.class.getName(),
                "--server.port=" + port,
                "--hub.broker.port=" + brokerPort,
                "--hub.data-directory=" + directory.resolve("data"),
                "--hub.demo=false"));
        command.addAll(settings);
        partners.all().forEach(partner -> {
            command.add("--hub.partners." + partner.id() + ".password=" + PASSWORD);
            partner.credentials()
                    .forEach((name, secret) ->
                            command.add("--hub.partners." + partner.id() + ".credentials." + name + "=" + secret));
            partner.url().ifPresent(url -> command.add("--hub.partners." + partner.id() + ".url=" + url));
        });
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("hub.log").toFile()))
                .start();
        tokens.clear();
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(250))
                .until(this::isHealthy);
        partners.connect(new HubAccess(
                url(""),
                URI.create("amqp://127.0.0.1:" + brokerPort),
                partner -> token("partner=" + partner),
                partner -> PASSWORD));
    }

    /** As a power cut would: nothing is told, nothing is flushed. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    int brokerPort() {
        return brokerPort;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request in the name of a partner; who answers may change with each start. */
    HttpRequest.Builder request(PartnerId as, String path) {
        return HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token("partner=" + as));
    }

    HttpRequest.Builder operate(String path) {
        return HttpRequest.newBuilder(url(path)).header("Authorization", "Bearer " + token("operator=test"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private String token(String who) {
        return tokens.computeIfAbsent(who, unknown -> {
            try {
                HttpRequest.Builder ask =
                        HttpRequest.newBuilder(url("/dev/token?" + who)).POST(HttpRequest.BodyPublishers.noBody());
                return new JsonMapper()
                        .readTree(send(ask).body())
                        .path("access_token")
                        .asString();
            } catch (IOException down) {
                throw new UncheckedIOException(down);
            }
        });
    }

    private boolean isHealthy() {
        try {
            return send(HttpRequest.newBuilder(url("/actuator/health"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }
}
