package org.exchangehub.bench.report;

import java.time.Duration;
import org.exchangehub.bench.load.Spell;

/** A spell of load and the CPU time that it took. */
public record Loaded(Spell spell, Usage usage) {

    double serverMillisPerMessage() {
        return millisPerMessage(usage.subject().server());
    }

    double databaseMillisPerMessage() {
        return millisPerMessage(usage.subject().database());
    }

    double generatorMillisPerMessage() {
        return millisPerMessage(usage.generator());
    }

    double cpuMillisPerMessage() {
        return millisPerMessage(usage.subject().total());
    }

    private double millisPerMessage(Duration used) {
        return used.toNanos() / 1e6 / Math.max(1, spell.handled());
    }
}
