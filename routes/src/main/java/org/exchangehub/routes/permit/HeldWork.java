package org.exchangehub.routes.permit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Identifier;

/**
 * What is to be asked of a register that a partner keeps, or done in it: for a message that waits for its answer, or for a permit
 * that a case's declaration names.
 *
 * @param stamp the declaration for which it is; none for a message
 * @param declaration by which the ledger knows the case's declaration
 * @param judgedAt the time for which the permit is judged
 * @param steps how many writes went out; with the id it names each of them to the partner
 * @param sent a write whose outcome is not on record
 */
record HeldWork(
        long seq,
        UUID id,
        Named named,
        Optional<UUID> message,
        Optional<Place> place,
        Goal goal,
        Optional<Identifier> declaration,
        Optional<UUID> stamp,
        Instant judgedAt,
        boolean open,
        int attempts,
        int steps,
        Instant askedAt,
        Optional<Sent> sent,
        Optional<Outcome> outcome) {

    /** To what the register is to be brought. */
    enum Goal {
        /** What the message asks. */
        ANSWER,
        CHECKED,
        RESERVED,
        WRITTEN_OFF,
        /** Nothing is held for the declaration line any more. */
        FREE
    }

    /** Which permit of which case. */
    record Place(UUID caseId, int item, int namedLine) {}

    /**
     * A write: what the declaration line had of the line, and what it has if it is done.
     *
     * @param answer to the message, if it is done
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(
            UUID permit,
            RegisterAction action,
            int line,
            Usage usage,
            Allocated before,
            Allocated after,
            Optional<byte[]> answer) {}

    /**
     * What became of it, for a case.
     *
     * @param revision of the mirror at that time
     */
    record Outcome(
            Use.Standing standing,
            String reason,
            String text,
            Optional<UUID> permit,
            Optional<Integer> line,
            int revision) {}

    String requestId() {
        return id + "/" + steps;
    }
}
