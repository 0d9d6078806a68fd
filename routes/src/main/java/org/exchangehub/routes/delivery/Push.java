package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.routes.outcome.Outcome;

/** Delivery by an HTTP POST to the partner. */
public final class Push {

    /** These speak of the call, not of the message: mended by an operator, so tried again. */
    static final Set<Integer> ABOUT_THE_CALL = Set.of(401, 403, 404, 405, 407, 408, 421, 425, 429);

    private final Duration timeout;
    private final HttpClient client;

    public Push(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        ReceivedKind how = sending.how();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoint.uri() + how.path().orElse("")))
                .timeout(timeout)
                .header("Content-Type", sending.wire().mediaType())
                .header("Message-Id", sending.delivery().id().toString())
                .header("Message-Kind", sending.delivery().kind().code())
                .POST(BodyPublishers.ofByteArray(sending.wire().bytes()));
        sending.delivery().correlationId().ifPresent(id -> request.header("Correlation-Id", id));
        endpoint.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return outcome(client.send(request.build(), BodyHandlers.discarding()));
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException notReached) {
            return new Outcome.Unavailable(
                    "not reached: " + notReached.getClass().getSimpleName());
        } catch (IOException lost) {
            String cause = "the answer was lost: " + lost.getClass().getSimpleName();
            return how.repeatable() ? new Outcome.Unavailable(cause) : new Outcome.Unknown(cause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return how.repeatable() ? new Outcome.Unavailable("the hub stops") : new Outcome.Unknown("the hub stops");
        }
    }

    private static Outcome outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Delivered("HTTP " + status);
        }
        return status / 100 == 4 && !ABOUT_THE_CALL.contains(status)
                ? new Outcome.Refused("HTTP " + status)
                : new Outcome.Unavailable("HTTP " + status);
    }
}
