package org.exchangehub.routes.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangehub.connectors.PartnerId;

/** The addresses of the partners that are called. */
public final class Endpoints {

    private final Map<PartnerId, Endpoint> known = new ConcurrentHashMap<>();

    public void put(PartnerId partner, Endpoint endpoint) {
        known.put(partner, endpoint);
    }

    public Optional<Endpoint> of(PartnerId partner) {
        return Optional.ofNullable(known.get(partner));
    }
}
