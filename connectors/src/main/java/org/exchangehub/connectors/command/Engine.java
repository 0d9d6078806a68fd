package org.exchangehub.connectors.command;

import java.nio.file.Path;
import java.util.List;
import org.exchangehub.connectors.BadFolderException;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;

/** What the hub reads folders and messages with. */
record Engine(Canonical canonical, JsonForm json, Translator translator) {

    /** With the official packs of schemas that stand under ./packs, as in a hub that is started here. */
    static Engine start() {
        Canonical canonical = new Canonical();
        JsonForm json = new JsonForm(canonical);
        return new Engine(canonical, json, new Translator(canonical, json, new Packs(Path.of("packs"))));
    }

    /** @throws CommandFailure where the hub would refuse the folder */
    Connector read(Folder folder) {
        Catalogue catalogue = Catalogue.of(List.of(folder), translator);
        if (!catalogue.refused().isEmpty()) {
            throw new CommandFailure(catalogue.refused().getFirst().reason());
        }
        return catalogue.all().getFirst();
    }

    /** A version as a hub has it on record. */
    Connector recorded(Folder version) {
        try {
            return Catalogue.recorded(version, translator);
        } catch (BadFolderException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    Contract contract(Connector connector) {
        return new Contract(connector, translator, canonical);
    }
}
