package org.exchangehub.connectors.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.contracts.JsonForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated partners, one for each folder that says how it is played. */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

    private final long seed;
    private final Map<PartnerId, Simulator> simulators = new LinkedHashMap<>();

    private Simulators(long seed) {
        this.seed = seed;
    }

    /** Starts simulators that are reachable from now on, and read and answer once they are connected to a hub. */
    public static Simulators listen(Collection<Connector> partners, JsonForm json, Pace pace) {
        return listen(partners, json, Setup.local(pace));
    }

    /** Starts simulators in a way of their own. */
    public static Simulators listen(Collection<Connector> partners, JsonForm json, Setup setup) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Simulators started = new Simulators(setup.seed());
        LOG.info("The partners are played with the seed {}; -D{} gives another", setup.seed(), Setup.SEED);
        int port = setup.port();
        for (Connector partner : partners) {
            if (partner.simulator().isPresent() && partner.receives().isPresent()) {
                started.simulators.put(partner.id(), new Simulator(partner, json, client, setup, port));
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

    private static boolean isCalled(Connector partner) {
        return partner.receives()
                .map(Receives::channel)
                .filter(channel -> channel == Channel.PUSH || channel == Channel.SOAP)
                .isPresent();
    }

    /** The seed of all chance in them. */
    public long seed() {
        return seed;
    }

    /** Tells where the hub is, for the first time or anew. */
    public void connect(HubAccess access) {
        simulators.values().forEach(simulator -> simulator.connect(access));
    }

    /** The simulator of this partner, which must have been started. */
    public Simulator of(PartnerId partner) {
        return find(partner).orElseThrow(() -> new IllegalArgumentException("No simulator plays " + partner));
    }

    public Optional<Simulator> find(PartnerId partner) {
        return Optional.ofNullable(simulators.get(partner));
    }

    public List<Simulator> all() {
        return List.copyOf(simulators.values());
    }

    /** Where the hub reaches the partners that are called. */
    public Map<PartnerId, URI> urls() {
        Map<PartnerId, URI> urls = new LinkedHashMap<>();
        simulators.forEach((id, simulator) -> simulator.url().ifPresent(url -> urls.put(id, url)));
        return urls;
    }

    @Override
    public void close() {
        simulators.values().forEach(Simulator::close);
    }
}
