package org.exchangehub.connectors.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.JsonForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated partners, one for each folder that says how it is played; they can come, change and go. Thread-safe. */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonForm json;
    private final Setup setup;
    private final Map<PartnerId, Simulator> simulators = new LinkedHashMap<>();
    private final Map<PartnerId, String> unplayable = new HashMap<>();
    private Optional<HubAccess> access = Optional.empty();

    private Simulators(JsonForm json, Setup setup) {
        this.json = json;
        this.setup = setup;
    }

    /** Starts simulators that are reachable from now on, and read and answer once they are connected to a hub. */
    public static Simulators listen(Collection<Connector> partners, JsonForm json, Pace pace) {
        return listen(partners, json, Setup.local(pace));
    }

    /** Starts simulators in a way of their own. */
    public static Simulators listen(Collection<Connector> partners, JsonForm json, Setup setup) {
        Simulators started = new Simulators(json, setup);
        LOG.info("The partners are played with the seed {}; -D{} gives another", setup.seed(), Setup.SEED);
        int port = setup.port();
        for (Connector partner : partners) {
            if (isPlayable(partner)) {
                started.simulators.put(partner.id(), new Simulator(partner, json, started.client, setup, port));
                port = port == 0 || !isCalled(partner) ? port : port + 1;
            }
        }
        started.simulators.values().forEach(Simulator::start);
        return started;
    }

    /** Starts simulators that are connected at once. */
    public static Simulators start(Collection<Connector> partners, JsonForm json, HubAccess access, Pace pace) {
        Simulators started = listen(partners, json, pace);
        started.connect(access);
        return started;
    }

    /**
     * Plays exactly these partners from now on: one that is new begins, one whose folder changed begins anew where it was,
     * and one that is gone ends. A partner that can not be played is told in the log, and all others are.
     */
    public synchronized void follow(Collection<Connector> partners) {
        Map<PartnerId, Connector> wanted = partners.stream()
                .filter(Simulators::isPlayable)
                .collect(Collectors.toMap(Connector::id, partner -> partner));
        List.copyOf(simulators.keySet()).stream()
                .filter(id -> !wanted.containsKey(id))
                .forEach(id -> Optional.ofNullable(simulators.remove(id)).ifPresent(Simulator::close));
        wanted.forEach((id, partner) -> {
            Optional<Simulator> played = find(id);
            boolean isPlayed = played.filter(one -> one.partner().hash().equals(partner.hash()))
                    .isPresent();
            if (!isPlayed && !partner.hash().equals(unplayable.get(id))) {
                begin(partner, played);
            }
        });
    }

    private void begin(Connector partner, Optional<Simulator> before) {
        int port = before.flatMap(Simulator::url).map(URI::getPort).orElse(0);
        before.ifPresent(Simulator::close);
        simulators.remove(partner.id());
        try {
            Simulator simulator = new Simulator(partner, json, client, setup, port);
            simulator.start();
            access.ifPresent(simulator::connect);
            simulators.put(partner.id(), simulator);
            unplayable.remove(partner.id());
        } catch (RuntimeException broken) {
            unplayable.put(partner.id(), partner.hash());
            LOG.warn("The partner {} can not be played: {}", partner.id(), broken.getMessage());
        }
    }

    private static boolean isPlayable(Connector partner) {
        return partner.simulator().isPresent()
                && (partner.receives().isPresent() || partner.register().isPresent());
    }

    private static boolean isCalled(Connector partner) {
        return partner.receives()
                .map(how -> how.speaks(Channel.PUSH) || how.speaks(Channel.SOAP) || how.speaks(Channel.AS4))
                .orElse(partner.register()
                        .filter(register -> register.channel() != HeldRegister.Channel.QUEUE)
                        .isPresent());
    }

    /** The seed of all chance in them. */
    public long seed() {
        return setup.seed();
    }

    /** Tells where the hub is, for the first time or anew. */
    public synchronized void connect(HubAccess access) {
        this.access = Optional.of(access);
        simulators.values().forEach(simulator -> simulator.connect(access));
    }

    /** The simulator of this partner, which must have been started. */
    public Simulator of(PartnerId partner) {
        return find(partner).orElseThrow(() -> new IllegalArgumentException("No simulator plays " + partner));
    }

    public synchronized Optional<Simulator> find(PartnerId partner) {
        return Optional.ofNullable(simulators.get(partner));
    }

    public synchronized List<Simulator> all() {
        return List.copyOf(simulators.values());
    }

    /** The keys of the hub towards the partners that exchange by AS4 or signed SOAP: thrown away with the simulators. */
    public synchronized Optional<SideKeys> keys(PartnerId partner) {
        return find(partner).flatMap(Simulator::keysOfHub);
    }

    /** Where the hub reaches the partners that are called. */
    public synchronized Map<PartnerId, URI> urls() {
        Map<PartnerId, URI> urls = new LinkedHashMap<>();
        simulators.forEach((id, simulator) -> simulator.url().ifPresent(url -> urls.put(id, url)));
        return urls;
    }

    @Override
    public synchronized void close() {
        simulators.values().forEach(Simulator::close);
    }
}
