package org.exchangehub.connectors.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exchangehub.connectors.Folder;
import picocli.CommandLine.Option;

/** The option that says where the connector folders are. */
final class FolderOption {

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            defaultValue = "connectors/partners",
            description = "Where the connector folders are (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("connectors/partners");

    Path directory() {
        return directory;
    }

    Path path(String id) {
        return directory.resolve(id);
    }

    Folder one(String id) {
        if (!Files.isDirectory(path(id))) {
            throw new CommandFailure("There is no folder " + path(id) + "; --directory says where the folders are");
        }
        return Folder.of(path(id));
    }

    /** All of them, by their names. */
    List<String> ids() {
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure("There is no directory " + directory + "; --directory says where the folders are");
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.filter(path -> Files.isRegularFile(path.resolve("connector.yaml")))
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
