package org.exchangehub.connectors.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.control.SimulatorOptions;
import org.exchangehub.connectors.simulator.control.SimulatorProgram;
import org.exchangehub.connectors.simulator.control.TokenSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays partners from their folders against a hub, until it is stopped. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays partners from their folders against a running hub, until Ctrl-C. A page where they are watched and steered "
                    + "(answers, faults) is printed at the start.",
            "Without a token option the hub must be the embedded default, which hands out tokens. Passwords of a broker "
                    + "come from HUB_BROKER_PASSWORD or HUB_BROKER_PASSWORD_<ID>."
        },
        footer = {
            "",
            "Examples:",
            "  connector simulate food-safety-animals",
            "  connector simulate my-agency --hub https://hub.example --token-file token --listen 0.0.0.0:9001"
        })
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The partners to play.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Base address of the hub (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--broker",
            paramLabel = "URL",
            defaultValue = "amqp://127.0.0.1:61616",
            description = "AMQP 1.0 address of the hub's broker (default: ${DEFAULT-VALUE}).")
    private URI broker = URI.create("amqp://127.0.0.1:61616");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the bearer token, read anew when needed; {partner} in it stands for the id.")
    private String tokenFile = "";

    @Option(
            names = "--token-command",
            paramLabel = "COMMAND",
            description = "Program that prints a token; it gets the partner's id as its argument.")
    private String tokenCommand = "";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:0",
            description = "Where the hub reaches the first partner that it calls, the next at the next port "
                    + "(default: ${DEFAULT-VALUE}; port 0 takes free ones).")
    private String listen = "127.0.0.1:0";

    @Option(
            names = "--control",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:0",
            description = "Where the partners are watched and steered (default: ${DEFAULT-VALUE}).")
    private String control = "127.0.0.1:0";

    @Option(
            names = "--keys",
            paramLabel = "DIRECTORY",
            description =
                    "For partners by AS4: where the keystores of both sides stand; made there where they are missing.")
    private String keys = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Engine engine = Engine.start();
        List<Connector> partners =
                ids.stream().map(id -> engine.read(folders.one(id))).toList();
        partners.stream().filter(partner -> partner.simulator().isEmpty()).forEach(partner -> {
            throw new CommandFailure(
                    partner.id() + "/connector.yaml has no section 'simulator', so it can not be played");
        });
        new SimulatorProgram(partners, engine.json(), System.out).run(options());
        return 0;
    }

    SimulatorOptions options() {
        return new SimulatorOptions(
                hub,
                broker,
                tokens(),
                System.getenv(),
                ids.stream().map(PartnerId::new).toList(),
                address(listen),
                address(control),
                Optional.of(keys).filter(given -> !given.isEmpty()).map(Path::of));
    }

    private TokenSource tokens() {
        if (!tokenFile.isEmpty() && !tokenCommand.isEmpty()) {
            throw new CommandFailure("Give --token-file or --token-command, not both");
        }
        return !tokenFile.isEmpty()
                ? new TokenSource.OfFile(tokenFile)
                : !tokenCommand.isEmpty()
                        ? new TokenSource.OfCommand(List.of(tokenCommand))
                        : new TokenSource.OfHub(hub);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(text.substring(0, Math.max(0, colon))),
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (java.net.UnknownHostException | IllegalArgumentException wrong) {
            throw new CommandFailure(text + " is no HOST:PORT", wrong);
        }
    }
}
