package org.exchangehub.connectors.notice;

import java.util.List;
import java.util.Optional;

/**
 * All that ties one movement to others, as its newest notice says it.
 *
 * @param document the transport document that others name it by
 */
public record Ties(Optional<String> document, List<Tie> names) {

    public Ties {
        names = List.copyOf(names);
    }
}
