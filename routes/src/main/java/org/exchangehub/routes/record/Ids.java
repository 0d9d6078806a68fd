package org.exchangehub.routes.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.Optional;
import java.util.UUID;

/** Ids of the hub: time-ordered UUIDs (version 7), so that an index grows at its end. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The id in this text, or nothing where the text is no id: then there is nothing by it either. */
    public static Optional<UUID> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
