package org.exchangehub.connectors.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.RefusedException;

/** The address under which a simulated partner takes pushed messages or SOAP calls. */
final class PushServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Desk desk;
    private final boolean soap;
    private final Set<String> paths;
    private final ExecutorService threads;
    private final HttpServer server;

    /** @param paths where it takes messages; anywhere, where there are none */
    PushServer(Desk desk, boolean soap, Set<String> paths, InetSocketAddress address) {
        this.desk = desk;
        this.soap = soap;
        this.paths = paths;
        threads = Executors.newFixedThreadPool(
                THREADS,
                Thread.ofPlatform()
                        .daemon()
                        .name("simulator-" + desk.id() + "-", 1)
                        .factory());
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The address " + address + " can not be used: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    URI url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort());
    }

    void start() {
        server.start();
    }

    private record Answered(int status, byte[] body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            String id = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Message-Id"))
                    .orElse("a call without id");
            if (isDown(id)) {
                send(exchange, new Answered(503, fault("Server", "down")));
                return;
            }
            // Closing the exchange without an answer cuts the connection.
            if (desk.faults().strikes(FaultKind.CUT, id)) {
                return;
            }
            desk.faults().slow(id);
            Answered answered = answer(exchange, body);
            if (desk.faults().strikes(FaultKind.LOST, id)) {
                return;
            }
            boolean breaks = answered.body().length > 0 && desk.faults().strikes(FaultKind.MALFORMED, id);
            send(exchange, breaks ? new Answered(answered.status(), Outgoing.half(answered.body())) : answered);
        }
    }

    private boolean isDown(String id) {
        return !desk.isUp() || desk.faults().strikes(FaultKind.DOWN, id);
    }

    private void send(HttpExchange exchange, Answered answered) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", soap ? Soap.TYPE : "text/plain");
        exchange.sendResponseHeaders(answered.status(), answered.body().length == 0 ? -1 : answered.body().length);
        exchange.getResponseBody().write(answered.body());
    }

    private Answered answer(HttpExchange exchange, byte[] body) {
        Optional<String> messageId =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Message-Id"));
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answered(405, fault("Client", "POST only"));
        }
        if (!paths.isEmpty() && !paths.contains(exchange.getRequestURI().getPath())) {
            return new Answered(404, fault("Client", "nothing here"));
        }
        if (body.length > MOST_BYTES) {
            return new Answered(413, fault("Client", "too large"));
        }
        if (messageId.isEmpty()) {
            return new Answered(400, fault("Client", "no Message-Id"));
        }
        return take(exchange, messageId.get(), body);
    }

    private Answered take(HttpExchange exchange, String messageId, byte[] body) {
        Optional<String> correlationId =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Correlation-Id"));
        Received received = desk.take(messageId, correlationId, soap ? inside(body) : body);
        if (received.note().isEmpty()) {
            return new Answered(soap ? 500 : 422, fault("Client", "not understood"));
        }
        if (soap && received.receipt().isEmpty()) {
            return new Answered(200, Soap.acknowledgement());
        }
        byte[] receipt = received.receipt().map(Wire::bytes).orElse(new byte[0]);
        return new Answered(receipt.length == 0 ? 202 : 200, soap ? Soap.answer(receipt) : receipt);
    }

    private static byte[] inside(byte[] envelope) {
        try {
            return Soap.body(envelope).orElse(envelope);
        } catch (RefusedException notXml) {
            return envelope;
        }
    }

    private byte[] fault(String code, String text) {
        return soap ? Soap.fault(code, text) : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
