package org.exchangehub.routes.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exchangehub.routes.exchange.BoundedBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a scanner over HTTP. It gets the bytes by POST as application/octet-stream, in chunks as they are read, and answers 200
 * with {@code {"clean": true}} or {@code {"clean": false, "finding": "name"}}. Any other answer tells nothing.
 */
final class HttpScanner implements Scanner {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 4096;
    private static final int OK = 200;

    private final URI address;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience how long all of it may take, from the first byte to the verdict */
    HttpScanner(URI at, Duration patience) {
        if (at.getHost() == null) {
            throw new IllegalArgumentException("A scanner's address names a host, unlike " + at);
        }
        this.address = at;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Optional<String> scan(InputStream bytes) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> bytes))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            return finding(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            throw new IOException("The scanner did not answer: " + failed.getCause(), failed);
        } catch (TimeoutException tooLong) {
            throw new IOException("The scanner did not answer within " + patience, tooLong);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The hub stops", stopped);
        } finally {
            // Ends a call that has not ended yet.
            answer.cancel(true);
        }
    }

    private static Optional<String> finding(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException("The scanner answered " + answer.statusCode());
        }
        JsonNode verdict = read(answer.body());
        JsonNode clean = verdict.path("clean");
        String finding = verdict.path("finding").asString("");
        if (clean.isBoolean() && clean.asBoolean() && finding.isEmpty()) {
            return Optional.empty();
        }
        if (clean.isBoolean() && !clean.asBoolean() && !finding.isBlank()) {
            return Optional.of(finding);
        }
        throw new IOException("The scanner answered neither clean nor a finding");
    }

    private static JsonNode read(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new IOException("The scanner answered no JSON", unreadable);
        }
    }
}
