package org.exchangehub.connectors.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.contracts.v1.LinkKindCode;

/** What a notice says of what ties its movement to others. */
public sealed interface Ties {

    /**
     * All of it, in the place of what was said before.
     *
     * @param document the transport document that others name it by
     * @param kept kinds of those links by MRN that were said apart and stay
     */
    record All(Optional<String> document, List<Tie> names, Set<LinkKindCode> kept) implements Ties {

        public All {
            names = List.copyOf(names);
            kept = Set.copyOf(kept);
        }
    }

    /** Links by MRN that are said apart: they stay until they are taken away in the same way. */
    record Apart(List<Tie> added, List<Tie> taken) implements Ties {

        public Apart {
            added = List.copyOf(added);
            taken = List.copyOf(taken);
        }
    }
}
