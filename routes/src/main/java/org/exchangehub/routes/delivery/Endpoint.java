package org.exchangehub.routes.delivery;

import java.net.URI;
import java.util.Optional;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.TlsKeys;

/**
 * Where a partner is reached; from configuration, never from a message or a folder.
 *
 * @param token bearer token that the partner wants from the hub
 * @param keys with which messages are exchanged with it by AS4
 * @param tls what the hub shows, and whom it believes, on HTTPS connections to it; without it nothing, and whom the Java runtime believes
 */
public record Endpoint(URI uri, Optional<String> token, Optional<SideKeys> keys, Optional<TlsKeys> tls) {

    /** Without keys. */
    public Endpoint(URI uri, Optional<String> token) {
        this(uri, token, Optional.empty());
    }

    /** Without a client certificate. */
    public Endpoint(URI uri, Optional<String> token, Optional<SideKeys> keys) {
        this(uri, token, keys, Optional.empty());
    }
}
