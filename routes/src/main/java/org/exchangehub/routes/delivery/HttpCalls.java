package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.keys.TlsKeys;
import org.exchangehub.routes.exchange.BoundedBody;

/** HTTP calls to partners: no redirects, a time limit for the whole answer and a limit of its size, the partner's own TLS keys. */
public final class HttpCalls {

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Duration timeout;
    private final HttpClient client;
    private final Map<TlsKeys, HttpClient> showing = new ConcurrentHashMap<>();

    /** @param timeout how long a partner may take to answer in full */
    public HttpCalls(Duration timeout) {
        this.timeout = timeout;
        this.client = builder().build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    private HttpClient client(Endpoint endpoint) {
        return endpoint.tls()
                .map(keys -> showing.computeIfAbsent(
                        keys, own -> builder().sslContext(own.context()).build()))
                .orElse(client);
    }

    /**
     * What a partner answered.
     *
     * @param mediaType without parameters, in lower case; empty where it gave none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Replied(int status, String mediaType, byte[] body) {

        Wire wire() {
            return new Wire(mediaType, body);
        }
    }

    /** The answer has nothing but a status, which is no success. */
    static final class StatusException extends IOException {

        private static final long serialVersionUID = 1L;

        StatusException(int status) {
            super("HTTP " + status);
        }
    }

    /**
     * Posts a packet of AS4 and gives the one that came back, whatever its status: what it is tells its signature.
     *
     * @throws IOException where no whole answer came, or none with a body
     */
    public As4Packet exchange(Endpoint endpoint, As4Packet packet) throws IOException, InterruptedException {
        return exchangeOrNone(endpoint, packet).orElseThrow(() -> new IOException("an answer without a body"));
    }

    /**
     * Posts a packet of AS4 and gives the one that came back, or none where it was taken without a word.
     *
     * @throws IOException where no whole answer came, or one without a body that is no success
     */
    Optional<As4Packet> exchangeOrNone(Endpoint endpoint, As4Packet packet) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", packet.contentType())
                .POST(BodyPublishers.ofByteArray(packet.bytes()));
        HttpResponse<byte[]> response = answered(endpoint, request, true);
        if (response.body().length == 0) {
            if (response.statusCode() / 100 == 2) {
                return Optional.empty();
            }
            throw new StatusException(response.statusCode());
        }
        return Optional.of(
                new As4Packet(response.headers().firstValue("Content-Type").orElse(""), response.body()));
    }

    /** Posts a packet of AS4 that is not answered. */
    public void post(Endpoint endpoint, As4Packet packet) throws IOException, InterruptedException {
        int status = answered(
                        endpoint,
                        HttpRequest.newBuilder(endpoint.uri())
                                .header("Content-Type", packet.contentType())
                                .POST(BodyPublishers.ofByteArray(packet.bytes())),
                        false)
                .statusCode();
        if (status / 100 != 2) {
            throw new IOException("HTTP " + status);
        }
    }

    /**
     * Calls once.
     *
     * @param endpoint of the partner that is called
     * @param keeps whether what the partner says is of interest; else it is read and forgotten
     * @throws IOException where no whole answer came
     */
    Replied send(Endpoint endpoint, HttpRequest.Builder request, boolean keeps)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = answered(endpoint, request, keeps);
        String type = response.headers().firstValue("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        String bare = semicolon < 0 ? type : type.substring(0, semicolon);
        return new Replied(response.statusCode(), bare.strip().toLowerCase(Locale.ROOT), response.body());
    }

    private HttpResponse<byte[]> answered(Endpoint endpoint, HttpRequest.Builder request, boolean keeps)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client(endpoint)
                .sendAsync(
                        request.timeout(timeout).build(),
                        told -> keeps ? new BoundedBody(MOST_BYTES) : BodySubscribers.replacing(new byte[0]));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
