package org.exchangehub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
 * What partners cost that a declaration does not concern: a hub with all of them against one that has only those which the
 * declarations of the bench concern, so that both ask, inform and answer the same.
 */
@Command(
        name = "partners",
        mixinStandardHelpOptions = true,
        description = "The hub with all packaged partners against one with only those that the declarations concern.")
final class Partners implements Callable<Integer> {

    private static final String CUSTOMS = "customs";

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
        Trial trial = new Trial(new Declarations(), flights, bench.senders(), Duration.ofSeconds(time));
        Hub full = Hub.start(
                "hub with all partners",
                Hub.Partners.packaged(Set.of()),
                bench.hubJar(),
                directory,
                partner.uri(),
                running);
        Subject all = full.subjects().getFirst();
        trial.warmUp(all, Duration.ofSeconds(warmUp));
        Set<String> concerned = new TreeSet<>(full.receivers());
        concerned.add(CUSTOMS);
        System.out.printf("The declarations concern %d partners: %s%n", concerned.size(), concerned);
        Subject few = Hub.start(
                        "hub with those",
                        Hub.Partners.packaged(concerned),
                        bench.hubJar(),
                        directory,
                        partner.uri(),
                        running)
                .subjects()
                .getFirst();
        trial.warmUp(few, Duration.ofSeconds(warmUp));
        List<Double> cpu = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Measurement withFew = trial.measure(few, round);
            Measurement withAll = trial.measure(all, round);
            System.out.println(withFew.summary() + System.lineSeparator() + withAll.summary());
            cpu.add(withAll.cpuMillisPerMessage() / withFew.cpuMillisPerMessage());
            rate.add(withAll.perSecond() / withFew.perSecond());
        }
        System.out.printf(
                "all partners to %d, medians of %d rounds: %.2f of the messages/s, %.2f of the CPU-ms a message%n",
                concerned.size(), rounds, Median.of(rate, ratio -> ratio), Median.of(cpu, ratio -> ratio));
        running.close();
        return 0;
    }
}
