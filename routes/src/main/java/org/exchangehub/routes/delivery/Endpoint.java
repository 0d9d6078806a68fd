package org.exchangehub.routes.delivery;

import java.net.URI;
import java.util.Optional;
import org.exchangehub.connectors.as4.As4Keys;

/**
 * Where a partner is reached; from configuration, never from a message or a folder.
 *
 * @param token bearer token that the partner wants from the hub
 * @param keys with which messages are exchanged with it by AS4
 */
public record Endpoint(URI uri, Optional<String> token, Optional<As4Keys> keys) {

    /** Without keys. */
    public Endpoint(URI uri, Optional<String> token) {
        this(uri, token, Optional.empty());
    }
}
