package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder {@code eu-ncts} by the official schemas of both phases, and the public samples of phase 5. */
class EuNctsTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Path SHARED = shared();

    private final Translator official = translator(SHARED.resolve("public-contracts"));

    private static Translator translator(Path packs) {
        return new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(packs));
    }

    private static Connector folder(Translator translator) {
        return Catalogue.of(Catalogue.packaged(), translator).get(new PartnerId("eu-ncts"));
    }

    /** Every sample is read from and becomes a wire form that the official schema of its phase allows. */
    @Test
    void allThatIsReadAndWrittenIsValidByTheOfficialSchemas() {
        assumeTrue(
                Files.isDirectory(SHARED.resolve("public-contracts/ncts-p5"))
                        && Files.isDirectory(SHARED.resolve("public-contracts/ncts-p6")),
                "skipped: the packs ncts-p5 and ncts-p6 are not in " + SHARED);
        Connector connector = folder(official);
        Contract contract = new Contract(connector, official, CANONICAL);
        Set<String> types = new TreeSet<>();
        List<Check> failed = new ArrayList<>();
        for (Sample sample : contract.samples()) {
            contract.of(sample).stream().filter(Check::isFailed).forEach(failed::add);
            if (sample instanceof Sample.Accepted accepted) {
                types.add(CANONICAL.read(accepted.canonical(), Notice.class).getTypeCode());
            }
        }
        assertThat(failed).isEmpty();
        assertThat(types)
                .containsExactly(
                        "IE004", "IE007", "IE009", "IE013", "IE014", "IE015", "IE019", "IE022", "IE025", "IE028",
                        "IE029", "IE035", "IE043", "IE044", "IE045", "IE051", "IE055", "IE056", "IE057", "IE060",
                        "IE170", "IE182", "IE906", "IE917", "IE928");
    }

    /** Each of the messages is refused without its number, by the official schemas and without them, and told where. */
    @Test
    void eachMessageIsRefusedWithoutItsNumber() {
        Set<String> refusedTypes = new TreeSet<>();
        for (Translator translator : List.of(official, translator(Path.of("none")))) {
            Connector connector = folder(translator);
            for (String path : connector.folder().paths()) {
                if (!path.endsWith(".wire.xml")) {
                    continue;
                }
                String whole = new String(connector.folder().get(path), UTF_8);
                byte[] broken = whole.replaceFirst("<messageIdentification>[^<]*</messageIdentification>", "")
                        .getBytes(UTF_8);
                RefusedException refused = catchThrowableOfType(
                        RefusedException.class,
                        () -> translator.toCanonical(
                                connector, new Wire("application/xml", broken), Contract.PARAMETERS));
                assertThat(refused).as(path).isNotNull();
                assertThat(refused.reason()).as(path).isEqualTo(Reason.SCHEMA_INVALID);
                assertThat(refused.faults().getFirst().position()).as(path).contains("/messageType");
                refusedTypes.add(path.replaceFirst(".*/(ie\\d{3}).*", "$1"));
            }
        }
        assertThat(refusedTypes).hasSize(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc007c-valid.xml",
                "cc013c-valid-mrn.xml",
                "cc015c-valid.xml",
                "cc025c-valid.xml",
                "cc044c-valid.xml"
            })
    void thePublicSamplesAreReadTheSameWithTheOfficialSchemasAndWithout(String name) {
        byte[] sample = sample(name);
        assumeTrue(Files.isDirectory(SHARED.resolve("public-contracts/ncts-p5")), "skipped: no pack ncts-p5");
        Translated read = read(official, sample);
        assertThat(read.kind()).isEqualTo(Kind.NOTICE);
        assertThat(((Notice) read.payload()).getTypeCode()).isEqualTo("IE" + name.substring(2, 5));
        assertThat(read(translator(Path.of("none")), sample).canonical()).isEqualTo(read.canonical());
    }

    @Test
    void theInvalidPublicSampleIsRefusedWithItsPosition() {
        byte[] sample = sample("cc015c-invalid.xml");
        for (Translator translator : List.of(official, translator(Path.of("none")))) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(translator, sample));
            assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_INVALID);
            assertThat(refused.faults().getFirst().position()).contains("/CC015C");
        }
    }

    /** The check character of the samples' MRN is wrong: a remark as the folder comes, a refusal where its settings say strict. */
    @Test
    void aWrongCheckCharacterIsRefusedWhereThatIsSet() {
        Translator translator = translator(Path.of("none"));
        Connector warns = folder(translator);
        byte[] writeOff = warns.folder().get("samples/notice/ie045-written-off.wire.xml");
        String wrong = new String(writeOff, UTF_8).replaceFirst("(<MRN>.{17}).", "$1X");
        Wire message = new Wire("application/xml", wrong.getBytes(UTF_8));
        Translated taken = translator.toCanonical(warns, message, Contract.PARAMETERS);
        assertThat(((Notice) taken.payload()).getText()).contains("check character");
        assertThat(taken.warnings())
                .as("stands on record as well")
                .singleElement()
                .extracting(Fault::reason)
                .isEqualTo("MRN: The check character of the MRN is wrong");

        Map<String, byte[]> files = new TreeMap<>();
        warns.folder().paths().forEach(path -> files.put(path, warns.folder().get(path)));
        files.put("codelists/settings.csv", "setting,value\nmrn-check,strict\n".getBytes(UTF_8));
        Connector strict = Catalogue.recorded(new Folder("eu-ncts", files), translator);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> translator.toCanonical(strict, message, Contract.PARAMETERS));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults().getFirst().reason()).startsWith("MRN: ");
        assertThat(refused.faults().getFirst().position()).contains("MRN");
        assertThat(strict.protocol().orElseThrow().error(refused.reason(), Optional.of("MRN")))
                .as("what the network is told")
                .isEqualTo("93");
        assertThat(translator
                        .toCanonical(strict, new Wire("application/xml", rightly(wrong)), Contract.PARAMETERS)
                        .kind())
                .isEqualTo(Kind.NOTICE);
    }

    /** The message with the check character that ISO 6346 gives its MRN. */
    private static byte[] rightly(String message) {
        Matcher mrn = Pattern.compile("<MRN>(.{17}).</MRN>").matcher(message);
        assertThat(mrn.find()).isTrue();
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = mrn.group(1).charAt(i);
            int value = c <= '9' ? c - '0' : 10 + (c - 'A') + (c - 'A' + 9) / 10;
            sum += value << i;
        }
        return message.replace(mrn.group(), "<MRN>" + mrn.group(1) + sum % 11 % 10 + "</MRN>")
                .getBytes(UTF_8);
    }

    private static Translated read(Translator translator, byte[] sample) {
        return translator.toCanonical(folder(translator), new Wire("application/xml", sample), Contract.PARAMETERS);
    }

    private static byte[] sample(String name) {
        Path file = SHARED.resolve("samples/ncts-p5").resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: " + file + " not found");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code ../shared} as seen from the project's root; tests run in their module. */
    private static Path shared() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(here.resolve("../shared"), here.resolve("../../shared"))
                .map(Path::normalize)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("../../shared").normalize());
    }
}
