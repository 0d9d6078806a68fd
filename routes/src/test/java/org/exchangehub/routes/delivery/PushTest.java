package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.outcome.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delivery by HTTP to receivers that answer with all kinds of status, and not at all. */
@Timeout(120)
class PushTest {

    /** No answer: the connection ends once the message is read. */
    private static final int LOST = 0;

    private static final Connector REMOVES_DUPLICATES = Receivers.agency("push", "path: /in, repeatable: true");
    private static final Connector IS_READ_BACK =
            Receivers.agency("push", "path: /in, readBack: {path: \"/in/{message-id}\", answer: maps/read-back.xsl}");
    private static final Push PUSH = new Push(new HttpCalls(Duration.ofSeconds(5)));

    private HttpServer server;
    private Endpoint endpoint;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/in", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (status != LOST) {
                    exchange.sendResponseHeaders(status, -1);
                }
            }
        });
        server.start();
        endpoint = new Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsAnsweredWith2xxIsDelivered() {
        status = 202;
        assertThat(send(IS_READ_BACK)).isEqualTo(new Outcome.Delivered("HTTP 202"));
    }

    @Test
    void aClientErrorRefusesTheMessage() {
        status = 422;
        assertThat(send(IS_READ_BACK)).isEqualTo(new Outcome.Refused("HTTP 422"));
        assertThat(send(REMOVES_DUPLICATES)).isEqualTo(new Outcome.Refused("HTTP 422"));
    }

    @Test
    void whatWasSurelyNotTakenIsSentAgain() {
        Set<Integer> notTaken = new TreeSet<>(Push.ABOUT_THE_CALL);
        notTaken.add(503);
        for (int one : notTaken) {
            status = one;
            assertThat(send(IS_READ_BACK)).isEqualTo(new Outcome.Unavailable("HTTP " + one));
        }
        server.stop(0);
        assertThat(send(IS_READ_BACK)).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void anAnswerThatDoesNotSayThatNothingWasDoneIsUnknownWhereNobodyRemovesDuplicates() {
        for (int one : Set.of(302, 500, 502, 504)) {
            status = one;
            assertThat(send(IS_READ_BACK)).isEqualTo(new Outcome.Unknown("HTTP " + one));
            assertThat(send(REMOVES_DUPLICATES)).isEqualTo(new Outcome.Unavailable("HTTP " + one));
        }
    }

    @Test
    void aLostAnswerIsUnknownWhereNobodyRemovesDuplicates() {
        status = LOST;
        assertThat(send(IS_READ_BACK)).isInstanceOf(Outcome.Unknown.class);
        assertThat(send(REMOVES_DUPLICATES)).isInstanceOf(Outcome.Unavailable.class);
    }

    private Outcome send(Connector receiver) {
        return PUSH.send(
                new Sending(
                        Attempts.first(receiver.id(), Kind.WITHDRAWAL, Optional.empty()),
                        receiver,
                        new Wire("application/xml", "<Withdrawal/>".getBytes(UTF_8))),
                endpoint);
    }
}
