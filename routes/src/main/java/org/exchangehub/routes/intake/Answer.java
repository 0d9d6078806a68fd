package org.exchangehub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.v1.Receipt;
import org.exchangehub.contracts.v1.StatusCode;
import org.exchangehub.routes.record.MessageRecord;

/**
 * The hub has taken a message: from now on it is not lost.
 *
 * @param repeated true where the sender had sent the same before: the first sending counted, this one changed nothing
 * @param warnings what is not as it should be, by rules that only warn
 * @param document what the hub has just answered beyond the receipt, as it is on record; absent also where it is only there
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(
        UUID messageId,
        Optional<String> senderMessageId,
        Optional<UUID> caseId,
        Optional<String> mrn,
        Optional<String> lrn,
        StatusCode status,
        boolean repeated,
        List<Fault> warnings,
        Optional<byte[]> document) {

    static Answer of(MessageRecord message, boolean repeated) {
        return new Answer(
                message.id(),
                message.senderMessageId(),
                message.caseId(),
                message.mrn(),
                message.lrn(),
                message.status(),
                repeated,
                List.of(),
                Optional.empty());
    }

    Answer with(Optional<byte[]> answered) {
        return new Answer(messageId, senderMessageId, caseId, mrn, lrn, status, repeated, warnings, answered);
    }

    Answer warned(List<Fault> found) {
        return new Answer(messageId, senderMessageId, caseId, mrn, lrn, status, repeated, found, document);
    }

    /** The answer as a canonical receipt. */
    public Receipt receipt() {
        Receipt receipt = new Receipt();
        receipt.setMessageID(messageId.toString());
        senderMessageId.ifPresent(receipt::setSenderMessageID);
        caseId.map(UUID::toString).ifPresent(receipt::setCaseID);
        mrn.ifPresent(receipt::setMRN);
        lrn.ifPresent(receipt::setLRN);
        receipt.setStatusCode(status);
        return receipt;
    }
}
