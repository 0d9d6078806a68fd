package org.exchangehub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.bench.load.Flights;
import org.exchangehub.bench.load.Marks;
import org.exchangehub.bench.load.OpenLoop;
import org.exchangehub.bench.load.Partner;
import org.exchangehub.bench.load.Saturation;
import org.exchangehub.bench.load.Schedule;
import org.exchangehub.bench.load.Spell;
import org.exchangehub.bench.subject.ChangingFolder;
import org.exchangehub.bench.subject.Hub;
import org.exchangehub.bench.subject.Running;
import org.exchangehub.bench.subject.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Changes a partner's folder again and again while declarations come at half of what the hub bears. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = "Reloads a partner under half load; exit code 1 where one is lost, or mapped by two versions.")
final class Reload implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @Option(names = "--warm-up", defaultValue = "40", description = "Seconds; ${DEFAULT-VALUE} if not given.")
    private int warmUp;

    @Option(names = "--time", defaultValue = "60", description = "Seconds under half load; ${DEFAULT-VALUE}.")
    private int time;

    @Option(names = "--every", defaultValue = "6", description = "Seconds between two changes; ${DEFAULT-VALUE}.")
    private int every;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("exchange-hub-bench");
        Path folders = Files.createDirectory(directory.resolve("folders"));
        ChangingFolder folder = new ChangingFolder(folders);
        folder.write("1");
        Flights flights = new Flights();
        Marks marks = new Marks();
        Running running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Bench.end(running, directory), "stop-all"));
        Partner partner = running.add(Partner.start(flights, marks));
        Subject hub = Hub.start(
                        "hub",
                        new Hub.Partners(Set.of("customs"), folders, ChangingFolder.ID),
                        bench.hubJar(),
                        directory,
                        partner.uri(),
                        running)
                .subjects()
                .getFirst();
        Declarations declarations = new Declarations();
        Saturation.run(hub.lodger(), declarations, flights, bench.senders(), Duration.ofSeconds(warmUp));
        Spell most = Saturation.run(hub.lodger(), declarations, flights, bench.senders(), Duration.ofSeconds(time / 2));
        long before = flights.unexpected();
        AtomicBoolean stop = new AtomicBoolean();
        Thread changes = Thread.ofPlatform().start(() -> change(folder, stop));
        Spell half = OpenLoop.run(
                hub.lodger(),
                declarations,
                flights,
                Schedule.poisson(most.perSecond() / 2, Duration.ofSeconds(time), 1));
        stop.set(true);
        changes.join();
        System.out.printf(
                "capacity %.0f/s; at half of it %d declarations in %d s: %d came once, %d refused, %d lost, %d came twice%n",
                most.perSecond(),
                half.arrived() + half.refused() + half.unfinished(),
                time,
                half.arrived(),
                half.refused(),
                half.unfinished(),
                flights.unexpected() - before);
        System.out.printf("mapped by version %s; by a mixture of two %d%n", marks.counts(), marks.mixtures());
        boolean well = half.refused() + half.unfinished() + marks.mixtures() == 0
                && marks.counts().size() > 2;
        return well ? 0 : 1;
    }

    private void change(ChangingFolder folder, AtomicBoolean stop) {
        try {
            for (int version = 2; !stop.get(); version++) {
                Thread.sleep(Duration.ofSeconds(every));
                folder.write(String.valueOf(version));
            }
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
