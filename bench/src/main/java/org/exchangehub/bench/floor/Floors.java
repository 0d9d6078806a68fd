package org.exchangehub.bench.floor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.bench.load.HttpLodger;
import org.exchangehub.bench.platform.Broker;
import org.exchangehub.bench.platform.Database;
import org.exchangehub.bench.subject.CpuMeter;

/** All floors of one run, on a database and a broker of their own. */
public final class Floors {

    /** More would fill the memory of the broker with messages that nobody reads. */
    private static final long MOST_TIMES = 15_000;

    private static final int HTTP_CLIENTS = 16;

    private Floors() {}

    /** @param time of each of the two passes over a floor */
    public static List<Floor> measure(Path directory, Declarations declarations, Duration time) throws Exception {
        byte[] body = declarations.withLrn(declarations.nextLrn());
        try (Database database = Database.start(directory);
                Broker broker = Broker.start(directory);
                Echo echo = Echo.start(directory);
                HttpLodger client = new HttpLodger(echo.uri(), Optional.empty())) {
            refuseUnlessDurable(database);
            CpuMeter cpu = new CpuMeter(ProcessHandle.current(), Database.data(directory));
            List<Floor> floors = new ArrayList<>();
            floors.addAll(new DocumentFloors(declarations).measure(new Repetition(cpu, time, Long.MAX_VALUE)));
            floors.addAll(new StorageFloors(database, broker, body).measure(new Repetition(cpu, time, MOST_TIMES)));
            Callable<?> call = () -> {
                client.lodge("echo", body);
                return true;
            };
            floors.add(new Repetition(cpu, time, Long.MAX_VALUE)
                    .measure("HTTP echo, client and server", 1, Collections.nCopies(HTTP_CLIENTS, call)));
            return floors;
        }
    }

    private static void refuseUnlessDurable(Database database) throws Exception {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (!database.show(setting).equals("on")) {
                throw new IllegalStateException("The floor's database runs with " + setting + " off");
            }
        }
    }
}
