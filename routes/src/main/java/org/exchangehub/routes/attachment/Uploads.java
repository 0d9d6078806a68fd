package org.exchangehub.routes.attachment;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes attachments in: whole, as their digest tells and once per sender's id, or not at all. */
public final class Uploads {

    private final Catalogue catalogue;
    private final Attachments attachments;
    private final Chunks chunks;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final UploadLimits limits;
    private final Clock clock;
    private final AttachmentState first;
    private final Semaphore places;

    /** @param scanned whether a scanner is configured, which what comes has to wait for */
    public Uploads(
            Catalogue catalogue,
            Attachments attachments,
            Chunks chunks,
            Evidence evidence,
            TransactionTemplate transaction,
            UploadLimits limits,
            Clock clock,
            boolean scanned) {
        this.catalogue = catalogue;
        this.attachments = attachments;
        this.chunks = chunks;
        this.evidence = evidence;
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
        this.first = scanned ? AttachmentState.RECEIVED : AttachmentState.UNSCANNED;
        this.places = new Semaphore(limits.atOnce());
    }

    public UploadLimits limits() {
        return limits;
    }

    /** @throws RefusedException FORBIDDEN where this partner sends no attachments; to be called before its body is touched */
    public void admit(PartnerId sender) {
        if (catalogue
                .find(sender)
                .filter(known -> Operation.SEND_ATTACHMENT.mayCall(known.role()))
                .isEmpty()) {
            throw new RefusedException(Reason.FORBIDDEN, "This partner sends no attachments");
        }
    }

    /**
     * Takes an attachment in. After the answer it is durable.
     *
     * @throws RefusedException where it is refused: nothing of it is left
     */
    public Attachment take(Upload upload) {
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    Reason.OVERLOADED, "The hub takes at most " + limits.atOnce() + " attachments at once");
        }
        UUID id = Ids.next();
        try {
            attachments.begin(id, upload);
            return keep(receive(id, upload), upload);
        } catch (RuntimeException failed) {
            abandon(id, failed);
            throw failed;
        } finally {
            places.release();
        }
    }

    /** Where even this fails, the sweep does it later. */
    private void abandon(UUID id, RuntimeException because) {
        try {
            attachments.abandon(id);
        } catch (DataAccessException failedToo) {
            because.addSuppressed(failedToo);
        }
    }

    private Attachment receive(UUID id, Upload upload) {
        Reception reception = new Reception(upload.body(), limits);
        for (Optional<byte[]> chunk = reception.next(); chunk.isPresent(); chunk = reception.next()) {
            if (!attachments.touch(id)) {
                throw new RefusedException(Reason.BODY_INCOMPLETE, "The upload was given up");
            }
            chunks.add(id, reception.count() - 1, chunk.get());
        }
        Attachment whole = reception.whole(id, upload, first, clock.instant());
        upload.sha256().filter(told -> !Arrays.equals(told, whole.sha256())).ifPresent(told -> {
            throw new RefusedException(
                    Reason.DIGEST_MISMATCH, "Content-Digest", "The body that came has another SHA-256");
        });
        return whole;
    }

    private Attachment keep(Attachment whole, Upload upload) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!attachments.complete(whole)) {
                    throw new RefusedException(Reason.BODY_INCOMPLETE, "The upload was given up");
                }
                evidence.note(Step.of(
                                whole.id(),
                                "UPLOADED",
                                whole.sender(),
                                Optional.empty(),
                                whole.id(),
                                "Attachment of " + whole.bytes() + " bytes, " + whole.mediaType())
                        .made(whole.sha256()));
            });
            return whole;
        } catch (DuplicateKeyException sentBefore) {
            attachments.abandon(whole.id());
            String senderMessageId = upload.senderMessageId().orElseThrow();
            return attachments
                    .find(whole.sender(), senderMessageId)
                    .filter(earlier -> Arrays.equals(earlier.sha256(), whole.sha256()))
                    .orElseThrow(() -> new RefusedException(
                            Reason.MESSAGE_ID_REUSED,
                            "Message-Id",
                            "Message id " + senderMessageId + " was used for another attachment"));
        }
    }
}
