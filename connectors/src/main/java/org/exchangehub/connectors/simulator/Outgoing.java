package org.exchangehub.connectors.simulator;

import java.util.Arrays;
import org.exchangehub.connectors.Wire;

/** An answer of a simulated partner on its way to the hub. */
record Outgoing(String messageId, Received inReplyTo, Wire wire) {

    Outgoing as(String otherId) {
        return new Outgoing(otherId, inReplyTo, wire);
    }

    Outgoing brokenOff() {
        return new Outgoing(messageId, inReplyTo, new Wire(wire.mediaType(), half(wire.bytes())));
    }

    /** A message that ends in the middle. */
    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
