package org.exchangehub.connectors.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.exchangehub.connectors.simulator.Simulators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address under which simulated partners are watched and steered, by programs and in a browser. */
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int MOST_BYTES = 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ControlApi api;
    private final Caller caller;
    private final HttpServer server;
    private final ExecutorService threads;

    private ControlServer(Simulators simulators, InetSocketAddress address) {
        api = new ControlApi(simulators);
        caller = new Caller(address.getAddress());
        threads = Executors.newFixedThreadPool(
                2, Thread.ofPlatform().daemon().name("simulators-control-", 1).factory());
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The control address " + address + " can not be used: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** On the loopback address. @param port 0 takes a free one */
    public static ControlServer start(Simulators simulators, int port) {
        return start(simulators, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Where it is told to be: whoever reaches that address steers the simulators, no secret is asked for. */
    public static ControlServer start(Simulators simulators, InetSocketAddress address) {
        return new ControlServer(simulators, address);
    }

    public URI url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.mediaType());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-store");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
            answer.location().ifPresent(location -> headers.set("Location", location));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        boolean form = type(exchange).equals(FORM);
        try {
            caller.check(exchange.getRequestHeaders());
            if (body.length > MOST_BYTES) {
                throw new RefusedCall(413, "Too large");
            }
            List<String> path = path(exchange.getRequestURI());
            return switch (exchange.getRequestMethod()) {
                case "GET" -> api.get(path);
                case "POST" -> form ? api.form(path, Form.read(body)) : api.command(path, json(exchange, body));
                default -> throw new RefusedCall(405, "GET or POST only");
            };
        } catch (RefusedCall refused) {
            return refused(form, refused.status(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException failed) {
            LOG.error("A call to the simulators failed", failed);
            return refused(form, 500, "It failed; the log says why");
        }
    }

    private static Answer refused(boolean form, int status, String reason) {
        return form
                ? Answer.page(status, ErrorPage.of(reason))
                : new Answer(
                        status,
                        "application/problem+json",
                        Json.write(Map.of("status", status, "detail", reason)),
                        Optional.empty());
    }

    private static Fields json(HttpExchange exchange, byte[] body) {
        if (body.length == 0) {
            return new Fields(Json.none());
        }
        if (!type(exchange).equals("application/json")) {
            throw new RefusedCall(415, "application/json is expected");
        }
        return new Fields(Json.object(body));
    }

    private static String type(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .map(type -> type.replaceFirst(";.*", "").strip())
                .orElse("");
    }

    private static List<String> path(URI uri) {
        try {
            return Arrays.stream(uri.getRawPath().split("/"))
                    .filter(part -> !part.isEmpty())
                    .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new RefusedCall(400, "The address can not be read");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
