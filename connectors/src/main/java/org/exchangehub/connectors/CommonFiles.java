package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that several folders have in common: maps, schemas, rules. A folder that says {@code common: <name>} in its connector.yaml is
 * given a copy of each file under that name which it has not of its own, so that its version holds all that it uses.
 */
final class CommonFiles {

    private static final String DIRECTORY = "common/";
    private static final CommonFiles PACKAGED = new CommonFiles(PackagedFolders.files(DIRECTORY));
    private static final Pattern NAMED = Pattern.compile("(?m)^common: *([a-z][a-z0-9-]*)\\s*$");

    private final Map<String, byte[]> files;

    /** @param files by their paths, the first part of which is the name of what is common */
    CommonFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    static CommonFiles packaged() {
        return PACKAGED;
    }

    /**
     * The folder with a copy of each file that it has in common with others.
     *
     * @throws BadFolderException where nothing has the name that it says
     */
    Folder into(Folder folder) {
        Optional<String> name = folder.find("connector.yaml").flatMap(CommonFiles::name);
        if (name.isEmpty()) {
            return folder;
        }
        String prefix = name.get() + "/";
        Map<String, byte[]> missing = new TreeMap<>();
        files.forEach((path, content) -> {
            if (path.startsWith(prefix)
                    && folder.find(path.substring(prefix.length())).isEmpty()) {
                missing.put(path.substring(prefix.length()), content);
            }
        });
        if (files.keySet().stream().noneMatch(path -> path.startsWith(prefix))) {
            throw new BadFolderException(folder.name() + "/connector.yaml", "nothing common is named " + name.get());
        }
        return folder.with(missing);
    }

    private static Optional<String> name(byte[] yaml) {
        Matcher named = NAMED.matcher(new String(yaml, UTF_8));
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
