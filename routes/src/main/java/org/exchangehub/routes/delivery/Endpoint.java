package org.exchangehub.routes.delivery;

import java.net.URI;
import java.util.Optional;
import org.exchangehub.connectors.keys.SideKeys;

/**
 * Where a partner is reached; from configuration, never from a message or a folder.
 *
 * @param token bearer token that the partner wants from the hub
 * @param keys with which messages are exchanged with it by AS4
 */
public record Endpoint(URI uri, Optional<String> token, Optional<SideKeys> keys) {

    /** Without keys. */
    public Endpoint(URI uri, Optional<String> token) {
        this(uri, token, Optional.empty());
    }
}
