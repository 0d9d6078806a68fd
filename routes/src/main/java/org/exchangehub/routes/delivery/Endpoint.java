package org.exchangehub.routes.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where a partner is reached; from configuration, never from a message or a folder.
 *
 * @param token bearer token that the partner wants from the hub
 * @param credentials the bearer tokens that its register wants, by the names in its folder
 */
public record Endpoint(URI uri, Optional<String> token, Map<String, String> credentials) {

    /** Without credentials for a register. */
    public Endpoint(URI uri, Optional<String> token) {
        this(uri, token, Map.of());
    }
}
