package org.exchangehub.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;

/** An agency on the standard contract that nobody plays: it says nothing unless a story speaks for it. */
record SilentAgency(PartnerId partner, String heading) {

    private static final Set<String> KINDS = Set.of("referral", "withdrawal", "reminder", "disposition");

    /** @param channel with its other members, such as {@code push, repeatable: true} */
    void write(Path directory, String channel, String kind, String deadline) {
        try {
            Path folder = Files.createDirectories(directory.resolve(partner.value()));
            copy(Path.of("../connectors/partners/arts-and-culture-norway/samples"), folder.resolve("samples"));
            Files.writeString(folder.resolve("connector.yaml"), """
                    id: %s
                    name: {"no": Den tause etat, en: Silent Agency}
                    role: agency
                    confirmed: false
                    competence:
                      version: "1"
                      role: decide
                      rules:
                        - {id: goods, directions: [import], commodities: ["%s"]}
                    receives:
                      channel: %s
                      format: canonical-xml
                      kinds: {referral: %4$s, withdrawal: %4$s, reminder: %4$s}
                    sends:
                      format: canonical-xml
                      kinds: {disposition: {}}
                    """.formatted(partner, heading, channel, kind));
            Files.writeString(folder.resolve("agreement.yaml"), """
                    version: "1"
                    legalBasis: the act on silence
                    purpose: trial
                    kinds:
                      receives: [referral, withdrawal, reminder]
                      sends: [disposition]
                    deadlines:
                      referral: %s
                    """.formatted(deadline));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The samples of another agency on the standard contract, of the kinds that this one knows. */
    private static void copy(Path samples, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(file -> file.equals(samples)
                            || KINDS.contains(
                                    samples.relativize(file).getName(0).toString()))
                    .toList()) {
                Path copied = to.resolve(samples.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }
}
