package org.exchangehub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.bench.load.Flights;
import org.exchangehub.bench.load.Partner;
import org.exchangehub.bench.report.Measurement;
import org.exchangehub.bench.report.Median;
import org.exchangehub.bench.report.Trial;
import org.exchangehub.bench.subject.Hub;
import org.exchangehub.bench.subject.Running;
import org.exchangehub.bench.subject.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * What more partners cost: a hub with all of them against one with five. The declarations of the bench concern more of all
 * partners than of the five, so the ratio counts their referrals too; it is no measure of idle partners alone.
 */
@Command(
        name = "partners",
        mixinStandardHelpOptions = true,
        description = "The hub with all packaged partners against one with five.")
final class Partners implements Callable<Integer> {

    /** Who lodges, who is asked, and who is only informed. */
    private static final Set<String> FIVE = Set.of(
            "customs", "food-safety-animals", "police-security-service", "statistics-norway", "coastal-administration");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds for each hub; ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--time", defaultValue = "10", description = "Seconds of each spell of load; ${DEFAULT-VALUE}.")
    private int time;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("exchange-hub-bench");
        Flights flights = new Flights();
        Running running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-all"));
        Partner partner = running.add(Partner.start(flights));
        List<Subject> hubs = new ArrayList<>();
        for (boolean all : List.of(false, true)) {
            Set<String> partners = all ? Set.of() : FIVE;
            String name = all ? "hub with all partners" : "hub with five partners";
            hubs.add(Hub.start(name, partners, bench.hubJar(), directory, partner.uri(), running)
                    .subjects()
                    .getFirst());
        }
        Trial trial = new Trial(new Declarations(), flights, bench.senders(), Duration.ofSeconds(time));
        for (Subject hub : hubs) {
            trial.warmUp(hub, Duration.ofSeconds(warmUp));
        }
        List<Double> cpu = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Measurement five = trial.measure(hubs.get(0), round);
            Measurement all = trial.measure(hubs.get(1), round);
            System.out.println(five.summary() + System.lineSeparator() + all.summary());
            cpu.add(all.cpuMillisPerMessage() / five.cpuMillisPerMessage());
            rate.add(all.perSecond() / five.perSecond());
        }
        System.out.printf(
                "all partners to five, medians of %d rounds: %.2f of the messages/s, %.2f of the CPU-ms a message%n",
                rounds, Median.of(rate, ratio -> ratio), Median.of(cpu, ratio -> ratio));
        running.close();
        return 0;
    }
}
