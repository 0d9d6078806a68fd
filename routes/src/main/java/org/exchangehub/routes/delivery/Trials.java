package org.exchangehub.routes.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.exchangehub.connectors.AliveCall;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.XmlRoot;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.outcome.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests the connection to a partner without a message, in the way in which messages go to it: by the test service of ebMS where that is
 * AS4, by the calls that its folder writes where it is SOAP. Nothing of it is on record.
 */
public final class Trials {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final int MOST_WORDS = 300;

    private final Catalogue catalogue;
    private final Endpoints endpoints;
    private final Channels channels;
    private final SoapCall soap;
    private final As4Push as4;
    private final Calls calls;
    private final Circuit circuit;
    private final Wake wake;
    private final Clock clock;

    public Trials(
            Catalogue catalogue,
            Endpoints endpoints,
            Channels channels,
            SoapCall soap,
            As4Push as4,
            Calls calls,
            Circuit circuit,
            Wake wake,
            Clock clock) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.channels = channels;
        this.soap = soap;
        this.as4 = as4;
        this.calls = calls;
        this.circuit = circuit;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * One thing that was tried.
     *
     * @param name the action that was called
     * @param address where, without what may be secret in it; nothing where none is set
     * @param reached whether the partner answered as it must
     * @param said what came of it, in one line
     * @param millis how long that took
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Trial(String name, Optional<String> address, boolean reached, String said, long millis) {}

    /**
     * Tries all that the partner offers, at once. Where all of it is answered, what waits for the partner's next turn goes out now.
     *
     * @param id of the partner
     * @param operator who asks for it
     * @throws RefusedException NOT_FOUND where there is no such partner, RULE_BROKEN where its channel has no test
     */
    public List<Trial> run(String id, String operator) {
        Connector receiver = catalogue.all().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no connector " + id));
        PartnerId partner = receiver.id();
        Receives how = receiver.receives()
                .orElseThrow(() -> new RefusedException(Reason.RULE_BROKEN, partner + " receives nothing"));
        Channel channel = channels.of(receiver);
        Optional<As4Mode> mode = receiver.as4();
        List<Trial> trials;
        if (channel == Channel.AS4 && mode.isPresent()) {
            trials = List.of(trial(partner, As4Received.PING, "", at -> as4.ping(partner, mode.get(), at)));
        } else if (channel == Channel.SOAP && how.alive().isPresent()) {
            trials = bySoap(
                    receiver,
                    calls.alive(
                            receiver,
                            how.alive().get(),
                            Map.of("now", clock.instant().toString())));
        } else {
            throw new RefusedException(
                    Reason.RULE_BROKEN, partner + " has no test of its connection: its channel is " + channel);
        }
        trials.forEach(trial -> LOG.info(
                "{} tests the connection to {}: {} {} reached, {}",
                operator,
                partner,
                trial.name(),
                trial.reached() ? "is" : "is not",
                trial.said()));
        if (trials.stream().allMatch(Trial::reached)) {
            circuit.answered(partner);
            wake.run();
        }
        return trials;
    }

    private List<Trial> bySoap(Connector receiver, List<AliveCall> alive) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Trial>> asked = alive.stream()
                    .map(call -> CompletableFuture.supplyAsync(
                            () -> trial(
                                    receiver.id(),
                                    call.frame().action(),
                                    call.frame().path().orElse(""),
                                    at -> soap.ask(receiver, call, at)),
                            threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private Trial trial(PartnerId partner, String name, String path, Function<Endpoint, Outcome> ask) {
        Optional<Endpoint> endpoint = endpoints.of(partner);
        long start = System.nanoTime();
        Outcome outcome = endpoint.map(ask)
                .orElseGet(() -> new Outcome.Unavailable("no address: set hub.partners." + partner + ".url"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        boolean reached = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Answered;
        return new Trial(name, endpoint.map(at -> open(at.uri()) + path), reached, oneLine(words(outcome)), millis);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered(String receipt) -> receipt;
            case Outcome.Answered answered -> {
                byte[] said = answered.answer().bytes();
                String text = new String(said, StandardCharsets.UTF_8).replaceAll("<[^>]*>", " ");
                yield answered.receipt() + " " + XmlRoot.of(said).name() + (text.isBlank() ? "" : ": " + text);
            }
            case Outcome.Refused(String detail) -> detail;
            case Outcome.Unavailable(String cause) -> cause;
            case Outcome.Unknown(String cause) -> cause;
            default -> throw new IllegalStateException("A test does not end so: " + outcome);
        };
    }

    private static String oneLine(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(MOST_WORDS, line.length()));
    }

    private static String open(URI at) {
        return at.getScheme() + "://" + at.getHost() + (at.getPort() < 0 ? "" : ":" + at.getPort()) + at.getRawPath();
    }
}
