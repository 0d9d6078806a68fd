package org.exchangehub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.bench.floor.Floor;
import org.exchangehub.bench.floor.Floors;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.bench.load.Flights;
import org.exchangehub.bench.load.Partner;
import org.exchangehub.bench.report.Measurement;
import org.exchangehub.bench.report.Report;
import org.exchangehub.bench.report.Results;
import org.exchangehub.bench.report.Trial;
import org.exchangehub.bench.subject.Comparator;
import org.exchangehub.bench.subject.Hub;
import org.exchangehub.bench.subject.Machine;
import org.exchangehub.bench.subject.Running;
import org.exchangehub.bench.subject.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: floors, warm-up, rounds in which the subjects take turns, floors again. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Plan plan;
    private final Path directory;
    private final Running running;
    private final Optional<Path> hubJar;
    private final Declarations declarations = new Declarations();
    private final Flights flights = new Flights();

    Run(Plan plan, Path directory, Running running, Optional<Path> hubJar) {
        this.plan = plan;
        this.directory = directory;
        this.running = running;
        this.hubJar = hubJar;
    }

    String report() throws Exception {
        List<Floor> first = floors("floors-first");
        Results results = new Results();
        List<String> remarks = new ArrayList<>();
        if (hubJar.isPresent() || plan.comparators()) {
            rounds(results, remarks);
        }
        List<Floor> last = lastFloors(remarks);
        return Report.of(conditions(), first, last, results, remarks);
    }

    /** The servers rest meanwhile. A failure here must not take the figures of the rounds with it. */
    private List<Floor> lastFloors(List<String> remarks) {
        try {
            return floors("floors-last");
        } catch (Exception failed) {
            LOG.warn("The floors failed at the end", failed);
            remarks.add("The floors could not be measured at the end: " + failed.getMessage());
            return List.of();
        }
    }

    private List<Floor> floors(String name) throws Exception {
        if (!plan.floors()) {
            return List.of();
        }
        LOG.info("Measuring the floors");
        return Floors.measure(directory.resolve(name), declarations, plan.floorTime());
    }

    private void rounds(Results results, List<String> remarks) throws Exception {
        Partner partner = running.add(Partner.start(flights));
        Optional<Hub> hub = hubJar.isEmpty()
                ? Optional.empty()
                : Optional.of(Hub.start(hubJar.get(), directory, partner.uri(), running));
        List<Subject> subjects = new ArrayList<>();
        hub.ifPresent(started -> subjects.addAll(started.subjects()));
        if (plan.comparators()) {
            for (Comparator comparator : Comparator.values()) {
                subjects.add(comparator.start(directory, partner.uri(), running));
            }
        }
        Trial trial = new Trial(declarations, flights, plan.senders(), plan.time());
        for (Subject subject : subjects) {
            LOG.info("Warming up {}", subject.name());
            LOG.info(
                    "  {} messages/s",
                    Math.round(trial.warmUp(subject, plan.warmUp()).perSecond()));
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Subject subject : subjects) {
                Measurement measurement = trial.measure(subject, round);
                results.add(measurement);
                LOG.info("Round {} of {}: {}", round, plan.rounds(), measurement.summary());
            }
        }
        remarks.add("Referrals that came twice or too late: " + flights.unexpected() + ".");
        if (hub.isPresent()) {
            remarks.add(hub.get().work());
        }
    }

    private List<String> conditions() {
        return List.of(
                Machine.describe() + "; the load and the partner run on the same machine",
                plan.rounds() + " rounds of " + plan.time().toSeconds() + " s at saturation ("
                        + plan.senders() + " declarations on their way) and "
                        + plan.time().toSeconds()
                        + " s at half of it (open loop), after " + plan.warmUp().toSeconds()
                        + " s of warm-up for each subject",
                "declarations of " + declarations.withLrn(declarations.nextLrn()).length
                        + " bytes; a message ends when the partner has accepted its referral");
    }
}
