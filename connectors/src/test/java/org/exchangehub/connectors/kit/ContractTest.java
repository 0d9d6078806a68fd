package org.exchangehub.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder and every sample keeps the contract of a connector; nothing is written here for a folder. */
class ContractTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Catalogue CATALOGUE = Catalogue.of(folders(), TRANSLATOR);

    private static List<Folder> folders() {
        List<Folder> folders = new ArrayList<>(Catalogue.packaged());
        folders.add(Folder.of(Path.of("src/test/partners/edifact-agency")));
        folders.add(Folder.of(Path.of("src/test/partners/two-versions")));
        return folders;
    }

    @Test
    void noFolderIsRefused() {
        assertThat(CATALOGUE.refused()).isEmpty();
        assertThat(CATALOGUE.all()).hasSize(folders().size());
    }

    @TestFactory
    Stream<DynamicNode> everyFolderKeepsItsContract() {
        return CATALOGUE.all().stream().map(connector -> {
            Contract contract = new Contract(connector, TRANSLATOR, CANONICAL);
            Stream<DynamicTest> samples = contract.samples().stream()
                    .map(sample ->
                            dynamicTest(sample.path() + " " + sample.getClass().getSimpleName(), () -> {
                                holds(contract.of(sample));
                                holds(contract.attacks(sample));
                            }));
            return dynamicContainer(
                    connector.id().value(),
                    Stream.concat(Stream.of(dynamicTest("the folder", () -> holds(contract.folder()))), samples));
        });
    }

    private static void holds(List<Check> checks) {
        assertThat(checks.stream().filter(Check::isFailed)).isEmpty();
    }

    /** One of each format is enough: the size is looked at before anything else. */
    @Test
    void aHundredMegabytesAreRefusedInEveryFormat() {
        Map<Format, Runnable> attacks = new EnumMap<>(Format.class);
        for (Connector connector : CATALOGUE.all()) {
            connector
                    .sends()
                    .ifPresent(sends -> new Contract(connector, TRANSLATOR, CANONICAL)
                            .samples().stream()
                                    .flatMap(ContractTest::wire)
                                    .findFirst()
                                    .ifPresent(wire -> attacks.putIfAbsent(
                                            sends.format(),
                                            () -> TRANSLATOR.toCanonical(
                                                    connector, Hostile.huge(wire), Contract.PARAMETERS))));
        }
        assertThat(attacks.keySet()).containsExactlyInAnyOrder(Format.values());
        attacks.forEach((format, attack) -> {
            RefusedException refused = catchThrowableOfType(RefusedException.class, attack::run);
            assertThat(refused.reason()).as(format.name()).isEqualTo(Reason.BODY_TOO_LARGE);
        });
    }

    /** What is written on the wire of a sample: its canonical form where there is no other. */
    private static Stream<Wire> wire(Sample sample) {
        return sample instanceof Sample.Accepted accepted
                ? Stream.of(accepted.wire().orElse(new Wire("application/xml", accepted.canonical())))
                : Stream.empty();
    }
}
