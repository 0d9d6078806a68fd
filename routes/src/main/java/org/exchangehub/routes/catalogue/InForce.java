package org.exchangehub.routes.catalogue;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.exchangehub.connectors.Agreement;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings this node's catalogue to what the record says, partner by partner. */
final class InForce {

    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);
    private static final Agreement NONE = new Agreement("", "", "", Set.of(), Set.of(), Map.of());

    private final Versions versions;
    private final Approvals approvals;
    private final Catalogue catalogue;
    private final Function<Folder, Connector> read;
    private final boolean approvesItself;
    private final Clock clock;
    private final Map<PartnerId, String> running = new HashMap<>();
    private final Set<PartnerId> failed = new HashSet<>();
    private boolean isFollowing;
    private int taken;

    InForce(
            Versions versions,
            Approvals approvals,
            Catalogue catalogue,
            Function<Folder, Connector> read,
            boolean approvesItself,
            Clock clock) {
        this.versions = versions;
        this.approvals = approvals;
        this.catalogue = catalogue;
        this.read = read;
        this.approvesItself = approvesItself;
        this.clock = clock;
    }

    /**
     * Takes up what changed on record.
     *
     * @return whether anything changed
     */
    boolean follow(Effects effects) {
        int before = taken;
        List<Active> all = versions.all();
        for (Active active : all) {
            if (!active.key().equals(running.get(active.partner())) || (approvesItself && active.awaitsApproval())) {
                take(active, effects);
            }
        }
        if (before == 0 && taken > 0) {
            LOG.info(
                    "{} partners are in force, the agreements of {} wait for an operator's approval",
                    catalogue.all().size(),
                    approvesItself
                            ? 0
                            : all.stream().filter(Active::awaitsApproval).count());
        }
        isFollowing = true;
        return taken > before;
    }

    private void take(Active active, Effects effects) {
        PartnerId partner = active.partner();
        try {
            String key =
                    active.hash().isPresent() ? open(active, active.hash().get(), effects) : close(active, effects);
            if (isFollowing) {
                LOG.info(
                        "Partner {} {}",
                        partner,
                        active.hash().map(hash -> "runs version " + hash).orElse("is taken out"));
            }
            running.put(partner, key);
            taken++;
            if (failed.remove(partner)) {
                catalogue.accept(partner.value());
            }
        } catch (RuntimeException unusable) {
            failed.add(partner);
            catalogue.refuse(partner.value(), "the version on record: " + unusable.getMessage());
        }
    }

    private String open(Active active, String hash, Effects effects) {
        PartnerId partner = active.partner();
        Connector version = read.apply(versions.load(partner, hash));
        String key = active.key();
        if (approvesItself && active.awaitsApproval()) {
            String own = active.agreementOffered().orElseThrow();
            byte[] text = version.folder().get("agreement.yaml");
            approvals.approve(partner, own, text, "the hub, not being in production", clock.instant());
            key = hash + " " + own;
        } else if (active.awaitsApproval()) {
            version = version.under(earlier(active, version));
        }
        effects.addresses().accept(version);
        catalogue.put(version);
        effects.routes().accept(version);
        return key;
    }

    private String close(Active active, Effects effects) {
        effects.closes().accept(active.partner());
        catalogue.remove(active.partner());
        return active.key();
    }

    private Agreement earlier(Active active, Connector version) {
        return active.agreementInForce()
                .map(hash -> {
                    Map<String, byte[]> files = new TreeMap<>();
                    version.folder()
                            .paths()
                            .forEach(path -> files.put(path, version.folder().get(path)));
                    files.put("agreement.yaml", approvals.text(active.partner(), hash));
                    return read.apply(new Folder(active.partner().value(), files))
                            .agreement();
                })
                .orElse(NONE);
    }
}
