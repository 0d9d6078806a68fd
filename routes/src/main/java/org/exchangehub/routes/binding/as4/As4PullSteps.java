package org.exchangehub.routes.binding.as4;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.routes.delivery.As4Sides;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.delivery.HttpCalls;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.poll.Looks;
import org.exchangehub.routes.record.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-way pull: the hub asks for what lies on a partner's channel for it, takes each message in, and sends its receipt in a call
 * of its own. A message whose receipt is lost lies there still and is recognised as a repeat.
 */
public final class As4PullSteps {

    private static final Logger LOG = LoggerFactory.getLogger(As4PullSteps.class);
    private static final int MOST = 100;

    private final Catalogue catalogue;
    private final Endpoints endpoints;
    private final As4Sides sides;
    private final As4Intake intake;
    private final HttpCalls http;
    private final Looks looks;
    private final RetryPolicy policy;

    public As4PullSteps(
            Catalogue catalogue,
            Endpoints endpoints,
            As4Sides sides,
            As4Intake intake,
            HttpCalls http,
            Looks looks,
            RetryPolicy policy) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.sides = sides;
        this.intake = intake;
        this.http = http;
        this.looks = looks;
        this.policy = policy;
    }

    /** Pulls from the partner where that is due and no other node does. */
    void pull(PartnerId partner) {
        Optional<As4Mode> mode = catalogue.find(partner).flatMap(Connector::as4);
        Optional<Duration> interval = mode.flatMap(As4Mode::pull);
        Optional<Endpoint> endpoint =
                endpoints.of(partner).filter(at -> at.keys().isPresent());
        if (interval.isEmpty() || endpoint.isEmpty()) {
            return;
        }
        looks.claim(partner).ifPresent(failuresBefore -> {
            Optional<String> trouble = all(partner, mode.orElseThrow(), endpoint.get());
            trouble.ifPresent(why -> LOG.warn("Nothing could be pulled from {}: {}", partner, why));
            int failures = trouble.isPresent() ? failuresBefore + 1 : 0;
            Duration pause = failures == 0 ? Duration.ZERO : policy.waitAfter(failures);
            looks.end(partner, pause.compareTo(interval.get()) > 0 ? pause : interval.get(), failures, trouble);
        });
    }

    /** Pulls until nothing more lies there; tells what went wrong. */
    private Optional<String> all(PartnerId partner, As4Mode mode, Endpoint endpoint) {
        try {
            As4Writer writer = sides.writer(partner).orElseThrow();
            for (int n = 0; n < MOST; n++) {
                As4Received received = sides.read(http.exchange(
                        endpoint, writer.pull(mode, Ids.next() + "@exchangehub").packet()));
                switch (received) {
                    case As4Received.Told told
                    when told.sender().equals(partner.value()) -> http.post(endpoint, intake.answer(told));
                    case As4Received.Failure failure
                    when failure.code().equals(Ebms.EMPTY_CHANNEL) -> {
                        return Optional.empty();
                    }
                    case As4Received.Failure failure -> {
                        return Optional.of(failure.code() + " " + failure.text());
                    }
                    default -> {
                        return Optional.of("the answer is no message of the partner");
                    }
                }
            }
            return Optional.empty();
        } catch (As4RefusedException refused) {
            return Optional.of(refused.code() + " " + refused.detail());
        } catch (IOException away) {
            return Optional.of(String.valueOf(away));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("the hub stops");
        }
    }
}
