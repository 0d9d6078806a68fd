package org.exchangehub.connectors.partners;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Rendered;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;

/** The folder {@code customs-wco}, as a test uses it: with the official pack or without, and the public samples. */
final class WcoSamples {

    static final Map<String, String> PARAMETERS =
            Map.of("message-id", "0199b0c4-6b1e-7c3d-8f00-1234567890ab", "now", "2026-11-24T12:00:00Z");

    private static final Path SHARED = shared();
    private static final Path PACKS = SHARED.resolve("public-contracts");
    private static final Path DIRECTORY = SHARED.resolve("samples/wco-dms");
    private static final Canonical CANONICAL = new Canonical();

    /** Declarations, a cancellation and notifications that must be read. */
    static final List<String> VALID = List.of(
            "DMSACC_01.xml",
            "DMSCLE_09.xml",
            "Step1_TT_EX023a.xml",
            "Step1_TT_EX055a.xml",
            "Step1_TT_IM021a.xml",
            "Step1_TT_IM070a.xml",
            "Step1_TT_IM118a.xml",
            "Step1_TT_IM131a.xml",
            "Step1_TT_IM160a.xml",
            "Step1_TT_IM188a.xml",
            "Step1_TT_IM218a.xml",
            "TT_EX009a.xml",
            "TT_FI001a.xml",
            "TT_IM011a__TT_IM011a_Cancellation.xml",
            "TT_IM036a.xml",
            "TT_IM089a.xml");

    final Connector connector;
    private final Translator translator;

    private WcoSamples(Path packs) {
        translator = new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(packs));
        connector = Catalogue.of(Catalogue.packaged(), translator).get(new PartnerId("customs-wco"));
    }

    /** The project's own schemas decide. */
    static WcoSamples withoutPack() {
        return new WcoSamples(Path.of("no-packs"));
    }

    /** The official schemas decide; the test is skipped where they are absent. */
    static WcoSamples withPack() {
        assumeTrue(Files.isDirectory(PACKS.resolve("wco-dms")), "skipped: " + PACKS + "/wco-dms not found");
        return new WcoSamples(PACKS);
    }

    /** A public sample; the test is skipped where the samples are absent. */
    static byte[] sample(String name) {
        assumeTrue(Files.isDirectory(DIRECTORY), "skipped: " + DIRECTORY + " not found");
        try {
            return Files.readAllBytes(DIRECTORY.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Translated read(byte[] wire) {
        return translator.toCanonical(connector, new Wire("application/xml", wire), PARAMETERS);
    }

    Rendered write(Kind kind, byte[] canonical) {
        return translator.fromCanonical(connector, kind, canonical, PARAMETERS);
    }

    static Canonical canonical() {
        return CANONICAL;
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
