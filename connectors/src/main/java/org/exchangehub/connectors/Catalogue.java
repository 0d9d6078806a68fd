package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partners of the hub: each folder that is well made; one that is not is refused, and all others run. */
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** A folder that was refused, and why. */
    public record RefusedFolder(String folder, String reason) {}

    private final Map<PartnerId, Connector> connectors = new TreeMap<>(Comparator.comparing(PartnerId::value));
    private final List<RefusedFolder> refused = new ArrayList<>();

    private Catalogue() {}

    /** Reads folders; each one's maps and schemas must compile. */
    public static Catalogue of(List<Folder> folders, Translator translator) {
        return of(folders, translator, Optional.empty());
    }

    /**
     * Reads folders; each one's maps and schemas must compile.
     *
     * @param hsCodes the headings that competence may name, where a list of them is there
     */
    public static Catalogue of(List<Folder> folders, Translator translator, Optional<HsCodes> hsCodes) {
        Catalogue catalogue = new Catalogue();
        for (Folder folder : folders) {
            try {
                Connector connector = new FolderReader(folder, hsCodes).read();
                translator.check(connector);
                translator
                        .unused(connector)
                        .forEach(path -> LOG.warn("{}/{} is used by nothing in its folder", folder.name(), path));
                if (catalogue.connectors.putIfAbsent(connector.id(), connector) != null) {
                    throw new BadFolderException(folder.name(), "another folder has this id");
                }
            } catch (RuntimeException broken) {
                LOG.error("The connector folder {} is refused: {}", folder.name(), broken.getMessage());
                catalogue.refused.add(new RefusedFolder(folder.name(), String.valueOf(broken.getMessage())));
            }
        }
        return catalogue;
    }

    /** The folders that come with the hub. */
    public static List<Folder> packaged() {
        return PackagedFolders.read();
    }

    /** The partner, which must be there. */
    public Connector get(PartnerId partner) {
        return find(partner).orElseThrow(() -> new IllegalArgumentException("There is no partner " + partner));
    }

    public Optional<Connector> find(PartnerId partner) {
        return Optional.ofNullable(connectors.get(partner));
    }

    /** All partners, by their id. */
    public List<Connector> all() {
        return List.copyOf(connectors.values());
    }

    public List<RefusedFolder> refused() {
        return List.copyOf(refused);
    }
}
