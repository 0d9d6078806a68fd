package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.exchangehub.connectors.BadFolderException;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder whose samples fail is refused with the file, the line and the reason. */
class AdmissionTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WIRE = "samples/referral/new.wire.json";

    @Test
    void aGoodFolderIsLetInAndOneThatHasPassedIsNotRunAgain() {
        Folder good = folder("two-versions");
        assertThat(admission(MINUTE).admit(good, connector -> false).id().value())
                .isEqualTo("two-versions");

        AtomicInteger asked = new AtomicInteger();
        Connector connector = admission(MINUTE).admit(changed(good, WIRE, "Cattle", "Cows"), one -> {
            asked.incrementAndGet();
            return true;
        });
        assertThat(asked).hasValue(1);
        assertThat(connector.folder().find(WIRE)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-versions   | samples/referral/new.wire.json | Cattle | Cows | two-versions/samples/referral/new.wire.json line 1: | /goods/0/text should be",
                "two-versions   | samples/disposition/new.canonical.xml | It limps | It runs | two-versions/samples/disposition/new.canonical.xml line 4: | becomes its canonical form",
                "two-versions   | samples/disposition/future.refused.json | T13:30 | T11:30 | two-versions/samples/disposition/future.refused.json: | it is accepted",
                "two-versions   | samples/referral/new.canonical.xml | </LRN> | </LRN><Wrong/> | two-versions/samples/referral/new.canonical.xml line | is valid by the canonical schemas",
                "edifact-agency | samples/referral/cattle.wire.edi | 5200.5 | 5200.6 | edifact-agency/samples/referral/cattle.wire.edi line 9: | segment 9 should be",
                "edifact-agency | connector.yaml | loss: | lost: | edifact-agency/connector.yaml line | lost",
            })
    void aFailingSampleNamesFileLineAndReason(
            String name, String file, String what, String by, String place, String reason) {
        assertThatThrownBy(() -> admission(MINUTE).admit(changed(folder(name), file, what, by), connector -> false))
                .isInstanceOf(BadFolderException.class)
                .hasMessageStartingWith(place)
                .hasMessageContaining(reason);
    }

    @Test
    void samplesThatTakeTooLongAreRefused() {
        assertThatThrownBy(() -> admission(Duration.ofMillis(1)).admit(folder("two-versions"), connector -> false))
                .isInstanceOf(BadFolderException.class)
                .hasMessageStartingWith("two-versions/samples: the checks of the samples take more than");
    }

    private static Admission admission(Duration longest) {
        return new Admission(TRANSLATOR, CANONICAL, Optional.empty(), longest);
    }

    private static Folder folder(String name) {
        return Folder.of(Path.of("src/test/partners/" + name));
    }

    private static Folder changed(Folder folder, String file, String what, String by) {
        Map<String, byte[]> files = new TreeMap<>();
        folder.paths().forEach(path -> files.put(path, folder.get(path)));
        String before = new String(folder.get(file), ISO_8859_1);
        assertThat(before).contains(what);
        files.put(file, before.replace(what, by).getBytes(ISO_8859_1));
        return new Folder(folder.name(), files);
    }
}
