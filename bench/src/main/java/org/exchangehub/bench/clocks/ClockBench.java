package org.exchangehub.bench.clocks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.exchangehub.bench.platform.Database;
import org.exchangehub.routes.deadline.Clocks;
import org.exchangehub.routes.deadline.Tick;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a tick of the hub's own clocks among a million open ones with one among ten, on the hub's own schema. */
public final class ClockBench {

    private static final int FEW = 10;
    private static final int MANY = 1_000_000;
    private static final int ROUNDS = 200;
    private static final int DUE = 10;

    private final JdbcClient jdbc;
    private final Tick tick;

    private ClockBench(DataSource pool) {
        jdbc = JdbcClient.create(pool);
        Clocks clocks = new Clocks(jdbc);
        tick = new Tick(
                clocks,
                new TransactionTemplate(new DataSourceTransactionManager(pool)),
                caseId ->
                        clocks.set(caseId, "referral", Optional.of(Instant.now().plus(Duration.ofDays(30)))),
                Clock.systemUTC());
    }

    /** Medians of a tick in milliseconds. */
    private record Cost(double idle, double due) {}

    /** The figures in Markdown. */
    public static String report(Path directory) throws IOException, SQLException {
        try (Database database = Database.start(directory);
                var pool = database.pool(4)) {
            ClockBench bench = new ClockBench(pool);
            bench.migrate();
            Cost few = bench.measure(FEW);
            Cost many = bench.measure(MANY);
            Cost again = bench.measure(FEW);
            return """
                    | open clocks | a tick with nothing due, ms | a tick with %d due, ms |
                    |---:|---:|---:|
                    | %d | %.2f | %.1f |
                    | %d | %.2f | %.1f |
                    | %d, once more | %.2f | %.1f |

                    - Ratio of %d to %d (mean of both): %.2f with nothing due, %.2f with %d due.
                    """.formatted(
                            DUE,
                            FEW,
                            few.idle,
                            few.due,
                            MANY,
                            many.idle,
                            many.due,
                            FEW,
                            again.idle,
                            again.due,
                            MANY,
                            FEW,
                            many.idle * 2 / (few.idle + again.idle),
                            many.due * 2 / (few.due + again.due),
                            DUE);
        }
    }

    private void migrate() throws IOException {
        for (String file : new String[] {"V1__record.sql", "V4__deadlines.sql"}) {
            try (InputStream sql =
                    Objects.requireNonNull(ClockBench.class.getResourceAsStream("/db/migration/" + file))) {
                jdbc.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8)).update();
            }
        }
    }

    private Cost measure(int open) {
        jdbc.sql("truncate hub_case, clock cascade").update();
        jdbc.sql("""
                insert into hub_case (id, owner, state, direction, declarant, lrn, version, declaration, lines, opened_at)
                select gen_random_uuid(), 'customs', 'LODGED', 'IMPORT', 'EORI:NO912345678', 'B' || n, 1, gen_random_uuid(),
                       '{1}', now() from generate_series(1, :open) n""").param("open", open).update();
        jdbc.sql("""
                insert into clock (case_id, subject, rings)
                select id, 'referral', now() + interval '1 day' + random() * interval '30 days' from hub_case""").update();
        jdbc.sql("vacuum analyze hub_case").update();
        jdbc.sql("vacuum analyze clock").update();
        double[] idle = new double[ROUNDS];
        double[] due = new double[ROUNDS];
        for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
            double nothing = run(0);
            jdbc.sql("""
                    update clock set rings = now() - interval '1 second'
                    where case_id in (select case_id from clock order by rings desc limit :due)""").param("due", DUE).update();
            double some = run(DUE);
            if (round >= 0) {
                idle[round] = nothing;
                due[round] = some;
            }
        }
        return new Cost(median(idle), median(due));
    }

    private double run(int expected) {
        long start = System.nanoTime();
        int rung = tick.run();
        double took = (System.nanoTime() - start) / 1e6;
        if (rung != expected) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%d clocks rang instead of %d", rung, expected));
        }
        return took;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
