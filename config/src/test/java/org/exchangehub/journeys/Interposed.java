package org.exchangehub.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;

/** Stands between the hub and a partner, sees each call, and breaks the connection where a story wants it. */
final class Interposed implements AutoCloseable {

    private static final Set<String> PASSED = Set.of("content-type", "message-id", "correlation-id", "soapaction");

    /** A call as it passed: its method and path, and its body as text. */
    record Passed(String line, String body) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private volatile BiPredicate<String, String> cuts = (line, body) -> false;
    private volatile BiPredicate<String, String> replaced = (line, body) -> false;
    private volatile byte[] instead = {};
    private final URI partner;
    private final HttpServer server;

    Interposed(URI partner) {
        this.partner = partner;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next call of which this is true, given its method and path and its body, does not reach the partner. */
    void cutOnce(BiPredicate<String, String> call) {
        cuts = call;
    }

    /** The next answer that has a body has this one. */
    void sayOnce(byte[] body) {
        sayOnce((line, question) -> true, body);
    }

    /** The next call of which this is true is answered with this body, once the partner has it. */
    void sayOnce(BiPredicate<String, String> call, byte[] body) {
        instead = body;
        replaced = call;
    }

    List<Passed> passed() {
        return passed;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
            if (cuts.test(line, text)) {
                cuts = (other, none) -> false;
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(partner + exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    request.header(name, values.get(0));
                }
            });
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            passed.add(new Passed(line, text));
            byte[] answer = response.body();
            if (answer.length > 0 && replaced.test(line, text)) {
                replaced = (other, none) -> false;
                answer = instead;
            }
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
