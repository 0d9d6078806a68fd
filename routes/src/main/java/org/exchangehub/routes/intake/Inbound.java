package org.exchangehub.routes.intake;

import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;

/**
 * A call that brings a message, as its edge understood it.
 *
 * @param sender who the caller proved to be
 * @param senderMessageId the id that the channel carries, where the sender gave one
 * @param target the case, referral or permit that the call's address names
 * @param actor the person who acts for the sender, where the call proves one
 */
public record Inbound(
        PartnerId sender,
        Operation operation,
        Wire wire,
        Optional<String> senderMessageId,
        Optional<String> correlationId,
        Optional<String> target,
        Optional<String> actor) {

    /** A call that proves no person who acts. */
    public Inbound(
            PartnerId sender,
            Operation operation,
            Wire wire,
            Optional<String> senderMessageId,
            Optional<String> correlationId,
            Optional<String> target) {
        this(sender, operation, wire, senderMessageId, correlationId, target, Optional.empty());
    }

    /** The same call with its body. */
    public Inbound with(byte[] body) {
        return new Inbound(
                sender, operation, new Wire(wire.mediaType(), body), senderMessageId, correlationId, target, actor);
    }
}
