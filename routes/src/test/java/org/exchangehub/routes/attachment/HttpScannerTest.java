package org.exchangehub.routes.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scanner that is asked over HTTP: only a clear verdict counts, and it comes in time or not at all. */
class HttpScannerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile String answer = "{\"clean\": true}";
    private volatile int status = 200;
    private volatile boolean silent;
    private volatile long received;
    private volatile String transfer = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/scan", this::answer);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        transfer = String.valueOf(call.getRequestHeaders().getFirst("Transfer-Encoding"));
        try (InputStream in = call.getRequestBody()) {
            byte[] piece = new byte[8192];
            long all = 0;
            for (int came = in.read(piece); came >= 0; came = in.read(piece)) {
                all += came;
            }
            received = all;
        }
        if (silent) {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] body = answer.getBytes(UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private Scanner scanner(Duration patience) {
        return Scanner.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scan"), patience);
    }

    @Test
    void itGetsAllBytesAsTheyAreReadAndSaysThatTheyAreClean() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        assertThat(scanner(PATIENCE).scan(new ByteArrayInputStream(bytes))).isEmpty();
        assertThat(received).isEqualTo(bytes.length);
        assertThat(transfer).as("their number is not known before").isEqualTo("chunked");
    }

    @Test
    void itSaysWhatItFound() throws IOException {
        answer = "{\"clean\": false, \"finding\": \"Eicar\", \"engine\": \"x\"}";
        assertThat(scanner(PATIENCE).scan(InputStream.nullInputStream())).contains("Eicar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clean",
                "[]",
                "{}",
                "{\"clean\": \"true\"}",
                "{\"clean\": false}",
                "{\"clean\": false, \"finding\": \" \"}",
                "{\"clean\": true, \"finding\": \"Eicar\"}",
                "{\"clean\": null}"
            })
    void whatIsNoVerdictIsNone(String said) {
        answer = said;
        assertThatThrownBy(() -> scanner(PATIENCE).scan(InputStream.nullInputStream()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 404, 500})
    void onlyStatus200IsAVerdict(int code) {
        status = code;
        assertThatThrownBy(() -> scanner(PATIENCE).scan(InputStream.nullInputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(code));
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        answer = "{\"clean\": true}" + " ".repeat(10_000);
        assertThatThrownBy(() -> scanner(PATIENCE).scan(InputStream.nullInputStream()))
                .hasMessageContaining("more than 4096 bytes");
    }

    @Test
    void whoDoesNotAnswerInTimeHasNotAnswered() {
        silent = true;
        assertThatThrownBy(() -> scanner(Duration.ofMillis(300)).scan(InputStream.nullInputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PT0.3S");
    }

    @Test
    void bytesThatCanNotBeReadAreNotClean() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("lost");
            }
        };
        assertThatThrownBy(() -> scanner(PATIENCE).scan(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void anAddressOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> Scanner.at(URI.create("ftp://scanner"), PATIENCE))
                .hasMessageContaining("clamd, http or https");
    }
}
