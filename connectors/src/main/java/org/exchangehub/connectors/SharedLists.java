package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code lists that all folders share. A folder is given its own copy of each one that it uses, so that its version holds
 * all that its maps look up: a changed shared list is a new version of each folder that uses it, and an old version keeps the
 * list that it was made with.
 */
final class SharedLists {

    private static final SharedLists PACKAGED = new SharedLists(PackagedFolders.files(CodeLists.DIRECTORY));
    private static final Pattern READS_LISTS = Pattern.compile("(maps|rules|simulator)/.*\\.(xsl|yaml)");

    private final Map<String, byte[]> lists;

    /** @param lists by the names of their files */
    SharedLists(Map<String, byte[]> lists) {
        this.lists = lists;
    }

    static SharedLists packaged() {
        return PACKAGED;
    }

    /** The folder with a copy of each list that its maps or rules name and that it has not of its own. */
    Folder into(Folder folder) {
        String readers = folder.paths().stream()
                .filter(path -> READS_LISTS.matcher(path).matches())
                .map(path -> new String(folder.get(path), UTF_8))
                .filter(text -> text.contains(CodeLists.NAME))
                .collect(Collectors.joining("\n"));
        Map<String, byte[]> missing = new TreeMap<>();
        lists.forEach((file, content) -> {
            String path = CodeLists.DIRECTORY + file;
            if (folder.find(path).isEmpty() && names(readers, CodeLists.name(file))) {
                missing.put(path, content);
            }
        });
        return missing.isEmpty() ? folder : folder.with(missing);
    }

    private static boolean names(String text, String list) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(list) + "(?![\\w-])")
                .matcher(text)
                .find();
    }
}
