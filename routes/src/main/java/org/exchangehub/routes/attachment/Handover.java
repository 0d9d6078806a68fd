package org.exchangehub.routes.attachment;

import java.io.InputStream;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands attachments out to those who may have them, and notes who got them. */
public final class Handover {

    private final Attachments attachments;
    private final Chunks chunks;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    public Handover(Attachments attachments, Chunks chunks, Evidence evidence, TransactionTemplate transaction) {
        this.attachments = attachments;
        this.chunks = chunks;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /** @throws RefusedException NOT_FOUND also where there is one that this partner may not read */
    public Attachment describe(PartnerId reader, String id) {
        return Ids.parse(id)
                .flatMap(known -> attachments.readableBy(reader, known))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no attachment " + id));
    }

    /** @throws RefusedException NOT_FOUND, ATTACHMENT_NOT_SCANNED, ATTACHMENT_REJECTED */
    public Attachment handOut(PartnerId reader, String id) {
        Attachment attachment = describe(reader, id);
        if (!attachment.state().isHandedOut()) {
            throw new RefusedException(
                    attachment.state() == AttachmentState.REJECTED
                            ? Reason.ATTACHMENT_REJECTED
                            : Reason.ATTACHMENT_NOT_SCANNED,
                    "Attachment " + id + " is " + attachment.state());
        }
        transaction.executeWithoutResult(status -> evidence.note(Step.of(
                        attachment.id(),
                        "HANDED_OUT",
                        reader,
                        Optional.empty(),
                        attachment.id(),
                        "Handed out to " + reader)
                .made(attachment.sha256())));
        return attachment;
    }

    /** Its bytes, from the beginning. */
    public InputStream bytes(Attachment attachment) {
        return chunks.of(attachment);
    }
}
