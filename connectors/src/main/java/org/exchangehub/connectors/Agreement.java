package org.exchangehub.connectors;

import java.util.Map;
import java.util.Set;
import org.exchangehub.connectors.deadline.Deadline;
import org.exchangehub.contracts.Kind;

/**
 * What Customs allows to be exchanged with a partner; what it does not list is refused.
 *
 * @param deadlines by when the partner has to answer what it receives; a kind without one has all the time
 */
public record Agreement(
        String version,
        String legalBasis,
        String purpose,
        Set<Kind> receives,
        Set<Kind> sends,
        Map<Kind, Deadline> deadlines) {

    public boolean mayReceive(Kind kind) {
        return receives.contains(kind);
    }

    public boolean maySend(Kind kind) {
        return sends.contains(kind);
    }
}
