package org.exchangehub.contracts.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published contract changes under a new version only; with {@code -Dgolden.write=true} missing copies are written first. */
class GoldenCopiesTest {

    private static final GoldenCopies GOLDEN = new GoldenCopies(Path.of("golden"));

    @Test
    void noPublishedContractDiffersFromItsGoldenCopy() throws IOException {
        List<Contract> contracts = Contract.all();
        if (Boolean.getBoolean("golden.write")) {
            GOLDEN.write(contracts);
        }
        assertThat(GOLDEN.findings(contracts)).isEmpty();
        assertThat(contracts)
                .extracting(Contract::path)
                .contains(
                        "xsd/hub.xsd", "json-schema/hub.schema.json", "openapi/openapi.yaml", "asyncapi/asyncapi.yaml");
    }

    @Test
    void theChangelogHasAnEntryForEachVersion() throws IOException {
        Set<String> versions = new TreeSet<>(GOLDEN.versions());
        versions.addAll(Contract.all().stream().map(Contract::version).collect(Collectors.toSet()));
        List<String> headings = Files.readAllLines(Path.of("CHANGELOG.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(headings).containsAll(versions).doesNotHaveDuplicates();
    }

    @Test
    void aContractChangedUnderTheSameVersionIsFound(@TempDir Path directory) throws IOException {
        GoldenCopies copies = new GoldenCopies(directory);
        Contract first = new Contract("xsd/a.xsd", "1.0", "one");
        copies.write(List.of(first));
        assertThat(copies.findings(List.of(first))).isEmpty();

        Contract changed = new Contract("xsd/a.xsd", "1.0", "two");
        copies.write(List.of(changed));
        assertThat(copies.findings(List.of(changed)))
                .singleElement()
                .asString()
                .contains("xsd/a.xsd differs", "1.0", "new version", "CHANGELOG.md", GoldenCopies.COMMAND);

        Contract raised = new Contract("xsd/a.xsd", "1.1", "two");
        assertThat(copies.findings(List.of(raised)))
                .singleElement()
                .asString()
                .contains("xsd/a.xsd 1.1 has no golden copy", "CHANGELOG.md", GoldenCopies.COMMAND);
        copies.write(List.of(raised));
        assertThat(copies.findings(List.of(raised))).isEmpty();
        assertThat(copies.versions()).containsExactly("1.0", "1.1");
    }

    @Test
    void aContractThatIsThereNoMoreIsFound(@TempDir Path directory) throws IOException {
        GoldenCopies copies = new GoldenCopies(directory);
        Contract kept = new Contract("xsd/a.xsd", "1.0", "one");
        Contract dropped = new Contract("wsdl/b.wsdl", "1.0", "one");
        copies.write(List.of(kept, dropped));
        assertThat(copies.findings(List.of(kept)))
                .singleElement()
                .asString()
                .contains("wsdl/b.wsdl was published as 1.0");
    }

    @Test
    void theVersionIsReadFromTheContractItself() {
        Pattern anywhere = Pattern.compile("[Vv]ersion(?:=\"| )([0-9.]+)");
        assertThat(Contract.of("a", "<?xml version=\"1.0\"?><xs:schema version=\"2.3\"/>", anywhere)
                        .version())
                .isEqualTo("2.3");
        assertThatThrownBy(() -> Contract.of("a.wsdl", "<?xml version=\"1.0\"?><definitions/>", anywhere))
                .hasMessageContaining("a.wsdl names no version");
    }
}
