package org.exchangehub.bench.permits;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exchangehub.bench.Directories;
import org.exchangehub.bench.permits.PermitCalls.Spell;
import org.exchangehub.bench.platform.Database;
import org.exchangehub.bench.subject.Child;
import org.exchangehub.bench.subject.CpuMeter;
import org.exchangehub.bench.subject.HubCalls;
import org.exchangehub.bench.subject.Running;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks and reservations over REST at the hub and at the floor, in turns, on one PostgreSQL each. */
@Command(
        name = "permits",
        mixinStandardHelpOptions = true,
        description = "Checks and reservations of permits, at the hub and at a floor that does the same statements.")
public final class Permits implements Callable<Integer> {

    private final Supplier<Path> hubJar;

    @Option(names = "--few", defaultValue = "1000", description = "Permits in the register; ${DEFAULT-VALUE}.")
    private int few;

    @Option(names = "--many", defaultValue = "1000000", description = "Then so many; 0 leaves that out.")
    private int many;

    @Option(names = "--warm-up", defaultValue = "40", description = "Seconds for each; ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--time", defaultValue = "10", description = "Seconds of each spell; ${DEFAULT-VALUE}.")
    private int time;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds; ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--callers", defaultValue = "16", description = "Calls on their way at saturation.")
    private int callers;

    @Option(names = "--told", description = "Permits whose issuer is told of each use, by a feed.")
    private boolean told;

    @Option(names = "--jvm", description = "An option for the hub's JVM, such as a flight recording.")
    private List<String> jvm = List.of();

    public Permits(Supplier<Path> hubJar) {
        this.hubJar = hubJar;
    }

    /** One server with its database. */
    private record Server(Database database, CpuMeter meter, Function<Boolean, PermitCalls> calls) {}

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("exchange-hub-permits");
        try (Running running = new Running()) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-all"));
            Server hub = hub(directory.resolve("hub"), running);
            Server floor = floor(directory.resolve("floor"), running);
            seed(1, few, hub, floor);
            for (Server server : List.of(floor, hub)) {
                for (boolean reserve : new boolean[] {false, true}) {
                    server.calls.apply(reserve).saturate(callers, Duration.ofSeconds(warmUp), server.meter);
                }
            }
            System.out.println("| permits | call | round | floor /s | hub /s | ratio | floor CPU-ms, JVM + PostgreSQL"
                    + " | hub CPU-ms, JVM + PostgreSQL | floor p99 at half, ms | hub p99 at half, ms |");
            System.out.println("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
            measure(hub, floor);
            if (many > few) {
                seed(few + 1, many, hub, floor);
                few = many;
                measure(hub, floor);
            }
        }
        Directories.delete(directory);
        return 0;
    }

    private void measure(Server hub, Server floor) throws InterruptedException {
        for (boolean reserve : new boolean[] {false, true}) {
            for (int round = 1; round <= rounds; round++) {
                Spell[] bare = spells(floor, reserve);
                Spell[] own = spells(hub, reserve);
                System.out.printf(
                        Locale.ROOT,
                        "| %,d | %s | %d | %.0f | %.0f | %.2f | %.2f + %.2f | %.2f + %.2f | %.1f | %.1f |%n",
                        few,
                        reserve ? "reserve" : "check",
                        round,
                        bare[0].rate(),
                        own[0].rate(),
                        own[0].rate() / bare[0].rate(),
                        bare[0].cpu(),
                        bare[0].cpuOfDatabase(),
                        own[0].cpu(),
                        own[0].cpuOfDatabase(),
                        bare[1].p99(),
                        own[1].p99());
                long failed = bare[0].failed() + bare[1].failed() + own[0].failed() + own[1].failed();
                if (failed > 0) {
                    throw new IllegalStateException(failed + " calls failed");
                }
            }
        }
    }

    /** At saturation, and at half of that. */
    private Spell[] spells(Server server, boolean reserve) throws InterruptedException {
        PermitCalls calls = server.calls.apply(reserve);
        Spell full = calls.saturate(callers, Duration.ofSeconds(time), server.meter);
        return new Spell[] {full, calls.atRate(full.rate() / 2, Duration.ofSeconds(time), server.meter)};
    }

    private Server hub(Path directory, Running running) throws Exception {
        Database database = running.add(Database.empty(directory));
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        options.addAll(jvm);
        Child child = running.add(Child.start(
                "hub",
                directory.resolve("work"),
                options,
                List.of(
                        "-jar",
                        hubJar.get().toAbsolutePath().toString(),
                        "--server.port=0",
                        "--hub.broker.port=0",
                        "--hub.data-directory=" + directory.resolve("data"),
                        "--hub.demo=false",
                        "--hub.connectors-packaged=customs," + Licence.of(told).issuer(),
                        "--hub.connectors-directory=" + directory.resolve("none"),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")));
        URI hub = child.awaitStart();
        String token = new HubCalls(hub).accessOfCustoms().get("access_token").asString();
        return new Server(
                database,
                new CpuMeter(child.handle(), Database.data(directory)),
                reserve -> new PermitCalls(
                        permit -> reserve
                                ? hub.resolve("/api/v1/permits/" + id(permit) + "/allocations")
                                : hub.resolve("/api/v1/permit-checks"),
                        token,
                        reserve,
                        Licence.of(told),
                        few));
    }

    private Server floor(Path directory, Running running) throws Exception {
        Database database = running.add(Database.empty(directory));
        database.migrate();
        Tokens.Issued token = Tokens.issue();
        Child child = running.add(Child.start(
                "floor",
                directory.resolve("work"),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        PermitFloor.class.getName(),
                        database.url(),
                        token.key(),
                        Boolean.toString(told))));
        URI floor = child.awaitStart();
        return new Server(
                database,
                new CpuMeter(child.handle(), Database.data(directory)),
                reserve -> new PermitCalls(
                        permit -> floor.resolve(reserve ? "/reserve" : "/check"),
                        token.token(),
                        reserve,
                        Licence.of(told),
                        few));
    }

    private static UUID id(int permit) {
        return new UUID(0, permit);
    }

    private void seed(int from, int to, Server... servers) throws SQLException {
        Licence licence = Licence.of(told);
        for (Server server : servers) {
            try (var pool = server.database.pool(1);
                    var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        insert into permit (id, kind, reference, issuer, version, status, holders, single_use, body, changed_at)
                        select lpad(to_hex(n), 32, '0')::uuid, '%s', 'B-' || n, '%s', 1, 'VALID', array['EORI:NO912345678'],
                               false, gen_random_uuid(), now() from generate_series(%d, %d) n""".formatted(licence.kind(), licence.issuer(), from, to));
                statement.execute("""
                        insert into permit_line (permit_id, line, commodities, origins, countries, unit, active, issued,
                               available, reserved, consumed)
                        select lpad(to_hex(n), 32, '0')::uuid, 1, array['%s'], '{}', '{}', 'KGM', true, 1000, 1000, 0, 0
                        from generate_series(%d, %d) n""".formatted(licence.commodity().substring(0, 2), from, to));
                statement.execute("vacuum analyze permit, permit_line");
            }
        }
    }
}
