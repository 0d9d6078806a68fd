package org.exchangehub.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Official schemas and foreign samples, which lie outside the project and may be absent. */
final class SharedMaterial {

    private static final Path ROOT = Path.of(System.getProperty("hub.shared", "../../shared"));

    private SharedMaterial() {}

    static Path packs() {
        return ROOT.resolve("public-contracts");
    }

    /** A folder of samples; the test is skipped where it is absent. */
    static Path samples(String folder) {
        Path found = ROOT.resolve("samples").resolve(folder);
        assumeTrue(Files.isDirectory(found), "skipped: " + found + " not found");
        return found;
    }
}
