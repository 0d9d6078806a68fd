package org.exchangehub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exchangehub.bench.clocks.ClockBench;
import org.exchangehub.bench.permits.Permits;
import org.exchangehub.bench.subject.Running;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: measures, prints the figures, and leaves nothing running. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {MutationShare.class, Partners.class, Reload.class},
        description = "Measures the hub, two comparators and the floors, all on this machine.")
public final class Bench implements Callable<Integer> {

    @Option(names = "--hub-jar", description = "The hub's application jar; without it the hub is left out.")
    private Optional<Path> hubJar = Optional.empty();

    @Option(names = "--quick", description = "One short round after a short warm-up: to try it, not to judge by it.")
    private boolean quick;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds, 1 to 50; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds for each subject; ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--time", defaultValue = "20", description = "Seconds of each spell of load; ${DEFAULT-VALUE}.")
    private int time;

    @Option(names = "--senders", defaultValue = "64", description = "Declarations on their way at saturation.")
    private int senders;

    @Option(names = "--no-floors", description = "Leaves the floors out.")
    private boolean noFloors;

    @Option(names = "--no-comparators", description = "Leaves the comparators out.")
    private boolean noComparators;

    @Option(names = "--clocks", description = "Only compares a tick among a million open deadlines with one among ten.")
    private boolean clocks;

    @Option(names = "--out", description = "Also writes the figures to this file.")
    private Optional<Path> out = Optional.empty();

    private Bench() {}

    Path hubJar() {
        return hubJar.orElseThrow(() -> new IllegalArgumentException("--hub-jar is wanted"));
    }

    int senders() {
        return senders;
    }

    public static void main(String[] args) {
        // Before any netty class is loaded: else Artemis cannot open an existing journal on JDK 24 and later.
        System.setProperty("io.netty.noUnsafe", "false");
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        Bench bench = new Bench();
        System.exit(new CommandLine(bench)
                .addSubcommand(new LargeAttachment(bench))
                .addSubcommand(new Permits(bench::hubJar))
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = quick
                ? new Plan(1, seconds(10), seconds(5), seconds(1), senders, !noFloors, !noComparators)
                : new Plan(rounds, seconds(warmUp), seconds(time), seconds(5), senders, !noFloors, !noComparators);
        Path directory = Files.createTempDirectory("exchange-hub-bench");
        Running running = new Running();
        Thread brokenOff = new Thread(() -> end(running, directory), "stop-all");
        Runtime.getRuntime().addShutdownHook(brokenOff);
        try {
            String report = clocks ? ClockBench.report(directory) : new Run(plan, directory, running, hubJar).report();
            System.out.println();
            System.out.print(report);
            if (out.isPresent()) {
                Files.writeString(out.get(), report);
            }
            return CommandLine.ExitCode.OK;
        } catch (Exception failed) {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
            running.close();
            System.err.println("The logs of the servers are left in " + directory);
            throw failed;
        }
    }

    static void end(Running running, Path directory) {
        running.close();
        try {
            Directories.delete(directory);
        } catch (IOException left) {
            System.err.println("Could not delete " + directory + ": " + left.getMessage());
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
