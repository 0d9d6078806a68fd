package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.routes.outcome.Outcome;

/** Delivery by an HTTP POST to the partner. */
public final class Push {

    /** These speak of the call, not of the message: mended by an operator, so tried again. */
    static final Set<Integer> ABOUT_THE_CALL = Set.of(401, 403, 404, 405, 407, 408, 421, 425, 429);

    private static final int UNAVAILABLE = 503;

    private static final Set<Integer> NOTHING_SAID = Set.of(202, 204);

    private final HttpCalls http;

    public Push(HttpCalls http) {
        this.http = http;
    }

    Outcome send(Sending sending, Endpoint endpoint) {
        ReceivedKind how = sending.how();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoint.uri() + how.path().orElse("")))
                .header("Content-Type", sending.wire().mediaType())
                .header("Message-Id", sending.delivery().id().toString())
                .header("Message-Kind", sending.delivery().kind().code())
                .POST(BodyPublishers.ofByteArray(sending.wire().bytes()));
        sending.delivery().correlationId().ifPresent(id -> request.header("Correlation-Id", id));
        endpoint.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return outcome(how, http.send(endpoint, request, !how.answers().isEmpty()));
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException notReached) {
            return new Outcome.Unavailable(
                    "not reached: " + notReached.getClass().getSimpleName());
        } catch (IOException lost) {
            return Outcome.lost(how, "the answer was lost: " + lost.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Outcome.lost(how, "the hub stops");
        }
    }

    /** Whether a receiver that answers so has surely done nothing, and nothing is wrong with the message. */
    static boolean isNotTaken(int status) {
        return status == UNAVAILABLE || ABOUT_THE_CALL.contains(status);
    }

    private static Outcome outcome(ReceivedKind how, HttpCalls.Replied replied) {
        int status = replied.status();
        if (status / 100 == 2) {
            boolean says = !how.answers().isEmpty() && (replied.body().length > 0 || !NOTHING_SAID.contains(status));
            return says
                    ? new Outcome.Answered("HTTP " + status, replied.wire())
                    : new Outcome.Delivered("HTTP " + status);
        }
        if (isNotTaken(status)) {
            return new Outcome.Unavailable("HTTP " + status);
        }
        return status / 100 == 4 ? new Outcome.Refused("HTTP " + status) : Outcome.lost(how, "HTTP " + status);
    }
}
