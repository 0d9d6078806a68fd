package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The contents of a connector folder: paths relative to it, and what the files hold. */
public final class Folder {

    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 50_000_000;

    private final String name;
    private final SortedMap<String, byte[]> files;

    public Folder(String name, Map<String, byte[]> files) {
        long bytes =
                files.values().stream().mapToLong(content -> content.length).sum();
        if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
            throw new BadFolderException(
                    name, "a folder holds at most " + MOST_FILES + " files and " + MOST_BYTES + " bytes");
        }
        this.name = name;
        this.files = new TreeMap<>(files);
    }

    /** Reads a directory. */
    public static Folder of(Path directory) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory, 8)) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new BadFolderException(
                    directory.toString(), "can not be read: " + unreadable.getMessage(), unreadable);
        }
        return new Folder(String.valueOf(directory.getFileName()), files);
    }

    /** The folder's name, which must be the partner's id. */
    public String name() {
        return name;
    }

    public Set<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** What a file holds, where there is one at this path inside the folder. */
    public Optional<byte[]> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What a file holds that the folder can not do without. */
    public byte[] get(String path) {
        return find(path).orElseThrow(() -> new BadFolderException(name + "/" + path, "there is no such file"));
    }

    /** The same folder with these files besides, or instead of its own. */
    Folder with(Map<String, byte[]> others) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.putAll(others);
        return new Folder(name, all);
    }

    /** Gives each file to someone: its path, and what it holds. */
    void each(BiConsumer<String, byte[]> taker) {
        files.forEach(taker);
    }

    /** SHA-256 (hex) over all paths and contents. */
    public String hash() {
        MessageDigest digest = Sha256.digest();
        files.forEach((path, content) -> {
            digest.update(Sha256.of(path.getBytes(UTF_8)));
            digest.update(Sha256.of(content));
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
