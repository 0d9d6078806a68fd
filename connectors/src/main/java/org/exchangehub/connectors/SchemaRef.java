package org.exchangehub.connectors;

import java.util.Optional;

/**
 * The schema of a wire form.
 *
 * @param pack the official pack that holds {@code file}, where the schema is not the folder's own
 * @param otherwise the folder's own schema, which decides where the pack is not there
 */
public record SchemaRef(String file, Optional<String> pack, Optional<String> otherwise) {}
