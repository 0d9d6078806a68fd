package org.exchangehub.connectors.as4;

import com.helger.phase4.sender.ValidatingAS4SignalMsgConsumer;
import com.helger.xsds.xmldsig.ReferenceType;
import java.util.List;

/**
 * A message as it goes out.
 *
 * @param parts what its signature covers, each with its digest
 */
public record As4Sent(String messageId, As4Packet packet, List<ReferenceType> parts) {

    public As4Sent {
        parts = List.copyOf(parts);
    }

    /** Whether the receipt is one of this message and holds the digest of each of its parts, and of no other. */
    public boolean isProvedBy(As4Received.Receipt receipt) {
        return receipt.ofMessage().equals(messageId)
                && !parts.isEmpty()
                && receipt.parts().size() == parts.size()
                && parts.stream()
                        .allMatch(part -> receipt.parts().stream()
                                .anyMatch(
                                        told -> ValidatingAS4SignalMsgConsumer.areSemanticallyEquivalent(told, part)));
    }
}
