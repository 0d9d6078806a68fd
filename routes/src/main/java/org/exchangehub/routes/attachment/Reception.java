package org.exchangehub.routes.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.Tika;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** A body being read chunk by chunk: counted, hashed and typed on the way, refused where it is too large, cut off or too slow. */
final class Reception {

    /** Knows types by their first bytes; it parses nothing. */
    private static final Tika TYPES = new Tika();

    private static final int BEGINNING = 64 * 1024;

    private final InputStream body;
    private final UploadLimits limits;
    private final MessageDigest sha256 = sha256();
    private final byte[] buffer = new byte[Chunks.SIZE];
    private String mediaType = "application/octet-stream";
    private long bytes;
    private int count;

    Reception(InputStream body, UploadLimits limits) {
        this.body = body;
        this.limits = limits;
    }

    /** How many chunks have come. */
    int count() {
        return count;
    }

    /** The next chunk, full unless it is the last one; nothing at the end. The bytes are good until the next call. */
    Optional<byte[]> next() {
        int filled = fill();
        if (filled == 0) {
            return Optional.empty();
        }
        if (count == 0) {
            mediaType = TYPES.detect(Arrays.copyOf(buffer, Math.min(filled, BEGINNING)));
        }
        count++;
        bytes += filled;
        if (bytes > limits.bytes()) {
            throw new RefusedException(
                    Reason.BODY_TOO_LARGE, "The hub takes attachments of at most " + limits.bytes() + " bytes");
        }
        sha256.update(buffer, 0, filled);
        return Optional.of(filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled));
    }

    private int fill() {
        long begun = System.nanoTime();
        int filled = 0;
        try {
            while (filled < buffer.length) {
                int came = body.read(buffer, filled, buffer.length - filled);
                if (came < 0) {
                    break;
                }
                filled += came;
                if (Duration.ofNanos(System.nanoTime() - begun).compareTo(limits.patience()) > 0) {
                    throw new RefusedException(
                            Reason.BODY_INCOMPLETE,
                            Chunks.SIZE + " bytes took longer than "
                                    + limits.patience().toSeconds() + " s");
                }
            }
        } catch (IOException cutOff) {
            throw new RefusedException(Reason.BODY_INCOMPLETE, List.of(), cutOff);
        }
        return filled;
    }

    /** What has come, when all has come. */
    Attachment whole(UUID id, Upload upload, AttachmentState state, Instant at) {
        if (bytes == 0) {
            throw new RefusedException(Reason.RULE_BROKEN, "The body is empty");
        }
        return new Attachment(
                id,
                upload.sender(),
                upload.senderMessageId(),
                upload.fileName(),
                mediaType,
                bytes,
                sha256.digest(),
                state,
                Optional.empty(),
                at);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
