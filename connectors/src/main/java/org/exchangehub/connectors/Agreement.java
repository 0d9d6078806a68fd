package org.exchangehub.connectors;

import java.util.Set;
import org.exchangehub.contracts.Kind;

/** What Customs allows to be exchanged with a partner; what it does not list is refused. */
public record Agreement(String version, String legalBasis, String purpose, Set<Kind> receives, Set<Kind> sends) {

    public boolean mayReceive(Kind kind) {
        return receives.contains(kind);
    }

    public boolean maySend(Kind kind) {
        return sends.contains(kind);
    }
}
