package org.exchangehub.connectors;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partners of the hub: each folder that is well made; one that is not is refused, and all others run. A reader sees one
 * version of a partner or the other, never a mixture: each change swaps the whole for a new whole.
 */
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** A folder that was refused, and why. */
    public record RefusedFolder(String folder, String reason) {}

    private record Snapshot(SortedMap<PartnerId, Connector> connectors, SortedMap<String, String> refused) {

        Snapshot copy() {
            return new Snapshot(new TreeMap<>(connectors), new TreeMap<>(refused));
        }
    }

    private volatile Snapshot snapshot =
            new Snapshot(new TreeMap<>(Comparator.comparing(PartnerId::value)), new TreeMap<>());

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
                Connector connector = read(folder, translator, hsCodes);
                if (catalogue.find(connector.id()).isPresent()) {
                    throw new BadFolderException(folder.name(), "another folder has this id");
                }
                catalogue.put(connector);
            } catch (RuntimeException broken) {
                catalogue.refuse(folder.name(), String.valueOf(broken.getMessage()));
            }
        }
        return catalogue;
    }

    /**
     * Reads a folder as somebody wrote it and checks it as a whole; its version holds all that it uses.
     *
     * @throws BadFolderException with the file and what is wrong with it
     */
    public static Connector read(Folder folder, Translator translator, Optional<HsCodes> hsCodes) {
        return compiled(new FolderReader(whole(folder), hsCodes).read(), translator);
    }

    /** Reads a version as it is on record, which is whole. */
    public static Connector recorded(Folder version, Translator translator) {
        return compiled(new FolderReader(version, Optional.empty()).read(), translator);
    }

    private static Connector compiled(Connector connector, Translator translator) {
        translator.check(connector);
        translator
                .unused(connector)
                .forEach(path -> LOG.warn("{}/{} is used by nothing in its folder", connector.id(), path));
        return connector;
    }

    /** The hash of the version that this folder makes, with all that it uses. */
    public static String hash(Folder folder) {
        return whole(folder).hash();
    }

    /** A folder as somebody wrote it, with copies of the files that it has in common with others and of the shared code lists that it uses. */
    public static Folder whole(Folder folder) {
        return SharedLists.packaged().into(CommonFiles.packaged().into(folder));
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
        return Optional.ofNullable(snapshot.connectors().get(partner));
    }

    /** All partners, by their id. */
    public List<Connector> all() {
        return List.copyOf(snapshot.connectors().values());
    }

    public List<RefusedFolder> refused() {
        return snapshot.refused().entrySet().stream()
                .map(entry -> new RefusedFolder(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Takes a version of a partner in force, in place of the one that was. */
    public synchronized void put(Connector connector) {
        Snapshot next = snapshot.copy();
        next.connectors().put(connector.id(), connector);
        snapshot = next;
    }

    /** Takes a partner out. */
    public synchronized void remove(PartnerId partner) {
        Snapshot next = snapshot.copy();
        next.connectors().remove(partner);
        snapshot = next;
    }

    /** Notes that a folder can not be used as it is now; the version in force stays. */
    public synchronized void refuse(String folder, String reason) {
        Snapshot next = snapshot.copy();
        if (!reason.equals(next.refused().put(folder, reason))) {
            LOG.error("The connector folder {} is refused: {}", folder, reason);
        }
        snapshot = next;
    }

    /** Notes that nothing is wrong with a folder any more. */
    public synchronized void accept(String folder) {
        Snapshot next = snapshot.copy();
        next.refused().remove(folder);
        snapshot = next;
    }
}
