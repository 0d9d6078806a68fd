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
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.contracts.RefusedException;

/** The address under which a simulated partner takes pushed messages or SOAP calls. */
final class PushServer implements AutoCloseable {

    /** What a fault is told to strike that is to strike writes to a register only. */
    static final String WRITE = "write ";

    private static final int THREADS = 4;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Desk desk;
    private final Optional<Soap> soap;
    private final Set<String> paths;
    private final Optional<Questions> questions;
    private final Proof proof;
    private final ExecutorService threads;
    private final HttpServer server;

    /**
     * @param soap the version in which it answers calls by SOAP; nothing where they are by HTTP alone
     * @param paths where it takes messages; anywhere, where there are none
     * @param questions that it answers when a call brings no message
     * @param proof by which callers prove who they are, where it is not by bearer tokens
     */
    PushServer(
            Desk desk,
            Optional<Soap> soap,
            Set<String> paths,
            Optional<Questions> questions,
            Proof proof,
            InetSocketAddress address) {
        this.desk = desk;
        this.soap = soap;
        this.paths = paths;
        this.questions = questions;
        this.proof = proof;
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

    /**
     * How callers prove who they are.
     *
     * @param addressed whether messages of SOAP are known by their WS-Addressing ids, and answered by nothing where they are one-way
     * @param wanted whether each needs a UsernameToken
     */
    record Proof(UsernameTokens tokens, Optional<SoapSide> signatures, boolean addressed, boolean wanted) {}

    URI url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort());
    }

    void start() {
        server.start();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Answered(int status, String type, byte[] body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            String id = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Message-Id"))
                    .or(() -> Optional.ofNullable(exchange.getRequestHeaders().getFirst("Request-Id"))
                            .map(request -> WRITE + request))
                    .or(() -> questions
                            .filter(asked -> soap.isPresent() && asked.isWrite(inside(body)))
                            .map(asked -> WRITE))
                    .orElse("a call without id");
            if (isDown(id)) {
                send(exchange, failed(503, "Server", "down"));
                return;
            }
            // Closing the exchange without an answer cuts the connection.
            if (desk.faults().strikes(FaultKind.CUT, id)) {
                return;
            }
            desk.faults().slow(id);
            Answered answered = proof.signatures()
                    .map(side -> signed(side, exchange, body, id))
                    .orElseGet(() -> answer(exchange, body));
            if (desk.faults().strikes(FaultKind.LOST, id)) {
                return;
            }
            boolean breaks = answered.body().length > 0 && desk.faults().strikes(FaultKind.MALFORMED, id);
            send(
                    exchange,
                    breaks
                            ? new Answered(answered.status(), answered.type(), Outgoing.half(answered.body()))
                            : answered);
        }
    }

    private boolean isDown(String id) {
        return !desk.isUp() || desk.faults().strikes(FaultKind.DOWN, id);
    }

    private void send(HttpExchange exchange, Answered answered) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answered.type());
        exchange.sendResponseHeaders(answered.status(), answered.body().length == 0 ? -1 : answered.body().length);
        exchange.getResponseBody().write(answered.body());
    }

    private Answered signed(SoapSide side, HttpExchange exchange, byte[] body, String id) {
        try {
            Proved proved = side.verify(body);
            Answered answered = answer(exchange, proved.envelope());
            return new Answered(
                    answered.status(),
                    answered.type(),
                    side.sign(id, answered.body(), Optional.of(proved.messageId())));
        } catch (NotProvedException notProved) {
            return failed(500, "Client", notProved.detail());
        }
    }

    private Answered answer(HttpExchange exchange, byte[] body) {
        Optional<String> messageId =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Message-Id"));
        if (proof.wanted() && proof.tokens().secret(headers(body)).isEmpty()) {
            return failed(500, "Client", "no UsernameToken that is known");
        }
        if (messageId.isEmpty() && questions.isPresent() && body.length <= MOST_BYTES) {
            return told(questions
                    .get()
                    .answer(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            soap.isPresent() ? headers(body) : new byte[0],
                            soap.isPresent() ? inside(body) : body,
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                                    .map(header -> header.replaceFirst("^Bearer ", ""))
                                    .or(() -> soap.isPresent()
                                            ? proof.tokens().secret(headers(body))
                                            : Optional.empty())));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return failed(405, "Client", "POST only");
        }
        if (!paths.isEmpty() && !paths.contains(exchange.getRequestURI().getPath())) {
            return failed(404, "Client", "nothing here");
        }
        if (body.length > MOST_BYTES) {
            return failed(413, "Client", "too large");
        }
        if (messageId.isEmpty()) {
            return failed(400, "Client", "no Message-Id");
        }
        return take(exchange, (proof.addressed() ? addressed(body) : messageId).orElse(messageId.get()), body);
    }

    private Answered take(HttpExchange exchange, String messageId, byte[] body) {
        Optional<String> correlationId =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Correlation-Id"));
        Received received = desk.take(messageId, correlationId, soap.isPresent() ? inside(body) : body);
        if (received.note().isEmpty()) {
            return failed(soap.isPresent() ? 500 : 422, "Client", "not understood");
        }
        if (soap.isPresent() && received.receipt().isEmpty() && !proof.addressed()) {
            return new Answered(200, soap.get().type(), soap.get().acknowledgement());
        }
        boolean isFault = soap.isPresent()
                && received.receipt().map(Wire::bytes).filter(Soap::isFault).isPresent();
        return told(
                new Questions.Words(isFault ? 500 : received.receipt().isPresent() ? 200 : 202, received.receipt()));
    }

    private Answered told(Questions.Words words) {
        byte[] bytes = words.wire().map(Wire::bytes).orElse(new byte[0]);
        if (soap.isEmpty()) {
            return new Answered(
                    words.status(), words.wire().map(Wire::mediaType).orElse("text/plain"), bytes);
        }
        if (words.status() == 202 && bytes.length == 0 && proof.addressed()) {
            return new Answered(202, soap.get().type(), bytes);
        }
        return words.status() / 100 == 2 || bytes.length > 0
                ? new Answered(words.status(), soap.get().type(), soap.get().answer(words.headers(), bytes))
                : failed(500, words.status() / 100 == 4 ? "Client" : "Server", "not done");
    }

    private static byte[] inside(byte[] envelope) {
        try {
            return Soap.body(envelope).orElse(envelope);
        } catch (RefusedException notXml) {
            return envelope;
        }
    }

    private static Optional<String> addressed(byte[] envelope) {
        try {
            return Soap.addressing(envelope, "MessageID");
        } catch (RefusedException notXml) {
            return Optional.empty();
        }
    }

    private static byte[] headers(byte[] envelope) {
        try {
            return Soap.headers(envelope);
        } catch (RefusedException notXml) {
            return new byte[0];
        }
    }

    private Answered failed(int status, String code, String text) {
        return soap.map(by -> new Answered(status, by.type(), by.fault(code, text)))
                .orElseGet(() ->
                        new Answered(status, "text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
