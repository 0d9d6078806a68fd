package org.exchangehub.connectors.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.exchangehub.contracts.Canonical;

/** All values that the canonical schemas list for some code: a code can only be changed into another of them. */
final class Enumerations {

    private static final String ROOT = "/xsd/v1/";

    static final Set<String> VALUES = read();

    private Enumerations() {}

    private static Set<String> read() {
        Set<String> values = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        read("hub.xsd", files, values);
        return values;
    }

    private static void read(String file, Set<String> files, Set<String> values) {
        if (!files.add(file)) {
            return;
        }
        for (Leaf leaf : Leaf.of(bytes(file))) {
            if (leaf.path().endsWith("/include/@schemaLocation")) {
                read(leaf.value(), files, values);
            } else if (leaf.path().endsWith("/enumeration/@value")) {
                values.add(leaf.value());
            }
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = Canonical.class.getResourceAsStream(ROOT + file)) {
            return Objects.requireNonNull(stream, file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
