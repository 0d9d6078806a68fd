package org.exchangehub.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The folder of an agency that is told of all declarations of the bench, and whose two map files both leave the same mark. */
public final class ChangingFolder {

    public static final String ID = "reloaded";

    private static final List<String> FILES = List.of(
            "agreement.yaml",
            "connector.yaml",
            "samples/referral/one.canonical.xml",
            "samples/referral/wrong.refused.xml",
            "samples/referral/wrong.refused.yaml",
            "samples/withdrawal/one.canonical.xml",
            "samples/withdrawal/wrong.refused.xml",
            "samples/withdrawal/wrong.refused.yaml",
            "samples/referral/one.wire.xml",
            "samples/withdrawal/one.wire.xml",
            "maps/asked.xsl",
            "maps/mark.xsl");

    private final Path folder;

    /** @param directory of connector folders that a hub watches */
    public ChangingFolder(Path directory) {
        this.folder = directory.resolve(ID);
    }

    /** Writes each of its files anew, one after the other, as a slow copy does. */
    public void write(String mark) throws IOException {
        for (String file : FILES) {
            try (InputStream text =
                    Objects.requireNonNull(ChangingFolder.class.getResourceAsStream("/bench/reload/" + file))) {
                Path path = folder.resolve(file);
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, new String(text.readAllBytes(), UTF_8).replace("@mark@", mark));
            }
        }
    }
}
