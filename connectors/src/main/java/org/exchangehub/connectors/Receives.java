package org.exchangehub.connectors;

import java.util.List;
import java.util.Map;
import org.exchangehub.contracts.Kind;

/**
 * What a partner receives, and how.
 *
 * @param channels on which it can be reached; the first where the hub's settings choose no other
 * @param signed whether SOAP messages are signed by X.509 certificates, both ways: calls, their answers, and what the partner sends
 */
public record Receives(List<Channel> channels, Format format, boolean signed, Map<Kind, ReceivedKind> kinds) {

    public Receives {
        channels = List.copyOf(channels);
    }

    /** The one that is taken where no other is chosen. */
    public Channel channel() {
        return channels.getFirst();
    }

    public boolean speaks(Channel channel) {
        return channels.contains(channel);
    }
}
