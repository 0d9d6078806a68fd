package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed at random points of an exchange by AS4: {@code -Dkills=20}. The build itself kills it twice under such traffic, in
 * {@link KillTest}.
 */
class As4KillTest {

    private static final int KILLS = Integer.getInteger("kills", 0);

    @TempDir
    Path directory;

    @Test
    void whereverItFallsEachMessageHasItsEffectOnce() throws Exception {
        assumeTrue(KILLS > 0, "runs with -Dkills=<how often>");
        long seed = Long.getLong("as4.seed", System.nanoTime());
        System.out.println("as4.seed=" + seed);
        Random random = new Random(seed);
        Canonical canonical = new Canonical();
        JsonForm json = new JsonForm(canonical);
        List<Connector> two =
                Catalogue.of(Catalogue.packaged(), new Translator(canonical, json, new Packs(directory))).all().stream()
                        .filter(partner -> partner.id().equals(HubClient.CUSTOMS)
                                || partner.id().equals(As4Traffic.ICS2))
                        .toList();
        Pace pace = new Pace(Clock.systemUTC(), Optional.of(Duration.ZERO), Duration.ofMillis(300));
        Setup setup = new Setup(pace, seed, InetAddress.getLoopbackAddress(), 0, Optional.of(directory));
        List<String> settings = new ArrayList<>(List.of(As4Traffic.settings(directory)));
        settings.add("--hub.connectors-packaged=customs,eu-ics2");
        try (Simulators partners = Simulators.listen(two, json, setup);
                HubProcess hub = new HubProcess(directory, partners, settings.toArray(String[]::new));
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            hub.start();
            AtomicBoolean goOn = new AtomicBoolean(true);
            As4Traffic traffic = new As4Traffic(hub);
            Future<Integer> running = pool.submit(() -> traffic.run(goOn::get));
            for (int kill = 1; kill <= KILLS; kill++) {
                await().pollDelay(Duration.ofMillis(500 + random.nextInt(3_000)))
                        .until(() -> true);
                hub.kill();
                hub.start();
                System.out.println("kill " + kill);
                assertThat(running.state()).isNotEqualTo(Future.State.FAILED);
            }
            goOn.set(false);
            System.out.println(KILLS + " kills, " + running.get() + " filings");
            traffic.check(partners);
            System.out.println("sent to the network again: "
                    + partners.of(As4Traffic.ICS2).received().stream()
                            .mapToLong(message -> message.repeats())
                            .sum());
        }
    }
}
