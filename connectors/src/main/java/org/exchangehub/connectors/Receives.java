package org.exchangehub.connectors;

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
 */
public record Receives(
        List<Channel> channels,
        Format format,
        SoapVersion soap,
        Optional<SoapSecurity> security,
        Map<Kind, ReceivedKind> kinds) {

    public Receives {
        channels = List.copyOf(channels);
    }

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
