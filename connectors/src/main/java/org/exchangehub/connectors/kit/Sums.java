package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * The partner's contract is what the folder was made for: {@code contract/SHA256SUMS}, in the form of {@code sha256sum},
 * names each of its files. A schema that was loosened by mistake refuses nothing that a sample shows, so samples alone do
 * not notice it. A folder without that file is not looked at.
 */
final class Sums {

    private static final String DIRECTORY = "contract/";
    private static final String FILE = DIRECTORY + "SHA256SUMS";
    private static final String NAME = "is the contract that the folder was made for";

    private Sums() {}

    static List<Check> of(Folder folder) {
        if (!folder.paths().contains(FILE)) {
            return List.of();
        }
        Map<String, String> expected = new TreeMap<>();
        new String(folder.get(FILE), UTF_8)
                .lines()
                .map(line -> line.split("\\s+[*]?", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> expected.put(DIRECTORY + parts[1], parts[0]));
        List<Check> checks = new ArrayList<>();
        for (String path : folder.paths()) {
            if (path.startsWith(DIRECTORY) && !path.equals(FILE)) {
                boolean same = Optional.ofNullable(expected.remove(path))
                        .filter(sum(folder.get(path))::equals)
                        .isPresent();
                checks.add(
                        same
                                ? Check.passed(path, NAME)
                                : Check.failed(
                                        path,
                                        NAME,
                                        "it is not what " + FILE + " says; if the partner has changed" + " it: (cd "
                                                + DIRECTORY
                                                + " && sha256sum $(ls | grep -v SHA256SUMS) > SHA256SUMS)"));
            }
        }
        expected.keySet()
                .forEach(gone -> checks.add(Check.failed(gone, NAME, FILE + " names it, and it is not there")));
        return checks;
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
