package org.exchangehub.routes.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;

/**
 * One thing that a partner said, in canonical form.
 *
 * @param id the hub's own id of it
 * @param senderMessageId the id that its sender gave it, unique for that sender
 * @param canonical the canonical XML: this is the message
 * @param payload the typed view of the canonical XML
 */
@SuppressWarnings("ArrayRecordComponent")
public record Message<T>(
        UUID id,
        Kind kind,
        PartnerId sender,
        Optional<String> senderMessageId,
        Optional<String> correlationId,
        Instant receivedAt,
        byte[] canonical,
        T payload) {}
