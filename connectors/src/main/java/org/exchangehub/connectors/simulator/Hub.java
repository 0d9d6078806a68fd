package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;

/** The hub as one simulated partner sees it: where it is, and calls to it in the partner's name. */
final class Hub {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PartnerId partner;
    private final HttpClient client;
    private volatile Optional<HubAccess> access = Optional.empty();

    Hub(PartnerId partner, HttpClient client) {
        this.partner = partner;
        this.client = client;
    }

    void at(HubAccess now) {
        access = Optional.of(now);
    }

    /** Whether it was told where the hub is. */
    boolean isKnown() {
        return access.isPresent();
    }

    PartnerId partner() {
        return partner;
    }

    HubAccess access() throws IOException {
        return access.orElseThrow(() -> new IOException("no hub yet"));
    }

    /** @param path below the hub's address, for example {@code /api/v1/messages} */
    HttpRequest.Builder request(String path) throws IOException {
        HubAccess now = access();
        return HttpRequest.newBuilder(URI.create(now.hub() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(now));
    }

    private String token(HubAccess now) throws IOException {
        try {
            return now.token().apply(partner);
        } catch (UncheckedIOException none) {
            throw new IOException("no token now", none);
        }
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closed", e);
        }
    }
}
