package org.exchangehub.routes.attachment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.v1.Refusal;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows from the scanner's word: what is clean goes on; what is rejected stays, its sender and the operators are told. */
public final class Verdicts {

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Catalogue catalogue;
    private final Canonical canonical;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Verdicts(
            JdbcClient jdbc,
            Attachments attachments,
            Outbox outbox,
            Evidence evidence,
            Catalogue catalogue,
            Canonical canonical,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.outbox = outbox;
        this.evidence = evidence;
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.transaction = transaction;
        this.clock = clock;
    }

    void settle(Attachment scanned, Optional<String> finding) {
        AttachmentState state = finding.isEmpty() ? AttachmentState.CLEAN : AttachmentState.REJECTED;
        transaction.executeWithoutResult(status -> {
            if (!attachments.settle(scanned.id(), state, finding)) {
                return;
            }
            evidence.note(Step.of(
                    scanned.id(),
                    "SCANNED",
                    scanned.sender(),
                    Optional.empty(),
                    scanned.id(),
                    finding.map(found -> "Rejected: " + found).orElse("Clean")));
            if (finding.isPresent() && hears(scanned)) {
                tell(scanned);
            }
            outbox.wakeAfterCommit();
        });
    }

    /** Takes a delivery off the flow that refers to what was rejected. */
    void park(UUID stuck) {
        String detail = "It refers to an attachment that the scanner has rejected";
        transaction.executeWithoutResult(status -> outbox.lock(stuck)
                .filter(delivery -> delivery.state() == DeliveryState.READY)
                .ifPresent(delivery -> {
                    jdbc.sql(
                                    "update delivery set state = 'PARKED', reason = ?, detail = ?, settled_at = ? where id = ?")
                            .params(Values.of(Reason.ATTACHMENT_REJECTED, detail, clock.instant(), stuck))
                            .update();
                    evidence.note(Step.of(
                            delivery.caseId(),
                            "PARKED",
                            delivery.partner(),
                            delivery.kind(),
                            stuck,
                            Reason.ATTACHMENT_REJECTED + ": " + detail));
                }));
    }

    private void tell(Attachment rejected) {
        Refusal refusal = new Refusal();
        refusal.setMessageID(rejected.id().toString());
        rejected.senderMessageId().ifPresent(refusal::setSenderMessageID);
        refusal.setReasonCode(Reason.ATTACHMENT_REJECTED.name());
        refusal.setTitle(Reason.ATTACHMENT_REJECTED.title());
        refusal.setIssueDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        outbox.owe(new Outbox.Owed(
                Ids.next(),
                rejected.sender(),
                Kind.REFUSAL,
                rejected.id(),
                Optional.empty(),
                rejected.senderMessageId(),
                canonical.write(refusal),
                "Refusal of attachment " + rejected.id()));
    }

    /** Who takes no refusals reads it in the description. */
    private boolean hears(Attachment rejected) {
        return catalogue
                .find(rejected.sender())
                .flatMap(Connector::receives)
                .filter(receives -> receives.kinds().containsKey(Kind.REFUSAL))
                .isPresent();
    }
}
