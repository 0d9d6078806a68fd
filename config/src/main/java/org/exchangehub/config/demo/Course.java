package org.exchangehub.config.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.exchangehub.connectors.simulator.Moved;
import org.exchangehub.connectors.simulator.Movement;
import org.exchangehub.connectors.simulator.Simulators;

/** One movement of goods across all networks: what those who take part say to each other by the hub. */
final class Course {

    private static final List<String> TITLES = List.of("Movement", "Says", "To", "What");

    private Course() {}

    /** The table of what was said, once nothing more is to come; nothing where no partner here tells a movement. */
    static String of(Simulators simulators, String series, Instant latest) throws IOException, InterruptedException {
        List<Movement> movements = simulators.all().stream()
                .flatMap(partner -> partner.movement(series).stream())
                .toList();
        if (movements.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        while (!movements.stream().allMatch(Movement::isDone) && Instant.now().isBefore(latest)) {
            for (Movement movement : movements) {
                movement.go().forEach(moved -> rows.add(row(moved, rows.size() == 1 ? series : "")));
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        if (!movements.stream().allMatch(Movement::isDone)) {
            rows.add(List.of("", "", "", "more did not come in time"));
        }
        return ResultTable.format(rows);
    }

    private static List<String> row(Moved moved, String series) {
        String teller = moved.teller().value();
        return moved.sent()
                ? List.of(series, teller, moved.with(), moved.text())
                : List.of(series, moved.with(), teller, moved.text());
    }
}
