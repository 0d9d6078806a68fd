package org.exchangehub.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is broken in a map, schema, rule or sample is noticed by the contract test of its folder. */
class MutationsTest {

    private static final int SAMPLE = Integer.getInteger("mutations.sample", 20);
    private static final long SEED = Long.getLong("mutations.seed", 20261124);
    private static final Canonical CANONICAL = new Canonical();

    private static Folder folder(String name) {
        return Catalogue.packaged().stream()
                .filter(folder -> folder.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A translator remembers what it compiled; each mutation is met by a new one. */
    private static boolean isCaught(Mutations.Mutation mutation) {
        Translator translator = new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
        return Mutations.caught(mutation, translator, CANONICAL).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"food-safety-animals", "environment-cites"})
    void mostBrokenLinesAreCaught(String name) {
        List<Mutations.Mutation> mutations = new ArrayList<>(Mutations.of(folder(name)));
        assertThat(mutations).hasSizeGreaterThan(500);
        Collections.shuffle(mutations, new Random(SEED));
        List<Mutations.Mutation> tried = mutations.subList(0, Math.min(SAMPLE, mutations.size()));
        List<Mutations.Mutation> survived =
                tried.stream().filter(mutation -> !isCaught(mutation)).toList();
        System.out.printf(
                "%s: %d of %d broken lines caught (of %d that can be broken; seed %d, -Dmutations.seed, -Dmutations.sample)%n",
                name, tried.size() - survived.size(), tried.size(), mutations.size(), SEED);
        share("maps", tried, survived);
        share("contract", tried, survived);
        share("samples", tried, survived);
        survived.forEach(one -> System.out.println("  not caught: " + one));
        assertThat(survived).as("seed " + SEED).hasSizeLessThanOrEqualTo(tried.size() / 4);
    }

    private static void share(String directory, List<Mutations.Mutation> tried, List<Mutations.Mutation> survived) {
        long all =
                tried.stream().filter(one -> one.path().startsWith(directory)).count();
        long left = survived.stream()
                .filter(one -> one.path().startsWith(directory))
                .count();
        System.out.printf("  %s: %d of %d%n", directory, all - left, all);
    }

    @Test
    void theFolderAsItIsHasNoFault() {
        Folder folder = folder("environment-cites");
        assertThat(isCaught(new Mutations.Mutation(folder, "", 0, "nothing", "", "")))
                .isFalse();
    }

    @Test
    void commentsAreLeftAlone() {
        assertThat(Mutations.of(folder("customs-wco")))
                .filteredOn(mutation -> mutation.path().equals("maps/declaration.from-partner.xsl"))
                .isNotEmpty()
                .allSatisfy(mutation -> assertThat(mutation.line()).isGreaterThan(25));
    }
}
