package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Party;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The test message of ebMS, pushed to a partner: only its own signed receipt counts. Nothing is written: there is no database here. */
@Timeout(120)
class As4PingTest {

    private static final PartnerId NETWORK = new PartnerId("network");
    private static final ThrowAwayKeys KEYS = ThrowAwayKeys.make("hub", "network");
    private static final As4Mode MODE = new As4Mode(
            new As4Party("NO1", Optional.empty(), "Trader"),
            new As4Party("EU", Optional.empty(), "Customs"),
            Optional.of(new As4Mode.Name("AGREED", Optional.empty())),
            new As4Mode.Name("t2c", Optional.empty()),
            new As4Mode.Name("c2t", Optional.empty()),
            Optional.empty(),
            As4Mode.DEFAULT_CHANNEL,
            Optional.empty(),
            Optional.of("urn:channel:to-network"));
    private static final As4Reader READER = new As4Reader(Map.of("hub", KEYS.other()), 100_000);
    private static final As4Writer WRITER = new As4Writer(KEYS.other());

    private HttpServer server;
    private Endpoint endpoint;
    private As4Push push;
    private Function<As4Received.Told, Answer> network = told -> new Answer(200, Optional.of(WRITER.receipt(told)));

    private record Answer(int status, Optional<As4Packet> packet) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                assertThat(new String(body, ISO_8859_1)).doesNotContain("<ping/>", "urn:channel:to-network");
                As4Received.Told told = (As4Received.Told)
                        READER.read(new As4Packet(exchange.getRequestHeaders().getFirst("Content-Type"), body));
                Answer answer = network.apply(told);
                byte[] said = answer.packet().map(As4Packet::bytes).orElse(new byte[0]);
                answer.packet()
                        .ifPresent(packet -> exchange.getResponseHeaders().set("Content-Type", packet.contentType()));
                exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
                exchange.getResponseBody().write(said);
            }
        });
        server.start();
        endpoint = new Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                Optional.of(KEYS.self()));
        Endpoints endpoints = new Endpoints();
        endpoints.put(NETWORK, endpoint);
        push = new As4Push(
                new HttpCalls(Duration.ofSeconds(5)),
                new As4Sides(endpoints, Set::of, 100_000),
                new Proofs(JdbcClient.create(new SimpleDriverDataSource()), Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theSignedReceiptOfTheTestMessageProvesThatThePartnerIsThere() {
        network = told -> {
            assertThat(told.isPing()).isTrue();
            assertThat(told.service()).isEqualTo(As4Received.PING_SERVICE);
            MODE.mirrored().check(told);
            return new Answer(200, Optional.of(WRITER.receipt(told)));
        };
        assertThat(ping())
                .isInstanceOfSatisfying(
                        Outcome.Delivered.class,
                        reached -> assertThat(reached.receipt()).startsWith("AS4 receipt "));
    }

    @Test
    void aReceiptOfAnotherMessageProvesNothing() {
        As4Received.Told other = (As4Received.Told) READER.read(
                new As4Writer(KEYS.self()).ping(MODE, Ids.next() + "@hub").packet());
        network = told -> new Answer(200, Optional.of(WRITER.receipt(other)));
        assertThat(ping()).isEqualTo(new Outcome.Unavailable("the answer is no receipt of what was sent"));
    }

    @Test
    void whatElseIsSaidIsTold() {
        network = told -> new Answer(
                200,
                Optional.of(WRITER.error(new As4RefusedException(
                        Ebms.PROCESSING_MODE_MISMATCH, Optional.of(told.messageId()), "Service is not c2t"))));
        assertThat(ping()).isEqualTo(new Outcome.Unavailable("EBMS:0010 Service is not c2t"));
        network = told -> new Answer(202, Optional.empty());
        assertThat(ping()).isEqualTo(new Outcome.Unavailable("taken without a receipt"));
        network = told -> new Answer(503, Optional.empty());
        assertThat(ping()).isEqualTo(new Outcome.Unavailable("HTTP 503"));
        server.stop(0);
        assertThat(ping()).isEqualTo(new Outcome.Unavailable("no answer: ConnectException"));
        assertThat(push.ping(new PartnerId("nobody"), MODE, endpoint))
                .isEqualTo(new Outcome.Unavailable("no keys: set hub.partners.nobody.keystore"));
    }

    private Outcome ping() {
        return push.ping(NETWORK, MODE, endpoint);
    }
}
