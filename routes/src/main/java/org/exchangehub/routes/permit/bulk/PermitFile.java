package org.exchangehub.routes.permit.bulk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;

/**
 * A file of permits that is on record.
 *
 * @param id that of the attachment that holds its bytes
 * @param fault why it was not read to its end
 */
public record PermitFile(
        UUID id,
        PartnerId sender,
        FileFormat format,
        State state,
        Instant takenAt,
        Optional<Instant> endedAt,
        Optional<String> fault) {

    /** Where it stands. */
    public enum State {
        /** Whole and durable; its records are being taken in. */
        TAKEN,
        /** Each of its records has a result. */
        DONE,
        /** It can not be read on; each record before that has a result. */
        BROKEN
    }

    /**
     * How far it is.
     *
     * @param registered records that are in the register
     * @param refused records that are not, each with its reason
     * @param reached the position of the last one
     */
    public record Progress(long registered, long refused, long reached) {}

    /**
     * What became of one record.
     *
     * @param position the number of its line, or of its element, from 1
     * @param message by which the hub has it
     * @param code why it was refused
     * @param faults one a line: position in the record, tab, reason
     */
    public record Result(long position, Optional<UUID> message, Optional<String> code, Optional<String> faults) {}
}
