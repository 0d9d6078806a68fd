package org.exchangehub.connectors.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.SALMON;
import static org.exchangehub.connectors.simulator.Played.push;
import static org.exchangehub.connectors.simulator.Played.sak;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FakeHub;
import org.exchangehub.connectors.simulator.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners played alone, against a hub elsewhere. */
class SimulatorProgramTest {

    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SimulatorProgram program =
            new SimulatorProgram(Played.catalogue(), Played.json(), new PrintStream(out, true, UTF_8));

    @TempDir
    private Path directory;

    @Test
    void itPlaysThePartnerThatIsWantedWithTheTokenOfItsFileAndSaysWhereItIs() throws Exception {
        Path file = Files.writeString(directory.resolve(FOOD + ".token"), "renewable\n");
        TokenSource token = new TokenSource.OfFile(directory + "/{partner}.token");
        try (FakeHub hub = new FakeHub();
                var running = program.start(options(hub.url(), token, List.of(FOOD)))) {
            var food = running.simulators().of(FOOD);
            assertThat(running.simulators().all()).hasSize(1);
            assertThat(out.toString(UTF_8))
                    .contains("hub.partners.food-safety-animals.url to "
                            + food.url().orElseThrow())
                    .contains("steer them at " + running.control().url());
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(running.control().url()).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.body()).contains("1 partners");

            push(food, "m-1", sak("r-1", 1, SALMON));
            await().untilAsserted(() -> assertThat(hub.posted()).hasSize(1));
            assertThat(hub.posted().getFirst().authorization()).isEqualTo("Bearer renewable");
        }
        assertThat(file).exists();
    }

    @Test
    void anAnswerWaitsWhileThereIsNoToken() throws Exception {
        TokenSource token = new TokenSource.OfFile(directory + "/later");
        try (FakeHub hub = new FakeHub();
                var running = program.start(options(hub.url(), token, List.of(FOOD)))) {
            push(running.simulators().of(FOOD), "m-1", sak("r-1", 1, SALMON));
            await().pollDelay(java.time.Duration.ofMillis(1500))
                    .until(() -> hub.posted().isEmpty());
            assertThat(running.simulators().of(FOOD).problems())
                    .as("whoever plays the partner is told why")
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text()).contains("An answer is not taken: no token now"));

            Files.writeString(directory.resolve("later"), "here");
            await().untilAsserted(() -> assertThat(hub.posted()).hasSize(1));
        }
    }

    @Test
    void aPartnerThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> program.start(options(
                        URI.create("http://127.0.0.1:1"),
                        new TokenSource.Fixed("t"),
                        List.of(new PartnerId("nobody")))))
                .hasMessage("There is no partner nobody");
    }

    @Test
    void aCommandGivesTheTokenOfThePartnerItIsAskedFor() throws Exception {
        assertThat(new TokenSource.OfCommand(List.of("echo", "token-of")).token(FOOD))
                .isEqualTo("token-of food-safety-animals");
        assertThatThrownBy(() -> new TokenSource.OfCommand(List.of("false")).token(FOOD))
                .hasMessageContaining("gave no token");
    }

    @Test
    void thePasswordIsThePartnersOwnOrThatOfAll() {
        SimulatorOptions options = new SimulatorOptions(
                URI.create("http://127.0.0.1:1"),
                URI.create("amqp://127.0.0.1:1"),
                new TokenSource.Fixed("t"),
                Map.of("HUB_BROKER_PASSWORD", "all", "HUB_BROKER_PASSWORD_FOOD_SAFETY_ANIMALS", "own"),
                List.of(),
                FREE,
                FREE,
                Optional.empty());
        assertThat(options.brokerPassword(FOOD)).isEqualTo("own");
        assertThat(options.brokerPassword(Played.CITES)).isEqualTo("all");
    }

    private static SimulatorOptions options(URI hub, TokenSource token, List<PartnerId> partners) {
        return new SimulatorOptions(
                hub, URI.create("amqp://127.0.0.1:1"), token, Map.of(), partners, FREE, FREE, Optional.empty());
    }
}
