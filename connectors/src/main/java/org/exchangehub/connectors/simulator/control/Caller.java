package org.exchangehub.connectors.simulator.control;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages of others from steering simulators through a browser on this machine: by a form that is sent here, or by
 * a name of theirs that is made to lead to the loopback address.
 */
final class Caller {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final boolean local;

    /** @param bound where the server listens: on loopback addresses only loopback names are answered */
    Caller(InetAddress bound) {
        local = bound.isLoopbackAddress();
    }

    /** @throws RefusedCall 403 */
    void check(Headers headers) {
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        if (local && !LOOPBACK.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new RefusedCall(403, "This server is called by the name localhost or its address");
        }
        Optional<String> origin = Optional.ofNullable(headers.getFirst("Origin"));
        if (origin.filter(from -> !host.equals(authority(from))).isPresent()) {
            throw new RefusedCall(403, "Not from another page");
        }
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("");
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
