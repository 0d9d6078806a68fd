package org.exchangehub.routes.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.AttachmentReferences;
import org.exchangehub.routes.record.Ids;

/** A message refers to attachments only that its sender may read itself, and that the scanner has not rejected. */
public final class AttachmentRules {

    private final Attachments attachments;

    public AttachmentRules(Attachments attachments) {
        this.attachments = attachments;
    }

    /** @throws RefusedException ATTACHMENT_UNKNOWN, ATTACHMENT_REJECTED, with the position of each reference */
    public void check(PartnerId sender, byte[] canonical) {
        List<Fault> unknown = new ArrayList<>();
        List<Fault> rejected = new ArrayList<>();
        for (AttachmentReferences.Reference reference : AttachmentReferences.in(canonical)) {
            Optional<Attachment> found = Ids.parse(reference.id()).flatMap(id -> attachments.readableBy(sender, id));
            if (found.isEmpty()) {
                unknown.add(new Fault(reference.position(), "There is no attachment " + reference.id()));
            } else if (found.get().state() == AttachmentState.REJECTED) {
                rejected.add(new Fault(reference.position(), "Attachment " + reference.id() + " is rejected"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new RefusedException(Reason.ATTACHMENT_UNKNOWN, unknown);
        }
        if (!rejected.isEmpty()) {
            throw new RefusedException(Reason.ATTACHMENT_REJECTED, rejected);
        }
    }
}
