package org.exchangehub.routes.attachment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;

/**
 * What the hub knows of an attachment that has come whole.
 *
 * @param fileName as its sender calls it; nothing follows from it
 * @param mediaType by its content
 * @param sha256 of its bytes
 * @param finding what the scanner found
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(
        UUID id,
        PartnerId sender,
        Optional<String> senderMessageId,
        Optional<String> fileName,
        String mediaType,
        long bytes,
        byte[] sha256,
        AttachmentState state,
        Optional<String> finding,
        Instant receivedAt) {}
