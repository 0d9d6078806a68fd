package org.exchangehub.contracts.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The copies of what was published, by version: a contract never changes under the same version. */
record GoldenCopies(Path directory) {

    static final String COMMAND = "mvn -pl contracts test -Dtest=GoldenCopiesTest -Dgolden.write=true";

    /** What is wrong with these contracts, and what to do about it; nothing where each equals its golden copy. */
    List<String> findings(List<Contract> contracts) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Contract contract : contracts) {
            Path golden = golden(contract);
            if (!Files.exists(golden)) {
                findings.add(contract.path() + " " + contract.version()
                        + " has no golden copy. If the version is new: add its entry to contracts/CHANGELOG.md, then run "
                        + COMMAND);
            } else if (!Files.readString(golden).equals(contract.text())) {
                findings.add(contract.path() + " differs from what was published as " + contract.version()
                        + ". Give it a new version, add an entry to contracts/CHANGELOG.md, then run " + COMMAND);
            }
        }
        findings.addAll(vanished(contracts));
        return findings;
    }

    private List<String> vanished(List<Contract> contracts) throws IOException {
        Set<String> published = contracts.stream().map(Contract::path).collect(Collectors.toSet());
        Set<String> current = contracts.stream().map(Contract::version).collect(Collectors.toSet());
        List<String> vanished = new ArrayList<>();
        for (String version : versions()) {
            Path copies = directory.resolve("v" + version);
            try (Stream<Path> files = Files.walk(copies)) {
                files.filter(Files::isRegularFile)
                        .map(file -> copies.relativize(file).toString().replace('\\', '/'))
                        .filter(path -> current.contains(version) && !published.contains(path))
                        .forEach(path -> vanished.add(path + " was published as " + version
                                + " and is there no more. Put it back: partners rely on it"));
            }
        }
        return vanished;
    }

    /** The versions that have golden copies. */
    Set<String> versions() throws IOException {
        if (!Files.exists(directory)) {
            return Set.of();
        }
        try (Stream<Path> versions = Files.list(directory)) {
            return versions.map(version -> version.getFileName().toString().substring(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Writes the copies that are missing; never touches one that is there. */
    void write(List<Contract> contracts) throws IOException {
        for (Contract contract : contracts) {
            Path golden = golden(contract);
            if (!Files.exists(golden)) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, contract.text());
            }
        }
    }

    private Path golden(Contract contract) {
        return directory.resolve("v" + contract.version()).resolve(contract.path());
    }
}
