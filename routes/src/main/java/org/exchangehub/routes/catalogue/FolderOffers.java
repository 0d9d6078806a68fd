package org.exchangehub.routes.catalogue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.kit.Admission;
import org.exchangehub.routes.record.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the record what changed in the folders of this node, once they are whole and pass their checks. A folder of the
 * directory goes before the packaged one of its name.
 */
final class FolderOffers {

    private static final Logger LOG = LoggerFactory.getLogger(FolderOffers.class);
    private static final String NOTHING = "";

    private final String node;
    private final Versions versions;
    private final Catalogue catalogue;
    private final Admission admission;
    private final Map<String, FolderWatch.Content> packaged;
    private final Set<String> built;
    private final FolderWatch watch;
    private final Clock clock;
    private final Map<String, FolderWatch.Content> done = new HashMap<>();
    private final Map<String, String> seen;

    FolderOffers(
            String node,
            Versions versions,
            Catalogue catalogue,
            Admission admission,
            List<Folder> packaged,
            FolderWatch watch,
            Clock clock) {
        this.node = node;
        this.versions = versions;
        this.catalogue = catalogue;
        this.admission = admission;
        this.packaged = packaged.stream()
                .collect(toMap(Folder::name, folder -> new FolderWatch.Content("packaged", Optional.of(folder), "")));
        this.built = packaged.stream().map(Catalogue::hash).collect(toSet());
        this.watch = watch;
        this.clock = clock;
        this.seen = versions.seenBy(node);
    }

    /**
     * Looks once.
     *
     * @return whether a folder may still be half-written, so that only a later look can take it
     */
    boolean look() {
        Map<String, FolderWatch.Content> disk = new TreeMap<>(packaged);
        FolderWatch.Look look = watch.look();
        disk.putAll(look.settled());
        Set<String> left = look.unsettled();
        disk.forEach((name, content) -> {
            if (!left.contains(name) && done.get(name) != content) {
                offer(name, content);
                done.put(name, content);
            }
        });
        if (look.isThere()) {
            Set<String> gone = new HashSet<>(seen.keySet());
            gone.addAll(done.keySet());
            gone.removeAll(disk.keySet());
            gone.removeAll(left);
            gone.forEach(this::withdraw);
        }
        return !left.isEmpty();
    }

    /** The build runs the samples of the packaged folders, and what is on record was let in before. */
    private boolean hasPassed(Connector connector) {
        return built.contains(connector.hash()) || versions.isKnown(connector.id(), connector.hash());
    }

    private void offer(String name, FolderWatch.Content content) {
        Connector connector;
        try {
            Folder folder = content.folder().orElseThrow(() -> new IllegalArgumentException(content.problem()));
            connector = admission.admit(folder, this::hasPassed);
        } catch (RuntimeException broken) {
            catalogue.refuse(name, String.valueOf(broken.getMessage()));
            return;
        }
        String hash = connector.hash();
        if (!hash.equals(seen.get(name))) {
            // The disk of a node that is new may be older than the record; a version that was there does not come back
            // by it.
            boolean isOlder = !seen.containsKey(name)
                    && versions.find(connector.id()).isPresent()
                    && versions.isKnown(connector.id(), hash);
            if (!isOlder) {
                byte[] agreement = connector.folder().get("agreement.yaml");
                versions.store(
                        connector.id(),
                        connector.folder(),
                        HexFormat.of().formatHex(Hash.ofBody(agreement)),
                        clock.instant());
                versions.activate(connector.id(), Optional.of(hash), "node " + node, clock.instant());
                LOG.debug("Version {} of {} is put in force", hash, name);
            }
            versions.see(node, connector.id(), hash);
            seen.put(name, hash);
        }
        catalogue.accept(name);
    }

    private void withdraw(String name) {
        String last = seen.getOrDefault(name, NOTHING);
        if (!last.equals(NOTHING)) {
            PartnerId partner = new PartnerId(name);
            versions.activate(partner, Optional.empty(), "node " + node, clock.instant());
            versions.see(node, partner, NOTHING);
            seen.put(name, NOTHING);
            LOG.warn(
                    "The folder of {} was taken away: it is asked nothing more, and what is owed to it stays owed",
                    name);
        }
        done.remove(name);
        catalogue.accept(name);
    }
}
