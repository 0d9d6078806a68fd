package org.exchangehub.connectors.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.exchangehub.connectors.Folder;

/** Where the messages of a replay come from. */
sealed interface Corpus extends AutoCloseable {

    /** What stands there, each message read when its turn comes. */
    List<Supplier<MessageFile>> items();

    /** An old version of the folder that is kept there under its hash. */
    Optional<Folder> version(String hash);

    @Override
    void close();

    /** All messages below a directory. */
    record Directory(Path path) implements Corpus {

        @Override
        public List<Supplier<MessageFile>> items() {
            if (!Files.isDirectory(path)) {
                throw new CommandFailure("There is no directory " + path);
            }
            try (Stream<Path> walk = Files.walk(path)) {
                return walk.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(xml|json|edi)"))
                        .sorted()
                        .<Supplier<MessageFile>>map(file -> () -> MessageFile.read(file))
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public Optional<Folder> version(String hash) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** The newest messages that a hub exchanged with a partner. */
    record Recorded(HubRecord hub, String partner, Optional<String> kind, int newest) implements Corpus {

        @Override
        public List<Supplier<MessageFile>> items() {
            return hub.newest(partner, kind, newest);
        }

        @Override
        public Optional<Folder> version(String hash) {
            return hub.version(partner, hash);
        }

        @Override
        public void close() {
            hub.close();
        }
    }
}
