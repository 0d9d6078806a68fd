package org.exchangehub.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.HubAccess;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.jspecify.annotations.Nullable;

/** The other side of an exchange by AS4, in a JVM of its own: a simulated partner, told by lines what to do. */
final class As4Counterpart implements AutoCloseable {

    private final Process process;
    private final PrintStream say;
    private final BufferedReader hear;

    private As4Counterpart(Process process) {
        this.process = process;
        this.say = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.hear = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it; what it can not do it writes into a file of the directory. */
    static As4Counterpart start(PartnerId partner, Path keys, URI hub) throws IOException {
        return new As4Counterpart(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        As4Counterpart.class.getName(),
                        partner.value(),
                        keys.toString(),
                        hub.toString())
                .redirectError(keys.resolve("counterpart.log").toFile())
                .start());
    }

    /** Tells it one line and gives the line that it answers. */
    String tell(String line) throws IOException {
        say.println(line);
        for (String heard = hear.readLine(); heard != null; heard = hear.readLine()) {
            if (heard.startsWith("> ")) {
                return heard.substring(2);
            }
        }
        throw new IOException("It has ended");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Plays the partner until its input ends. */
    public static void main(String[] arguments) throws IOException {
        Canonical canonical = new Canonical();
        JsonForm json = new JsonForm(canonical);
        PartnerId id = new PartnerId(arguments[0]);
        Connector partner = Catalogue.of(
                        Catalogue.packaged(), new Translator(canonical, json, new Packs(Path.of("none"))))
                .get(id);
        Pace pace = new Pace(Clock.systemUTC(), Optional.of(Duration.ZERO), Duration.ofMillis(300));
        Setup setup = new Setup(pace, 1, InetAddress.getLoopbackAddress(), 0, Optional.of(Path.of(arguments[1])));
        try (Simulators simulators = Simulators.listen(List.of(partner), json, setup)) {
            URI none = URI.create("amqp://127.0.0.1:1");
            simulators.connect(new HubAccess(URI.create(arguments[2]), none, one -> "none", one -> "none"));
            Puller puller = new Puller(
                    partner.as4().orElseThrow().mirrored(),
                    SideKeys.read(Path.of(arguments[1]).resolve(id + ".p12"), Setup.PASSWORD),
                    URI.create(arguments[2]).resolve("/as4"));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("> " + done(simulators.of(id), puller, line.split(" ")));
            }
        }
    }

    /** Pulls from the hub, and says in calls of their own what became of it. */
    private static final class Puller {

        private final HttpClient http = HttpClient.newHttpClient();
        private final As4Mode mode;
        private final As4Writer writer;
        private final As4Reader reader;
        private final URI hub;
        private As4Received.@Nullable Told last;

        Puller(As4Mode mode, SideKeys keys, URI hub) {
            this.mode = mode;
            this.writer = new As4Writer(keys);
            this.reader = new As4Reader(Map.of("hub", keys), 1_000_000);
            this.hub = hub;
        }

        /** The message id, the action and the digest of the very bytes of what it is handed; or the code of the error. */
        String pull(String channel) {
            As4Mode from = new As4Mode(
                    mode.self(),
                    mode.other(),
                    mode.agreement(),
                    mode.outgoing(),
                    mode.incoming(),
                    mode.action(),
                    channel,
                    mode.pull(),
                    Optional.empty());
            HttpResponse<byte[]> answer =
                    post(writer.pull(from, UUID.randomUUID() + "@network").packet());
            As4Packet packet =
                    new As4Packet(answer.headers().firstValue("Content-Type").orElse(""), answer.body());
            return switch (reader.read(packet)) {
                case As4Received.Told told -> {
                    mode.check(told);
                    last = told;
                    yield told.messageId() + " " + told.action() + " "
                            + told.header().getMpc() + " " + Arrays.hashCode(packet.bytes());
                }
                case As4Received.Failure failure -> failure.code();
                default -> "neither a message nor an error";
            };
        }

        int receipt() {
            return post(writer.receipt(Objects.requireNonNull(last))).statusCode();
        }

        int fail() {
            return post(writer.error(new As4RefusedException(
                            Ebms.OTHER, Optional.of(Objects.requireNonNull(last).messageId()), "it is of no use")))
                    .statusCode();
        }

        private HttpResponse<byte[]> post(As4Packet packet) {
            try {
                return http.send(
                        HttpRequest.newBuilder(hub)
                                .header("Content-Type", packet.contentType())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(packet.bytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static @Nullable Object done(Simulator partner, Puller puller, String... words) {
        return switch (words[0]) {
            case "pull" -> puller.pull(words[1]);
            case "receipt" -> puller.receipt();
            case "fail" -> puller.fail();
            case "url" -> partner.url().orElseThrow();
            case "pulled" -> {
                partner.laysReady(Boolean.parseBoolean(words[1]));
                yield "so it is";
            }
            case "fault" -> {
                partner.faults().on(FaultSwitch.times(FaultKind.valueOf(words[1]), 1));
                yield "it will strike";
            }
            // How often each message came that holds this.
            case "came" ->
                partner.received().stream()
                        .filter(one -> new String(one.wire().bytes(), StandardCharsets.UTF_8).contains(words[1]))
                        .map(one -> one.repeats() + 1)
                        .toList();
            case "ready" -> partner.ready();
            default -> "what?";
        };
    }
}
