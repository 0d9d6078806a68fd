package org.exchangehub.routes.catalogue;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
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
    private final Function<Folder, Connector> check;
    private final Map<String, FolderWatch.Content> packaged;
    private final Optional<FolderWatch> watch;
    private final Clock clock;
    private final Map<String, FolderWatch.Content> done = new HashMap<>();
    private final Map<String, String> seen;

    FolderOffers(
            String node,
            Versions versions,
            Catalogue catalogue,
            Function<Folder, Connector> check,
            List<Folder> packaged,
            Optional<FolderWatch> watch,
            Clock clock) {
        this.node = node;
        this.versions = versions;
        this.catalogue = catalogue;
        this.check = check;
        this.packaged = packaged.stream()
                .collect(toMap(Folder::name, folder -> new FolderWatch.Content("packaged", Optional.of(folder), "")));
        this.watch = watch;
        this.clock = clock;
        this.seen = versions.seenBy(node);
    }

    /** Looks once. */
    void look() {
        Map<String, FolderWatch.Content> disk = new TreeMap<>(packaged);
        Set<String> left = new HashSet<>();
        watch.map(FolderWatch::look).ifPresent(look -> {
            disk.putAll(look.settled());
            left.addAll(look.unsettled());
        });
        disk.forEach((name, content) -> {
            if (!left.contains(name) && done.get(name) != content) {
                offer(name, content);
                done.put(name, content);
            }
        });
        Set<String> gone = new HashSet<>(seen.keySet());
        gone.addAll(done.keySet());
        gone.removeAll(disk.keySet());
        gone.removeAll(left);
        gone.forEach(this::withdraw);
    }

    private void offer(String name, FolderWatch.Content content) {
        Connector connector;
        try {
            Folder folder = content.folder().orElseThrow(() -> new IllegalArgumentException(content.problem()));
            connector = check.apply(folder);
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
