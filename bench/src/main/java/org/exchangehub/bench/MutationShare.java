package org.exchangehub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.kit.Mutations;
import org.exchangehub.connectors.kit.Mutations.Mutation;
import org.exchangehub.connectors.kit.Sums;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks lines of all packaged folders, one at a time, and tells which share their contract tests notice. */
@Command(
        name = "mutations",
        mixinStandardHelpOptions = true,
        description = {
            "The share of broken lines of folders that their contract tests notice; exit code 1 below 95 %.",
            "Lines of connector.yaml are told apart and do not count: another competence is as valid as the first."
        })
final class MutationShare implements Callable<Integer> {

    private static final Canonical CANONICAL = new Canonical();

    @Option(
            names = "--of-each",
            defaultValue = "1000000",
            description = "Mutations tried of each folder; all if not given.")
    private int ofEach;

    @Option(
            names = "--part",
            description = "Only these lines: maps, contract, samples, rules, codelists, connector.yaml.")
    private Optional<String> part = Optional.empty();

    @Option(names = "--seed", defaultValue = "20261124", description = "Which ones; ${DEFAULT-VALUE} if not given.")
    private long seed;

    /** One mutation and what noticed it. */
    private record Tried(Mutation mutation, Optional<String> noticedBy) {

        boolean isCaught() {
            return noticedBy.isPresent();
        }

        /** Nothing but the sums notices it: another value that would do as well. */
        boolean isCaughtBySumsAlone() {
            return noticedBy.filter(check -> check.contains(Sums.NAME)).isPresent();
        }

        /** maps, contract, samples, rules, codelists, or the file itself. */
        String part() {
            return MutationShare.part(mutation);
        }
    }

    private static String part(Mutation mutation) {
        return mutation.path().replaceFirst("/.*", "");
    }

    @Override
    public Integer call() {
        List<Tried> all = new ArrayList<>();
        for (Folder folder : Catalogue.packaged()) {
            List<Mutation> mutations = new ArrayList<>(Mutations.of(folder));
            mutations.removeIf(one -> !part.orElse(part(one)).equals(part(one)));
            int possible = mutations.size();
            Collections.shuffle(mutations, new Random(seed));
            List<Tried> some = mutations.subList(0, Math.min(ofEach, possible)).parallelStream()
                    .map(MutationShare::attempt)
                    .toList();
            all.addAll(some);
            System.out.printf(
                    "%-40s %5d of %5d caught (of %d)%n",
                    folder.name(), some.stream().filter(Tried::isCaught).count(), some.size(), possible);
            some.stream()
                    .filter(one -> !one.isCaught())
                    .forEach(one -> System.out.println("  not caught: " + one.mutation()));
        }
        all.stream()
                .collect(Collectors.groupingBy(Tried::part, TreeMap::new, Collectors.toList()))
                .forEach(MutationShare::tell);
        List<Tried> counted =
                all.stream().filter(one -> !one.part().equals("connector.yaml")).toList();
        tell("maps to samples", counted);
        return counted.stream().filter(Tried::isCaught).count() * 100 >= counted.size() * 95L ? 0 : 1;
    }

    private static void tell(String what, List<Tried> tried) {
        long caught = tried.stream().filter(Tried::isCaught).count();
        System.out.printf(
                "%-20s %5d of %5d caught, %5.1f %%; %d of them by the sums alone%n",
                what,
                caught,
                tried.size(),
                100.0 * caught / tried.size(),
                tried.stream().filter(Tried::isCaughtBySumsAlone).count());
    }

    /** A translator remembers what it compiled; each mutation is met by a new one. */
    private static Tried attempt(Mutation mutation) {
        Translator translator = new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
        return new Tried(mutation, Mutations.caught(mutation, translator, CANONICAL));
    }
}
