package org.exchangehub.routes.intake;

import java.util.Optional;
import org.exchangehub.connectors.Interchange;
import org.exchangehub.connectors.Interchange.Verdict;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What partners say by CONTRL of the interchanges that the hub sent them: that the syntax was accepted is a step of its own on
 * the timeline, and a delivery whose syntax was rejected is one that its receiver has refused.
 */
public final class SyntaxAnswers {

    private final Outbox outbox;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    public SyntaxAnswers(Outbox outbox, Evidence evidence, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /** @throws RefusedException CORRELATION_UNKNOWN where the hub sent this partner no such interchange */
    void heard(PartnerId sender, Interchange acknowledgement) {
        for (Verdict verdict : acknowledgement.verdicts()) {
            transaction.executeWithoutResult(status -> heard(sender, verdict));
        }
    }

    private void heard(PartnerId sender, Verdict verdict) {
        DeliveryRecord sent = number(verdict.reference())
                .flatMap(seq -> outbox.lockNumbered(sender, seq))
                .orElseThrow(() -> new RefusedException(
                        Reason.CORRELATION_UNKNOWN, "UCI01", "No interchange " + verdict.reference() + " was sent"));
        if (sent.state() == DeliveryState.SENDING || sent.state() == DeliveryState.RELAYED) {
            throw new RefusedException(Reason.OVERLOADED, "What it answers is not settled yet");
        }
        if (sent.state() == DeliveryState.REFUSED) {
            return;
        }
        if (verdict.isAccepted()) {
            evidence.note(step(sent, "SYNTAX_ACCEPTED", "CONTRL accepts interchange " + verdict.reference()));
        } else {
            String detail = "CONTRL rejects interchange " + verdict.reference() + ": " + verdict.why();
            outbox.refused(sent, Reason.RECEIVER_REFUSED, detail);
            evidence.note(step(sent, "REFUSED", detail));
        }
    }

    /** The hub numbers its interchanges by its deliveries. */
    private static Optional<Long> number(String reference) {
        return reference.matches("[0-9]{1,14}") ? Optional.of(Long.valueOf(reference)) : Optional.empty();
    }

    private static Step step(DeliveryRecord sent, String code, String text) {
        return Step.of(sent.caseId(), code, sent.partner(), sent.kind(), sent.id(), text);
    }
}
