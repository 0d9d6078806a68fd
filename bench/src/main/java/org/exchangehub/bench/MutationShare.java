package org.exchangehub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.kit.Mutations;
import org.exchangehub.connectors.kit.Mutations.Mutation;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks lines of all packaged folders, one at a time, and tells which share their contract tests notice. */
@Command(
        name = "mutations",
        mixinStandardHelpOptions = true,
        description = "The share of broken lines of folders that their contract tests notice; exit code 1 below 95 %.")
final class MutationShare implements Callable<Integer> {

    private static final Canonical CANONICAL = new Canonical();

    @Option(
            names = "--of-each",
            defaultValue = "1000000",
            description = "Mutations tried of each folder; all if not given.")
    private int ofEach;

    @Option(names = "--seed", defaultValue = "20261124", description = "Which ones; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Override
    public Integer call() {
        int tried = 0;
        int caught = 0;
        for (Folder folder : Catalogue.packaged()) {
            List<Mutation> mutations = new ArrayList<>(Mutations.of(folder));
            int possible = mutations.size();
            Collections.shuffle(mutations, new Random(seed));
            List<Mutation> some = mutations.subList(0, Math.min(ofEach, possible));
            List<Mutation> survived =
                    some.parallelStream().filter(one -> !isCaught(one)).toList();
            tried += some.size();
            caught += some.size() - survived.size();
            System.out.printf(
                    "%-40s %5d of %5d caught (of %d)%n",
                    folder.name(), some.size() - survived.size(), some.size(), possible);
            System.out.print(
                    survived.stream().map(one -> "  not caught: " + one + "\n").collect(Collectors.joining()));
        }
        System.out.printf("all: %d of %d, %.1f %%%n", caught, tried, 100.0 * caught / tried);
        return caught * 100L >= tried * 95L ? 0 : 1;
    }

    /** A translator remembers what it compiled; each mutation is met by a new one. */
    private static boolean isCaught(Mutation mutation) {
        Translator translator = new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
        return Mutations.caught(mutation, translator, CANONICAL).isPresent();
    }
}
