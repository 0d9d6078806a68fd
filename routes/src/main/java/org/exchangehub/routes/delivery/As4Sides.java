package org.exchangehub.routes.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.as4.Ebms;
import org.exchangehub.connectors.keys.SideKeys;
import org.jspecify.annotations.Nullable;

/** The hub as one side of each exchange by AS4. Nothing of AS4 is started before the first message. */
public final class As4Sides {

    private final Endpoints endpoints;
    private final Supplier<Set<String>> channels;
    private final long limit;
    private final Map<SideKeys, As4Writer> writers = new HashMap<>();
    private Map<String, SideKeys> known = Map.of();
    private Set<String> pulled = Set.of();
    private @Nullable As4Reader reader;

    /**
     * @param channels from which partners may pull, as the folders in force say
     * @param limit the largest payload
     */
    public As4Sides(Endpoints endpoints, Supplier<Set<String>> channels, long limit) {
        this.endpoints = endpoints;
        this.channels = channels;
        this.limit = limit;
    }

    /** What the hub writes to a partner with; nothing where the hub has no keys for it. */
    public synchronized Optional<As4Writer> writer(PartnerId partner) {
        return endpoints.keys(partner).map(keys -> writers.computeIfAbsent(keys, As4Writer::new));
    }

    /**
     * Reads what came from anyone.
     *
     * @throws As4RefusedException where it is refused
     */
    public As4Received read(As4Packet packet) {
        return reader().orElseThrow(() ->
                        new As4RefusedException(Ebms.FAILED_AUTHENTICATION, Optional.empty(), "Nobody is known here"))
                .read(packet);
    }

    private synchronized Optional<As4Reader> reader() {
        Map<String, SideKeys> now = endpoints.keys();
        Set<String> open = channels.get();
        if (!now.equals(known) || !open.equals(pulled)) {
            known = now;
            pulled = open;
            reader = now.isEmpty() ? null : new As4Reader(now, open, limit);
        }
        return Optional.ofNullable(reader);
    }
}
