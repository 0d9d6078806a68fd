package org.exchangehub.connectors.simulator.control;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.simulator.HubAccess;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;

/** Plays partners against a hub that runs elsewhere, until it is stopped. */
public final class SimulatorProgram {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Collection<Connector> catalogue;
    private final JsonForm json;
    private final PrintStream out;

    /** @param out gets where everything is */
    public SimulatorProgram(Collection<Connector> catalogue, JsonForm json, PrintStream out) {
        this.catalogue = catalogue;
        this.json = json;
        this.out = out;
    }

    /** Partners at play, with the address where they are steered. */
    public record Running(Simulators simulators, ControlServer control) implements AutoCloseable {
        @Override
        public void close() {
            control.close();
            simulators.close();
        }
    }

    /** Plays until the thread is interrupted or the program ends, and tells each new problem once. */
    public void run(SimulatorOptions options) {
        try (Running running = start(options)) {
            Thread stop = new Thread(running::close, "simulators-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            Set<String> told = new HashSet<>();
            while (true) {
                Thread.sleep(LOOK);
                running.simulators()
                        .all()
                        .forEach(partner -> partner.problems().stream()
                                .map(problem -> partner.id() + ": " + problem.target() + ": " + problem.text())
                                .filter(told::add)
                                .forEach(out::println));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts playing and returns.
     *
     * @throws IllegalArgumentException where a partner is unknown or its folder does not say how it is played
     */
    public Running start(SimulatorOptions options) {
        List<Connector> played = options.partners().isEmpty()
                ? List.copyOf(catalogue)
                : options.partners().stream()
                        .map(id -> catalogue.stream()
                                .filter(partner -> partner.id().equals(id))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("There is no partner " + id)))
                        .toList();
        Pace pace = Pace.ofFolders();
        InetSocketAddress listen = options.listen();
        Setup setup = new Setup(pace, Setup.local(pace).seed(), listen.getAddress(), listen.getPort(), options.keys());
        Simulators simulators = Simulators.listen(played, json, setup);
        try {
            options.partners().forEach(simulators::of);
            ControlServer control = ControlServer.start(simulators, options.control());
            simulators.connect(new HubAccess(
                    options.hub(),
                    options.broker(),
                    new Tokens(options.token(), pace.clock()),
                    options::brokerPassword));
            tell(options, simulators, control);
            return new Running(simulators, control);
        } catch (RuntimeException failed) {
            simulators.close();
            throw failed;
        }
    }

    private void tell(SimulatorOptions options, Simulators simulators, ControlServer control) {
        out.println("Partners are played against " + options.hub() + " (seed " + simulators.seed() + ")");
        for (Simulator partner : simulators.all()) {
            out.println("  " + partner.id()
                    + partner.url()
                            .map(url -> ": set hub.partners." + partner.id() + ".url to " + url)
                            .orElse(": fetches what the hub has for it"));
        }
        options.keys()
                .ifPresent(keys -> simulators.all().stream()
                        .filter(partner -> partner.keysOfHub().isPresent())
                        .forEach(partner -> out.println("  " + partner.id() + ": set hub.partners." + partner.id()
                                + ".keystore to " + keys.resolve("hub-" + partner.id() + ".p12")
                                + " and .keystore-password to " + Setup.PASSWORD)));
        out.println("Watch and steer them at " + control.url());
    }
}
