package org.exchangehub.connectors.kit;

import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Folder;

/** Where in a folder the fault is that a check found: the file, and the line where it can be told. */
final class Place {

    private Place() {}

    /** For example {@code bees-agency/samples/referral/first.wire.json line 7}. */
    static String of(Folder folder, Check fault) {
        Optional<String> file = file(folder, fault);
        String line = file.flatMap(path -> Lines.find(path, folder.get(path), fault.detail()))
                .map(number -> " line " + number)
                .orElse("");
        return folder.name() + "/" + file.orElse(fault.subject()) + line;
    }

    /** Of the files of a sample the one that the check compares with. */
    private static Optional<String> file(Folder folder, Check fault) {
        if (folder.find(fault.subject()).isPresent()) {
            return Optional.of(fault.subject());
        }
        List<String> files = folder.paths().stream()
                .filter(path -> path.startsWith(fault.subject() + "."))
                .toList();
        return Optional.of(files.stream()
                        .filter(path -> path.startsWith(fault.subject() + form(fault.name())))
                        .filter(path -> !path.endsWith(".yaml"))
                        .toList())
                .filter(named -> !named.isEmpty())
                .orElse(files)
                .stream()
                .findFirst();
    }

    private static String form(String check) {
        if (check.startsWith("is refused")) {
            return ".refused.";
        }
        return check.contains("wire form") || check.equals("is recognised") ? ".wire." : ".canonical.";
    }
}
