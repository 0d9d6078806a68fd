package org.exchangehub.connectors;

import java.util.Optional;

/** What the canonical envelope around a message says of it. */
public record EnvelopeHeader(
        String messageId, String kind, Optional<String> senderId, Optional<String> correlationId) {}
