package org.exchangehub.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.contracts.Kind;

/**
 * What a partner receives, and how.
 *
 * @param channels on which it can be reached; the first where the hub's settings choose no other
 * @param soap the version in which it is called, where it is by SOAP
 * @param security what proves, within SOAP messages, who sends them: calls, their answers, and what the partner sends
 * @param credentials the names of the settings that hold what the hub shows in SOAP calls
 * @param timeout how long an answer to a SOAP call may take, where that is longer than elsewhere
 * @param alive the map that writes the calls by which the connection is tested without a message, where it is by SOAP
 */
public record Receives(
        List<Channel> channels,
        Format format,
        SoapVersion soap,
        Optional<SoapSecurity> security,
        Credentials credentials,
        Optional<Duration> timeout,
        Optional<Call> alive,
        Map<Kind, ReceivedKind> kinds) {

    public Receives {
        channels = List.copyOf(channels);
    }

    /**
     * Names of settings {@code hub.partners.<id>.credentials.<name>}.
     *
     * @param token the user and the password or key of the UsernameToken, as {@code user:key}
     * @param client the id by which the partner knows the hub's system, where it gives one: a parameter of call maps
     */
    public record Credentials(String token, Optional<String> client) {}

    /** The one that is taken where no other is chosen. */
    public Channel channel() {
        return channels.getFirst();
    }

    /** Whether SOAP messages are signed by X.509 certificates, both ways. */
    public boolean signed() {
        return security.filter(SoapSecurity.X509::equals).isPresent();
    }

    public boolean speaks(Channel channel) {
        return channels.contains(channel);
    }
}
