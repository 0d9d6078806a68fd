package org.exchangehub.routes.intake;

import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;

/**
 * A call that brings a message, as its edge understood it.
 *
 * @param sender who the caller proved to be
 * @param senderMessageId the id that the channel carries, where the sender gave one
 * @param target the case, referral or permit that the call's address names
 * @param within the call of the hub in whose answer it came, where it came so
 * @param actor the person who acts for the sender, where the call proves one
 */
public record Inbound(
        PartnerId sender,
        Operation operation,
        Wire wire,
        Optional<String> senderMessageId,
        Optional<String> correlationId,
        Optional<String> target,
        Optional<Within> within,
        Optional<String> actor) {

    /**
     * A call of the hub to a partner, which the partner answered.
     *
     * @param called the kind that the call brought
     * @param parameters what the answer's map is told of the call
     */
    public record Within(Kind called, Map<String, String> parameters) {

        public Within {
            parameters = Map.copyOf(parameters);
        }
    }

    /** A message that its sender brought by itself. */
    public Inbound(
            PartnerId sender,
            Operation operation,
            Wire wire,
            Optional<String> senderMessageId,
            Optional<String> correlationId,
            Optional<String> target) {
        this(sender, operation, wire, senderMessageId, correlationId, target, Optional.empty(), Optional.empty());
    }

    /** The same call, where a person is proved to act for its sender. */
    public Inbound actedBy(Optional<String> person) {
        return new Inbound(sender, operation, wire, senderMessageId, correlationId, target, within, person);
    }

    /** One message of several that the call brought, under the id that its place gives it. */
    public Inbound with(Wire message, String id) {
        return new Inbound(sender, operation, message, Optional.of(id), correlationId, target, within, actor);
    }

    /** The same call with its body. */
    public Inbound with(byte[] body) {
        return new Inbound(
                sender,
                operation,
                new Wire(wire.mediaType(), body),
                senderMessageId,
                correlationId,
                target,
                within,
                actor);
    }
}
