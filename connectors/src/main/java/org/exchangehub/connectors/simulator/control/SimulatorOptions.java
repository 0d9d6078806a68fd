package org.exchangehub.connectors.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;

/**
 * How partners are played against a hub elsewhere.
 *
 * @param hub base address of REST and SOAP
 * @param broker its AMQP 1.0 address
 * @param token of the partners
 * @param environment where the broker's password is: {@code HUB_BROKER_PASSWORD}, or that followed by an underscore and
 *     the partner's id in capitals with underscores; a hub that hands out tokens is asked where neither is set
 * @param partners whom to play; all that can be played, where empty
 * @param listen where the hub reaches the first partner that it calls, each other one at the next port; port 0 takes free ones
 * @param control where they are steered
 * @param keys directory of the keystores of those that exchange by AS4; without it they have keys that nobody else knows
 */
public record SimulatorOptions(
        URI hub,
        URI broker,
        TokenSource token,
        Map<String, String> environment,
        List<PartnerId> partners,
        InetSocketAddress listen,
        InetSocketAddress control,
        Optional<Path> keys) {

    /** Against a hub on this machine that hands out tokens, reachable from this machine only. */
    public static SimulatorOptions local(URI hub, URI broker, List<PartnerId> partners) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new SimulatorOptions(
                hub, broker, new TokenSource.OfHub(hub), System.getenv(), partners, free, free, Optional.empty());
    }

    /** Empty where nobody gives one: then queues refuse the partner. */
    String brokerPassword(PartnerId partner) {
        String name = "HUB_BROKER_PASSWORD";
        String own =
                name + "_" + partner.value().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        String given = environment.getOrDefault(own, environment.getOrDefault(name, ""));
        if (!given.isEmpty() || !(token instanceof TokenSource.OfHub giver)) {
            return given;
        }
        try {
            return giver.brokerPassword(partner);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
