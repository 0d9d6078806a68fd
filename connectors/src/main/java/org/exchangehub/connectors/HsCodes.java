package org.exchangehub.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The headings of the Harmonised System that are known: 2, 4 and 6 digits. */
public final class HsCodes {

    private static final String COLUMN = "hscode";

    private final Set<String> known;

    private HsCodes(Set<String> known) {
        this.known = known;
    }

    /** Reads a list in CSV whose column {@code hscode} holds the codes. */
    public static HsCodes of(Path csv) {
        try {
            return new HsCodes(Csv.rows(csv.toString(), Files.readAllBytes(csv)).stream()
                    .map(row -> row.getOrDefault(COLUMN, ""))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there is such a heading; what stands behind six digits is a country's own. */
    boolean knows(String prefix) {
        return known.contains(prefix.substring(0, Math.min(6, prefix.length())));
    }
}
