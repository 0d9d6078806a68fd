package org.exchangehub.routes.delivery;

import java.net.URI;
import java.util.Optional;

/**
 * Where a partner is reached; from configuration, never from a message or a folder.
 *
 * @param token bearer token that the partner wants from the hub
 */
public record Endpoint(URI uri, Optional<String> token) {}
