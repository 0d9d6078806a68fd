package org.exchangehub.routes.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.exchangehub.connectors.BadFolderException;
import org.exchangehub.connectors.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a directory of connector folders. A folder counts as changed only when two looks in a row see the same, so that no
 * half-written one is taken. A directory that is not there says nothing of any folder; it may come later.
 */
final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final int DEPTH = 8;

    private final Path directory;
    private final Instant oldAtStart;
    private Map<String, Print> before = Map.of();
    private boolean isFirst = true;
    private final Map<String, Content> settled = new TreeMap<>();

    /** @param oldAtStart folders untouched since then are taken at the first look */
    FolderWatch(Path directory, Instant oldAtStart) {
        this.directory = directory;
        this.oldAtStart = oldAtStart;
    }

    /** Names, sizes and times of a folder's files; of the newest one on its own. */
    private record Print(String text, Instant newest) {}

    /** What a folder holds, or why it can not be read. */
    record Content(String print, Optional<Folder> folder, String problem) {}

    /**
     * What a look saw.
     *
     * @param isThere whether the directory could be read; if not, no folder is missed
     * @param settled folders that are no longer being written
     * @param unsettled names of folders that may be half-written, or half-removed
     */
    record Look(boolean isThere, Map<String, Content> settled, Set<String> unsettled) {}

    Look look() {
        Map<String, Print> now = new HashMap<>();
        Set<String> unsettled = new TreeSet<>();
        try (Stream<Path> folders = Files.list(directory)) {
            for (Path folder : folders.toList()) {
                String name = String.valueOf(folder.getFileName());
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !name.startsWith(".")) {
                    now.put(name, print(folder));
                }
            }
        } catch (IOException gone) {
            // Away for a moment, or being written: nothing is concluded from it.
            LOG.debug("The directory {} can not be read now", directory, gone);
            isFirst = false;
            return new Look(false, new TreeMap<>(settled), new TreeSet<>(before.keySet()));
        }
        now.forEach((name, print) -> {
            Content taken = settled.get(name);
            if (taken == null || !taken.print().equals(print.text())) {
                if (!isStill(name, print) || !take(name, print)) {
                    unsettled.add(name);
                }
            }
        });
        for (String gone : List.copyOf(settled.keySet())) {
            if (!now.containsKey(gone)) {
                if (before.containsKey(gone)) {
                    unsettled.add(gone);
                } else {
                    settled.remove(gone);
                }
            }
        }
        before = now;
        isFirst = false;
        return new Look(true, new TreeMap<>(settled), unsettled);
    }

    private boolean isStill(String name, Print print) {
        return isFirst
                ? print.newest().isBefore(oldAtStart)
                : Optional.ofNullable(before.get(name))
                        .filter(last -> last.text().equals(print.text()))
                        .isPresent();
    }

    private boolean take(String name, Print print) {
        Content content;
        try {
            content = new Content(print.text(), Optional.of(Folder.of(directory.resolve(name))), "");
        } catch (BadFolderException unreadable) {
            content = new Content(print.text(), Optional.empty(), String.valueOf(unreadable.getMessage()));
        }
        try {
            if (!print(directory.resolve(name)).text().equals(print.text())) {
                return false;
            }
        } catch (IOException changing) {
            return false;
        }
        settled.put(name, content);
        return true;
    }

    private static Print print(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        Instant newest = Instant.EPOCH;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            for (Path file : walk.sorted().toList()) {
                BasicFileAttributes is =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                Instant modified = is.lastModifiedTime().toInstant();
                newest = modified.isAfter(newest) ? modified : newest;
                text.append(folder.relativize(file))
                        .append('|')
                        .append(is.isDirectory() ? "" : is.size() + "|" + modified)
                        .append('\n');
            }
        } catch (java.io.UncheckedIOException changing) {
            throw changing.getCause();
        }
        return new Print(text.toString(), newest);
    }
}
