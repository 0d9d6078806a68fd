package org.exchangehub.routes.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.v1.StatusCode;

/**
 * A message received, as its row stands.
 *
 * @param kind code of the kind, or {@code unknown} where it was refused before that was known
 * @param contentHash of the call and the bytes that came, by which a repeat is told from a reused id
 * @param faults where it was refused: one line each, position and reason
 * @param waitsFor the identifier of the case that it waits for
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageRecord(
        UUID id,
        PartnerId sender,
        Optional<String> senderMessageId,
        String kind,
        StatusCode status,
        Optional<UUID> caseId,
        Optional<UUID> referralId,
        Optional<String> mrn,
        Optional<String> lrn,
        Optional<String> correlationId,
        Instant receivedAt,
        byte[] contentHash,
        String connectorHash,
        Optional<String> mapHash,
        Optional<Reason> reason,
        Optional<String> faults,
        Optional<String> waitsFor,
        Optional<Instant> waitsUntil) {

    /** What was wrong with it, where it was refused. */
    public List<Fault> faultList() {
        return faults.stream()
                .flatMap(String::lines)
                .map(line -> line.split("\t", 2))
                .map(parts -> new Fault(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    /** The same message, taken up in a case. */
    public MessageRecord processed(CaseRecord in, Optional<UUID> referral) {
        return new MessageRecord(
                id,
                sender,
                senderMessageId,
                kind,
                StatusCode.PROCESSED,
                Optional.of(in.id()),
                referral,
                in.mrn(),
                Optional.of(in.lrn()),
                correlationId,
                receivedAt,
                contentHash,
                connectorHash,
                mapHash,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same message, waiting for its case. */
    public MessageRecord waiting(
            Identifier awaited, Optional<String> knownMrn, Optional<String> knownLrn, Instant until) {
        return new MessageRecord(
                id,
                sender,
                senderMessageId,
                kind,
                StatusCode.WAITING,
                Optional.empty(),
                Optional.empty(),
                knownMrn,
                knownLrn,
                correlationId,
                receivedAt,
                contentHash,
                connectorHash,
                mapHash,
                Optional.empty(),
                Optional.empty(),
                Optional.of(awaited.key()),
                Optional.of(until));
    }

    /** The same message, refused. */
    public MessageRecord refused(Reason because, String faultLines) {
        return new MessageRecord(
                id,
                sender,
                senderMessageId,
                kind,
                StatusCode.REFUSED,
                caseId,
                referralId,
                mrn,
                lrn,
                correlationId,
                receivedAt,
                contentHash,
                connectorHash,
                mapHash,
                Optional.of(because),
                Optional.of(faultLines),
                Optional.empty(),
                Optional.empty());
    }
}
