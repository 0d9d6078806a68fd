package org.exchangehub.routes.catalogue;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    private static final Agreement NONE = new Agreement("", "", "", Set.of(), Set.of());

    private final Versions versions;
    private final Approvals approvals;
    private final Catalogue catalogue;
    private final Function<Folder, Connector> check;
    private final boolean approvesItself;
    private final Clock clock;
    private final Map<PartnerId, String> running = new HashMap<>();
    private final Set<PartnerId> failed = new HashSet<>();

    InForce(
            Versions versions,
            Approvals approvals,
            Catalogue catalogue,
            Function<Folder, Connector> check,
            boolean approvesItself,
            Clock clock) {
        this.versions = versions;
        this.approvals = approvals;
        this.catalogue = catalogue;
        this.check = check;
        this.approvesItself = approvesItself;
        this.clock = clock;
    }

    /**
     * Takes up what changed on record.
     *
     * @param opens called before a partner's version comes in force
     * @param closes called after a partner was taken out
     * @return whether anything changed
     */
    boolean follow(Consumer<Connector> opens, Consumer<PartnerId> closes) {
        boolean changed = false;
        for (Active active : versions.all()) {
            boolean approve = approvesItself && active.awaitsApproval();
            if (approve || !active.key().equals(running.get(active.partner()))) {
                changed |= take(active, opens, closes);
            }
        }
        return changed;
    }

    private boolean take(Active active, Consumer<Connector> opens, Consumer<PartnerId> closes) {
        PartnerId partner = active.partner();
        try {
            String key = active.key();
            if (active.hash().isPresent()) {
                Connector version =
                        check.apply(versions.load(partner, active.hash().get()));
                if (approvesItself && active.awaitsApproval()) {
                    String own = active.agreementOffered().orElseThrow();
                    byte[] text = version.folder().get("agreement.yaml");
                    approvals.approve(partner, own, text, "the hub, not being in production", clock.instant());
                    key = active.hash().get() + " " + own;
                } else if (active.awaitsApproval()) {
                    LOG.warn("The agreement of {} waits for an operator's approval", partner);
                    version = version.under(earlier(active, version));
                }
                opens.accept(version);
                catalogue.put(version);
            } else {
                catalogue.remove(partner);
                closes.accept(partner);
            }
            LOG.info("Partner {} runs version {}", partner, active.hash().orElse("none"));
            running.put(partner, key);
            if (failed.remove(partner)) {
                catalogue.accept(partner.value());
            }
            return true;
        } catch (RuntimeException unusable) {
            failed.add(partner);
            catalogue.refuse(partner.value(), "the version on record: " + unusable.getMessage());
            return false;
        }
    }

    private Agreement earlier(Active active, Connector version) {
        return active.agreementInForce()
                .map(hash -> {
                    Map<String, byte[]> files = new TreeMap<>();
                    version.folder()
                            .paths()
                            .forEach(path -> files.put(path, version.folder().get(path)));
                    files.put("agreement.yaml", approvals.text(active.partner(), hash));
                    return check.apply(new Folder(active.partner().value(), files))
                            .agreement();
                })
                .orElse(NONE);
    }
}
