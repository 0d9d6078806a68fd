package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * The schema of a wire form.
 *
 * @param files of the schema; one that has a * stands for all that are named so
 * @param pack the official pack that holds them, where the schema is not the folder's own
 * @param otherwise the folder's own schema, which decides where the pack is not there
 */
public record SchemaRef(List<String> files, Optional<String> pack, Optional<String> otherwise) {

    public SchemaRef {
        files = List.copyOf(files);
    }
}
