package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Plays the REST address of a hub: it remembers what is posted, takes everything, and serves one feed. */
public final class FakeHub implements AutoCloseable {

    /** A call as it came. */
    public record Call(String path, String messageId, String authorization, String body) {}

    private final List<Call> posted = new CopyOnWriteArrayList<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<String, String>> feed = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final HttpServer server;

    public FakeHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::handle);
        server.start();
    }

    public HubAccess access() {
        return new HubAccess(url(), URI.create("amqp://127.0.0.1:1"), partner -> "token-of-" + partner, partner -> "");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was posted, but for acknowledgements of the feed, in the order of arrival. */
    public List<Call> posted() {
        return posted.stream()
                .filter(call -> !call.path().endsWith("/acknowledgement"))
                .toList();
    }

    List<String> acknowledged() {
        return posted.stream()
                .filter(call -> call.path().endsWith("/acknowledgement"))
                .map(Call::body)
                .toList();
    }

    List<String> reads() {
        return reads;
    }

    /** What the next messages are answered with. */
    void answers(int status) {
        statuses.put("status", status);
    }

    /** Puts a message into the feed; its marker is its number from 1. */
    void offer(String messageId, String payload) {
        feed.add(Map.entry(messageId, payload));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var headers = exchange.getRequestHeaders();
            byte[] answer = new byte[0];
            int status = 202;
            if (exchange.getRequestMethod().equals("GET")) {
                String query = String.valueOf(exchange.getRequestURI().getQuery());
                reads.add(query);
                answer = page(query).getBytes(UTF_8);
                status = 200;
            } else {
                posted.add(new Call(
                        exchange.getRequestURI().getPath(),
                        String.valueOf(headers.getFirst("Message-Id")),
                        String.valueOf(headers.getFirst("Authorization")),
                        body));
                status = statuses.getOrDefault("status", 202);
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String page(String query) {
        int after = query.contains("after=") ? Integer.parseInt(query.replaceFirst(".*after=", "")) : 0;
        StringBuilder entries = new StringBuilder();
        for (int i = after; i < feed.size(); i++) {
            entries.append(i == after ? "" : ",")
                    .append("{\"marker\":\"%d\",\"messageId\":\"%s\",\"payload\":%s}"
                            .formatted(i + 1, feed.get(i).getKey(), feed.get(i).getValue()));
        }
        return "{\"feedPage\":{\"entry\":[" + entries + "],\"more\":false}}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
