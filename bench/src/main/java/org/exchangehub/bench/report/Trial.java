package org.exchangehub.bench.report;

import java.time.Duration;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.bench.load.Flights;
import org.exchangehub.bench.load.OpenLoop;
import org.exchangehub.bench.load.Saturation;
import org.exchangehub.bench.load.Schedule;
import org.exchangehub.bench.load.Spell;
import org.exchangehub.bench.subject.Subject;

/** Loads a subject, first as much as it bears, then at half of that. */
public final class Trial {

    private final Declarations declarations;
    private final Flights flights;
    private final int senders;
    private final Duration time;

    /**
     * @param senders how many declarations are on their way at saturation
     * @param time of each of the two spells
     */
    public Trial(Declarations declarations, Flights flights, int senders, Duration time) {
        this.declarations = declarations;
        this.flights = flights;
        this.senders = senders;
        this.time = time;
    }

    /** Loads it for so long, and counts nothing. */
    public Spell warmUp(Subject subject, Duration duration) {
        return Saturation.run(subject.lodger(), declarations, flights, senders, duration);
    }

    /** @param round decides at which moments the messages of the half load are due */
    public Measurement measure(Subject subject, int round) throws InterruptedException {
        Usage before = Usage.now(subject.cpu());
        Spell all = Saturation.run(subject.lodger(), declarations, flights, senders, time);
        Usage between = Usage.now(subject.cpu());
        if (all.arrived() == 0) {
            throw new IllegalStateException("Not one declaration came through " + subject.name());
        }
        Schedule schedule = Schedule.poisson(all.perSecond() / 2, time, round);
        Spell half = OpenLoop.run(subject.lodger(), declarations, flights, schedule);
        Usage after = Usage.now(subject.cpu());
        return new Measurement(
                subject.name(), new Loaded(all, between.since(before)), new Loaded(half, after.since(between)));
    }
}
