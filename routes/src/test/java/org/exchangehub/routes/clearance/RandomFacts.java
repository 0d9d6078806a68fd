package org.exchangehub.routes.clearance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Facts.Asked;
import org.exchangehub.routes.clearance.Facts.ControlFact;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.Overdue;
import org.exchangehub.routes.clearance.Facts.PermitFact;
import org.exchangehub.routes.clearance.Facts.PermitStanding;

/** Random facts of small cases: few lines, agencies and instants, so that ties and overlaps are common. */
final class RandomFacts {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<String> AGENCIES = List.of("animals", "cites", "medicines", "police");

    private RandomFacts() {}

    static Facts of(Random random) {
        List<Integer> lines =
                IntStream.rangeClosed(1, 1 + random.nextInt(3)).boxed().toList();
        List<Asked> asked = new ArrayList<>();
        for (String agency : AGENCIES) {
            for (int line : lines) {
                if (random.nextInt(5) < 3) {
                    asked.add(asked(random, agency, line));
                }
            }
        }
        List<ControlFact> controls = many(random, 2, RandomFacts::control);
        List<PermitFact> permits = many(random, 2, RandomFacts::permit);
        return new Facts(lines, asked, controls, permits, NOW);
    }

    static Given given(Random random, DispositionCode code) {
        return new Given(
                code,
                time(random),
                random.nextInt(4) == 0 ? Optional.of(time(random)) : Optional.empty(),
                Optional.of("R" + random.nextInt(3)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new UUID(0, random.nextLong()));
    }

    static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** Each way to leave one thing out. */
    static Stream<Facts> smaller(Facts facts) {
        return Stream.of(
                        without(
                                facts.controls(),
                                rest -> new Facts(facts.lines(), facts.asked(), rest, facts.permits(), NOW)),
                        without(
                                facts.permits(),
                                rest -> new Facts(facts.lines(), facts.asked(), facts.controls(), rest, NOW)),
                        without(facts.asked(), rest -> with(facts, rest)),
                        IntStream.range(0, facts.asked().size())
                                .boxed()
                                .flatMap(i -> without(
                                        facts.asked().get(i).answers(),
                                        rest -> with(
                                                facts,
                                                replaced(
                                                        facts.asked(),
                                                        i,
                                                        answers(facts.asked().get(i), rest))))),
                        without(
                                facts.lines(),
                                rest -> new Facts(rest, facts.asked(), facts.controls(), facts.permits(), NOW)))
                .flatMap(Function.identity());
    }

    static Facts with(Facts facts, List<Asked> asked) {
        return new Facts(facts.lines(), asked, facts.controls(), facts.permits(), facts.at());
    }

    static Asked answers(Asked asked, List<Given> answers) {
        return new Asked(
                asked.partner(),
                asked.referral(),
                asked.role(),
                asked.line(),
                asked.since(),
                asked.due(),
                asked.overdue(),
                answers);
    }

    static <T> List<T> replaced(List<T> all, int i, T by) {
        List<T> copy = new ArrayList<>(all);
        copy.set(i, by);
        return copy;
    }

    private static <T> Stream<Facts> without(List<T> all, Function<List<T>, Facts> rest) {
        return IntStream.range(0, all.size()).mapToObj(i -> {
            List<T> copy = new ArrayList<>(all);
            copy.remove(i);
            return rest.apply(copy);
        });
    }

    private static Asked asked(Random random, String agency, int line) {
        return new Asked(
                new PartnerId(agency),
                UUID.nameUUIDFromBytes(agency.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                random.nextInt(5) == 0 ? CompetenceRole.INFORM : CompetenceRole.DECIDE,
                line,
                NOW.minus(Duration.ofHours(20)),
                random.nextBoolean() ? Optional.of(time(random)) : Optional.empty(),
                random.nextInt(4) == 0
                        ? Optional.of(
                                new Overdue(NOW.minusSeconds(60), any(random, Contingency.values()), Optional.empty()))
                        : Optional.empty(),
                many(random, 3, r -> given(r, any(r, DispositionCode.values()))));
    }

    private static ControlFact control(Random random) {
        Set<Integer> lines = new TreeSet<>();
        if (random.nextBoolean()) {
            lines.add(1 + random.nextInt(3));
        }
        return new ControlFact(
                new UUID(1, random.nextLong()),
                new PartnerId(AGENCIES.get(random.nextInt(AGENCIES.size()))),
                lines,
                any(random, ControlStanding.values()),
                time(random),
                Optional.empty(),
                "RISK");
    }

    private static PermitFact permit(Random random) {
        PermitStanding standing = any(random, PermitStanding.values());
        return new PermitFact(
                "P-" + random.nextInt(100),
                new PartnerId(AGENCIES.get(random.nextInt(AGENCIES.size()))),
                1 + random.nextInt(3),
                standing,
                time(random),
                "CHECKED",
                "checked",
                standing == PermitStanding.UNKNOWN && random.nextBoolean()
                        ? Optional.of(new Overdue(
                                time(random),
                                any(random, Contingency.values()),
                                Optional.of(new UUID(0, random.nextLong()))))
                        : Optional.empty());
    }

    /** Twelve instants around now, so that several answers have the same. */
    static Instant time(Random random) {
        return NOW.minus(Duration.ofHours(random.nextInt(12) - 2L));
    }

    private static <T> List<T> many(Random random, int most, Function<Random, T> one) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> one.apply(random))
                .toList();
    }
}
