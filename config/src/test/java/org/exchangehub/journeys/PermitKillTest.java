package org.exchangehub.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed at random points while permits are reserved and written off, of its own and of a register that a partner keeps:
 * {@code -Dkills=50}. The build itself kills it twice under the same traffic, in {@link KillTest}.
 */
class PermitKillTest {

    private static final int KILLS = Integer.getInteger("kills", 0);
    private static final int CALLERS = 4;
    private static final PartnerId KEEPER = new PartnerId("environment-f-gases-ozone");

    /** What the hub wrote is there to be looked at where it went wrong. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whereverItFallsTheLedgerIsThatOfTheModel() throws Exception {
        assumeTrue(KILLS > 0, "runs with -Dkills=<how often>");
        long seed = Long.getLong("permit.seed", System.nanoTime());
        System.out.println("permit.seed=" + seed);
        Random random = new Random(seed);
        Canonical canonical = new Canonical();
        JsonForm json = new JsonForm(canonical);
        Catalogue keepers = Catalogue.of(
                Catalogue.packaged().stream()
                        .filter(folder -> folder.name().equals(KEEPER.value()))
                        .toList(),
                new Translator(canonical, json, new Packs(directory)));
        try (Simulators partners = Simulators.listen(
                        keepers.all(), json, new Pace(Clock.systemUTC(), Optional.empty(), Duration.ofSeconds(1)));
                HubProcess hub = new HubProcess(
                        directory,
                        partners,
                        "--hub.connectors-packaged=customs,civil-protection-explosives," + KEEPER)) {
            // They never end where one of them fails, so they must not hold up the end of the test.
            ExecutorService pool = Executors.newFixedThreadPool(
                    CALLERS, Thread.ofPlatform().daemon().factory());
            hub.start();
            AtomicBoolean goOn = new AtomicBoolean(true);
            List<PermitTraffic> traffic = IntStream.range(0, CALLERS)
                    .mapToObj(n -> n % 2 == 0
                            ? new PermitTraffic(hub, seed + n)
                            : new PermitTraffic(hub, Optional.of(partners.of(KEEPER)), seed + n))
                    .toList();
            List<Future<Integer>> running = traffic.stream()
                    .map(one -> pool.submit(() -> one.run(goOn::get)))
                    .toList();
            for (int kill = 1; kill <= KILLS; kill++) {
                Thread.sleep(200 + random.nextInt(4_000));
                hub.kill();
                hub.start();
                System.out.println("kill " + kill);
                for (Future<Integer> one : running) {
                    // What went wrong, and not only that something did.
                    if (one.isDone()) {
                        one.get();
                    }
                }
            }
            goOn.set(false);
            int calls = 0;
            for (Future<Integer> one : running) {
                calls += one.get();
            }
            System.out.println(KILLS + " kills, " + calls + " calls");
            traffic.forEach(PermitTraffic::check);
            traffic.forEach(PermitTraffic::checkKeeper);
            PermitTraffic.checkLedger(hub);
        }
    }
}
