package org.exchangehub.routes.catalogue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.kit.Admission;

/** Keeps the partners of this node as its folders and the record say: a change is taken up while the hub runs. */
public final class Reload {

    private final Catalogue catalogue = new Catalogue();
    private final Translator translator;
    private final FolderOffers offers;
    private final InForce inForce;

    /**
     * Where folders come from and whose agreements hold.
     *
     * @param node name of this node
     * @param packaged which of the packaged folders are taken; all where none is named
     * @param directory of connector folders beside the packaged ones
     * @param interval between two looks
     * @param approvesItself whether agreements are in force without an operator's approval
     */
    public record Settings(
            String node, Set<String> packaged, Path directory, Duration interval, boolean approvesItself) {

        private List<Folder> taken() {
            return Catalogue.packaged().stream()
                    .filter(folder -> packaged.isEmpty() || packaged.contains(folder.name()))
                    .toList();
        }
    }

    public Reload(
            Settings settings,
            Versions versions,
            Approvals approvals,
            Admission admission,
            Translator translator,
            Clock clock) {
        this.translator = translator;
        FolderWatch watch =
                new FolderWatch(settings.directory(), clock.instant().minus(settings.interval()));
        offers = new FolderOffers(settings.node(), versions, catalogue, admission, settings.taken(), watch, clock);
        inForce = new InForce(
                versions,
                approvals,
                catalogue,
                version -> Catalogue.recorded(version, translator),
                settings.approvesItself(),
                clock);
        if (offers.look()) {
            // Written a moment ago, as before a first start: the hub opens with it, not without.
            pause(settings.interval());
        }
        look(Effects.NONE);
    }

    private static void pause(Duration interval) {
        try {
            Thread.sleep(interval);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while connector folders were read", stopping);
        }
    }

    /** The partners, which change while the hub runs. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Looks at the folders and at the record once. */
    public synchronized void look(Effects effects) {
        offers.look();
        if (inForce.follow(effects)) {
            translator.keepOnly(catalogue.all().stream().map(Connector::hash).collect(Collectors.toSet()));
        }
    }
}
