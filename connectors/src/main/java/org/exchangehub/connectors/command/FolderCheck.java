package org.exchangehub.connectors.command;

import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.connectors.kit.Check.Outcome;
import org.exchangehub.connectors.kit.Contract;

/** The whole contract test of a folder, causes first: samples, what they show of the folder, attacks made of them; one that the hub can not read is a failed check. */
final class FolderCheck {

    private static final String READ = "is read by the hub";

    private final Engine engine;

    FolderCheck(Engine engine) {
        this.engine = engine;
    }

    List<Check> of(Folder folder) {
        List<Check> checks = new ArrayList<>();
        try {
            Contract contract = engine.contract(engine.read(folder));
            checks.add(new Check("connector.yaml", READ, Outcome.PASSED, ""));
            checks.addAll(contract.all());
        } catch (CommandFailure refused) {
            checks.add(new Check(folder.name(), READ, Outcome.FAILED, String.valueOf(refused.getMessage())));
        }
        return checks;
    }
}
