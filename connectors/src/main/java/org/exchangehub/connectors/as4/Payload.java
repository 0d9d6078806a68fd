package org.exchangehub.connectors.as4;

import com.helger.phase4.attachment.AS4DecompressException;
import com.helger.phase4.attachment.WSS4JAttachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.jspecify.annotations.Nullable;

/** What is attached to a message, unpacked and never more of it than is taken. */
final class Payload {

    private Payload() {}

    /** @throws As4RefusedException where it is not one payload, or more than the limit, or can not be unpacked */
    static Wire of(@Nullable List<WSS4JAttachment> parts, String messageId, boolean isPing, long limit) {
        if (parts == null || parts.isEmpty()) {
            if (isPing) {
                return new Wire("", new byte[0]);
            }
            throw new As4RefusedException(Ebms.VALUE_INCONSISTENT, Optional.of(messageId), "It has no payload");
        }
        if (parts.size() > 1) {
            throw new As4RefusedException(
                    Ebms.VALUE_INCONSISTENT, Optional.of(messageId), "It has several payloads, one is agreed");
        }
        WSS4JAttachment part = parts.getFirst();
        try (InputStream in = part.getSourceStream()) {
            byte[] bytes = in.readNBytes((int) limit + 1);
            if (bytes.length > limit) {
                throw new As4RefusedException(
                        Ebms.OTHER,
                        Optional.of(messageId),
                        "BODY_TOO_LARGE: the hub takes at most " + limit + " bytes");
            }
            return new Wire(part.getMimeType().split(";", 2)[0].strip(), bytes);
        } catch (IOException | AS4DecompressException broken) {
            throw new As4RefusedException(
                    Ebms.DECOMPRESSION_FAILURE, Optional.of(messageId), "The payload can not be unpacked", broken);
        }
    }
}
