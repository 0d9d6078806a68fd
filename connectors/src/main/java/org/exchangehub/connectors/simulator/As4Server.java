package org.exchangehub.connectors.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;

/** The address under which a simulated partner takes messages by AS4, and lets the hub pull. */
final class As4Server implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Desk desk;
    private final As4Side side;
    private final ExecutorService threads;
    private final HttpServer server;

    As4Server(Desk desk, As4Side side, InetSocketAddress address) {
        this.desk = desk;
        this.side = side;
        threads = Executors.newFixedThreadPool(
                2,
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
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    void start() {
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("");
            As4Received received;
            try {
                received = side.reader().read(new As4Packet(type, body));
            } catch (As4RefusedException refused) {
                send(exchange, 200, As4Writer.unsignedError(refused));
                return;
            }
            boolean isMessage = received instanceof As4Received.Told;
            String id = received instanceof As4Received.Told told ? told.messageId() : "a signal";
            if (!desk.isUp() || desk.faults().strikes(FaultKind.DOWN, id)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            // Closing the exchange without an answer cuts the connection.
            if (isMessage && desk.faults().strikes(FaultKind.CUT, id)) {
                return;
            }
            desk.faults().slow(id);
            // Decided before the message is taken: what it answers to it may be struck by the same fault.
            boolean breaks = isMessage && desk.faults().strikes(FaultKind.MALFORMED, id);
            Optional<As4Packet> answer = answer(received);
            if (isMessage && desk.faults().strikes(FaultKind.LOST, id)) {
                return;
            }
            if (answer.isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
            } else if (breaks) {
                send(
                        exchange,
                        200,
                        new As4Packet(
                                answer.get().contentType(),
                                Outgoing.half(answer.get().bytes())));
            } else {
                send(exchange, 200, answer.get());
            }
        }
    }

    private Optional<As4Packet> answer(As4Received received) {
        return switch (received) {
            case As4Received.Told told -> Optional.of(take(told));
            case As4Received.Pull pull -> Optional.of(lying(pull));
            case As4Received.Receipt receipt -> {
                side.lying(receipt.ofMessage())
                        .filter(message -> message.isProvedBy(receipt))
                        .ifPresent(message -> side.settled(message.messageId()));
                yield Optional.empty();
            }
            case As4Received.Failure failure -> {
                failure.ofMessage().filter(id -> failure.sender().isPresent()).ifPresent(side::settled);
                yield Optional.empty();
            }
        };
    }

    private As4Packet take(As4Received.Told told) {
        try {
            side.mode().check(told);
        } catch (As4RefusedException refused) {
            return side.writer().error(refused);
        }
        if (told.isPing()) {
            return side.writer().receipt(told);
        }
        side.take(told.messageId());
        Received received =
                desk.take(told.messageId(), told.inReplyTo(), told.payload().bytes());
        return received.note().isPresent()
                ? side.writer().receipt(told)
                : side.writer()
                        .error(new As4RefusedException(
                                Ebms.OTHER, Optional.of(told.messageId()), "The message was not understood"));
    }

    private As4Packet lying(As4Received.Pull pull) {
        return Optional.of(pull)
                .filter(asked ->
                        side.mode().pulled().filter(asked.channel()::equals).isPresent())
                .flatMap(asked -> side.next())
                .map(As4Sent::packet)
                .orElseGet(() -> side.writer()
                        .error(new As4RefusedException(
                                Ebms.EMPTY_CHANNEL, Optional.of(pull.messageId()), "Nothing lies there")));
    }

    private static void send(HttpExchange exchange, int status, As4Packet packet) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", packet.contentType());
        exchange.sendResponseHeaders(status, packet.bytes().length);
        exchange.getResponseBody().write(packet.bytes());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
