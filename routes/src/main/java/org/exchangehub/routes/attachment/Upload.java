package org.exchangehub.routes.attachment;

import java.io.InputStream;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;

/**
 * A file on its way in, as its edge understood the call.
 *
 * @param fileName as its sender calls it
 * @param sha256 what the sender says that its bytes hash to
 * @param body its bytes, read once
 */
@SuppressWarnings("ArrayRecordComponent")
public record Upload(
        PartnerId sender,
        Optional<String> senderMessageId,
        Optional<String> fileName,
        Optional<byte[]> sha256,
        InputStream body) {}
