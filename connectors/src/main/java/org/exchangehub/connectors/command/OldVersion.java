package org.exchangehub.connectors.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;

/** Finds an earlier version of a folder: another directory, a revision of git, or the hash that the hub has on record. */
final class OldVersion {

    private static final int HASH_LENGTH = 64;

    private final Path folder;
    private final String id;

    OldVersion(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.id = String.valueOf(this.folder.getFileName());
    }

    Folder find(String version) {
        if (Files.isDirectory(Path.of(version))) {
            Folder found = Folder.of(Path.of(version));
            Map<String, byte[]> files = new TreeMap<>();
            found.paths().forEach(path -> files.put(path, found.get(path)));
            return new Folder(id, files);
        }
        boolean isHash = version.length() == HASH_LENGTH && version.matches("[0-9a-f]+");
        return isHash ? byHash(version) : byRevision(version);
    }

    private Folder byHash(String hash) {
        for (String commit : git("log", "--format=%H", "--", ".").lines().toList()) {
            Folder found = byRevision(commit);
            if (Catalogue.hash(found).equals(hash)) {
                return found;
            }
        }
        throw new CommandFailure("No revision of " + folder + " has the hash " + hash);
    }

    private Folder byRevision(String revision) {
        if (revision.startsWith("-")) {
            throw new CommandFailure(revision + " is no version");
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (String path :
                git("ls-tree", "-r", "-z", "--name-only", revision, "--", ".").split("\0", -1)) {
            if (!path.isEmpty()) {
                files.put(path, bytes("show", revision + ":./" + path));
            }
        }
        if (files.isEmpty()) {
            throw new CommandFailure(revision + " has no folder " + id);
        }
        return new Folder(id, files);
    }

    private String git(String... arguments) {
        return new String(bytes(arguments), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
        line.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] out = git.getInputStream().readAllBytes();
            if (git.waitFor() != 0) {
                throw new CommandFailure("Neither a directory nor a revision of git that has the folder: "
                        + arguments[arguments.length > 4 ? 4 : 1].replaceFirst(":.*", ""));
            }
            return out;
        } catch (IOException missing) {
            throw new CommandFailure("git can not be run: " + missing.getMessage(), missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped", stopped);
        }
    }
}
