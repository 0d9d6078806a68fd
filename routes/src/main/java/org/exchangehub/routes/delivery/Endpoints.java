package org.exchangehub.routes.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.keys.SideKeys;

/** The addresses of the partners that are called, and what their registers want to see. */
public final class Endpoints {

    private final Map<PartnerId, Endpoint> known = new ConcurrentHashMap<>();
    private final Map<PartnerId, SideKeys> keys = new ConcurrentHashMap<>();
    private final Map<PartnerId, Map<String, String>> credentials = new ConcurrentHashMap<>();
    private final Map<PartnerId, Channel> channels = new ConcurrentHashMap<>();

    public void put(PartnerId partner, Endpoint endpoint) {
        known.put(partner, endpoint);
        endpoint.keys().ifPresent(own -> keys.put(partner, own));
    }

    /** @param own keys of the hub towards a partner that is not called: it pulls by AS4 */
    public void keys(PartnerId partner, SideKeys own) {
        keys.put(partner, own);
    }

    /** Chooses the channel of what goes to a partner, of those that its folder lists. */
    public void channel(PartnerId partner, Channel chosen) {
        channels.put(partner, chosen);
    }

    /** The channel that is chosen for a partner, where one is. */
    Optional<Channel> channel(PartnerId partner) {
        return Optional.ofNullable(channels.get(partner));
    }

    /** @param shown the secrets that the register of a partner wants, by the names in its folder */
    public void credentials(PartnerId partner, Map<String, String> shown) {
        credentials.put(partner, Map.copyOf(shown));
    }

    /** The secrets that the register of a partner wants, by the names in its folder. */
    public Map<String, String> credentials(PartnerId partner) {
        return credentials.getOrDefault(partner, Map.of());
    }

    /** The keys of the hub towards all partners that exchange by AS4, by their ids. */
    Map<String, SideKeys> keys() {
        Map<String, SideKeys> all = new HashMap<>();
        keys.forEach((partner, own) -> all.put(partner.value(), own));
        return all;
    }

    /** The keys of the hub towards a partner. */
    Optional<SideKeys> keys(PartnerId partner) {
        return Optional.ofNullable(keys.get(partner));
    }

    public Optional<Endpoint> of(PartnerId partner) {
        return Optional.ofNullable(known.get(partner));
    }
}
