package org.exchangehub.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The official schema packs that an operator has put into a directory, one sub-directory each. */
public final class Packs {

    private final Path directory;

    public Packs(Path directory) {
        this.directory = directory;
    }

    /** The directory of a pack, where it is there. */
    Optional<Path> find(String pack) {
        Path found = directory.resolve(pack).normalize();
        return found.startsWith(directory.normalize()) && Files.isDirectory(found)
                ? Optional.of(found)
                : Optional.empty();
    }
}
