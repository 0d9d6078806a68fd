package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmMap;

/**
 * The code lists under {@code codelists/} that the maps and rules of one folder may look things up in: its own, and its copies
 * of those that all folders share. A map sees them as parameter {@code codelists}: list, key, column.
 */
final class CodeLists {

    /** The name under which maps and rules know them. */
    static final String NAME = "codelists";

    static final String DIRECTORY = NAME + "/";

    private final byte[] hash;
    private final XdmMap value;

    /** @throws BadFolderException where a list can not be read */
    CodeLists(Folder folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        MessageDigest digest = Sha256.digest();
        folder.paths().stream()
                .filter(path -> path.startsWith(DIRECTORY) && path.endsWith(".csv"))
                .forEach(path -> files.put(name(path.substring(DIRECTORY.length())), folder.get(path)));
        XdmMap lists = new XdmMap();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(UTF_8));
            digest.update(file.getValue());
            lists = lists.put(
                    new XdmAtomicValue(file.getKey()),
                    list(Csv.read(folder.name() + "/" + DIRECTORY + file.getKey() + ".csv", file.getValue())));
        }
        hash = digest.digest();
        value = lists;
    }

    /** All of them, as a map of maps of maps. */
    XdmMap value() {
        return value;
    }

    /** SHA-256 over all of them: what a map makes of a message depends on it, where the map uses one. */
    byte[] hash() {
        return hash.clone();
    }

    static String name(String file) {
        return file.replaceFirst("\\.csv$", "");
    }

    private static XdmMap list(Map<String, Map<String, String>> rows) {
        return XdmMap.makeMap(rows.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> XdmMap.makeMap(row.getValue()))));
    }
}
