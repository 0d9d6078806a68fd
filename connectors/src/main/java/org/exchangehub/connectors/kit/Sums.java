package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.connectors.Folder;

/**
 * What was agreed with the partner does not change by mistake: {@code contract/SHA256SUMS} and {@code samples/SHA256SUMS}, in
 * the form of {@code sha256sum}, name each file of their directory. A schema that was loosened refuses nothing that a sample
 * shows, and another value in a sample is as valid as the first, so samples alone notice neither. A directory without that
 * file is not looked at.
 */
public final class Sums {

    /** What the check of a file says. */
    public static final String NAME = "is what was agreed";

    private static final String FILE = "SHA256SUMS";
    private static final List<String> DIRECTORIES = List.of("contract/", "samples/");

    private Sums() {}

    /** Whether this is one of the files of sums themselves. */
    static boolean is(String path) {
        return DIRECTORIES.stream().anyMatch(directory -> path.equals(directory + FILE));
    }

    /** The files of sums that would pin this folder as it is: path and text. */
    public static Map<String, String> of(Folder folder) {
        Map<String, String> texts = new TreeMap<>();
        for (String directory : DIRECTORIES) {
            String text = folder.paths().stream()
                    .filter(path -> path.startsWith(directory) && !is(path))
                    .map(path -> sum(folder.get(path)) + "  " + path.substring(directory.length()) + "\n")
                    .collect(joining());
            if (!text.isEmpty()) {
                texts.put(directory + FILE, text);
            }
        }
        return texts;
    }

    static List<Check> checks(Folder folder) {
        List<Check> checks = new ArrayList<>();
        for (String directory : DIRECTORIES) {
            folder.find(directory + FILE).ifPresent(sums -> check(folder, directory, new String(sums, UTF_8), checks));
        }
        return checks;
    }

    private static void check(Folder folder, String directory, String sums, List<Check> checks) {
        Map<String, String> expected = new TreeMap<>();
        sums.lines()
                .map(line -> line.split("\\s+[*]?", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> expected.put(directory + parts[1], parts[0]));
        for (String path : folder.paths()) {
            if (path.startsWith(directory) && !is(path)) {
                boolean same = Optional.ofNullable(expected.remove(path))
                        .filter(sum(folder.get(path))::equals)
                        .isPresent();
                checks.add(
                        same
                                ? Check.passed(path, NAME)
                                : Check.failed(
                                        path,
                                        NAME,
                                        "it is not what " + directory + FILE + " says; if it was changed on purpose:"
                                                + " connector pin " + folder.name()));
            }
        }
        expected.keySet()
                .forEach(gone ->
                        checks.add(Check.failed(gone, NAME, directory + FILE + " names it, and it is not there")));
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
