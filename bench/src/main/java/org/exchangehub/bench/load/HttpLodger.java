package org.exchangehub.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Lodges by an HTTP POST. */
public final class HttpLodger implements Lodger {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI uri;
    private final Optional<String> token;

    /** @param token bearer token, where the server wants one */
    public HttpLodger(URI uri, Optional<String> token) {
        this.uri = uri;
        this.token = token;
    }

    @Override
    public void lodge(String lrn, byte[] declaration) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/xml")
                .header("Message-Id", lrn)
                .POST(BodyPublishers.ofByteArray(declaration));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IOException("HTTP " + response.statusCode() + " " + response.body());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @Override
    public String toString() {
        return "the client of " + uri;
    }
}
