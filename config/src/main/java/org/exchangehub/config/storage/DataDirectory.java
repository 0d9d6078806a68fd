package org.exchangehub.config.storage;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.exchangehub.config.startup.CannotStartException;

/** The directory that holds the hub's embedded database and journal, locked for one hub at a time. */
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the directory if it is missing and locks it.
     *
     * @throws CannotStartException when it cannot be written or another hub holds it
     */
    public static DataDirectory open(Path configured) {
        var wanted = configured.toAbsolutePath().normalize();
        try {
            createPrivately(wanted);
            var root = wanted.toRealPath();
            return new DataDirectory(root, lock(root));
        } catch (IOException e) {
            throw new CannotStartException(
                    "The hub cannot write to its data directory " + wanted + " (" + reason(e) + ")",
                    "Let the user " + System.getProperty("user.name")
                            + " write there, or set hub.data-directory to a directory where it may",
                    e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        var channel = FileChannel.open(root.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by a hub in this JVM: the same answer as for one in another.
        }
        if (!locked) {
            channel.close();
            throw new CannotStartException(
                    "Another hub is running on the data directory " + root,
                    "Stop that hub first, or give this one a directory of its own with hub.data-directory");
        }
        return channel;
    }

    /** A directory inside this one that only the hub's user may enter. */
    Path privateDirectory(String name) throws IOException {
        return createPrivately(root.resolve(name));
    }

    private static Path createPrivately(Path directory) throws IOException {
        return Files.isDirectory(directory)
                ? directory
                : Files.createDirectories(directory, asFileAttribute(fromString("rwx------")));
    }

    /** The path of {@code name} inside the directory. */
    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** A random password kept under {@code name}, readable by the hub's user only; made at the first call. */
    public String secret(String name) throws IOException {
        var file = root.resolve(name);
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            writeDurably(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /** Writes a small file, readable by the hub's user only, so that it is whole after a power cut. */
    public void writeDurably(Path file, String text) throws IOException {
        var fresh = root.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, options, asFileAttribute(fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
