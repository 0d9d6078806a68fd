package org.exchangehub.routes.control;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.ControlOriginCode;
import org.exchangehub.contracts.v1.ControlStateCode;

/**
 * A control as its row stands.
 *
 * @param number the id that its requester gave it
 * @param caseId the case whose goods are to be examined; none for an alert
 * @param alert the alert that made it
 * @param lines the goods items, all where empty
 * @param since when it was ordered
 */
public record ControlRecord(
        UUID id,
        PartnerId requester,
        String number,
        int version,
        Optional<UUID> caseId,
        Optional<UUID> alert,
        ControlStateCode state,
        Optional<ControlOriginCode> origin,
        Set<Integer> lines,
        String reasonCode,
        Optional<String> reasonText,
        Window window,
        Optional<String> priority,
        boolean confidential,
        Instant since) {

    /** Whether it still waits to be carried out. */
    boolean isOpen() {
        return switch (state) {
            case ORDERED, ACCEPTED, RESCHEDULED -> true;
            case WATCHING, DECLINED, CANCELLED, FINISHED -> false;
        };
    }

    /** Whether it will never be carried out. */
    boolean isOff() {
        return state == ControlStateCode.DECLINED || state == ControlStateCode.CANCELLED;
    }

    boolean isAfterEntry() {
        return origin.filter(ControlOriginCode.AFTER_ENTRY::equals).isPresent();
    }

    boolean concerns(int line) {
        return lines.isEmpty() || lines.contains(line);
    }

    boolean concernsAny(Collection<Integer> some) {
        return some.stream().anyMatch(this::concerns);
    }

    /** Whether both want some of the same goods. */
    boolean overlaps(ControlRecord other) {
        return lines.isEmpty() || other.lines.isEmpty() || other.concernsAny(lines);
    }

    ControlRecord in(ControlStateCode next) {
        return in(next, window);
    }

    ControlRecord in(ControlStateCode next, Window moved) {
        return new ControlRecord(
                id,
                requester,
                number,
                version,
                caseId,
                alert,
                next,
                origin,
                lines,
                reasonCode,
                reasonText,
                moved,
                priority,
                confidential,
                since);
    }

    /** The control that this alert makes on a case. */
    ControlRecord on(UUID controlId, UUID matched, Set<Integer> matchedLines, Instant at) {
        return new ControlRecord(
                controlId,
                requester,
                number,
                version,
                Optional.of(matched),
                Optional.of(id),
                ControlStateCode.ORDERED,
                origin.or(() -> Optional.of(ControlOriginCode.ALERT)),
                matchedLines,
                reasonCode,
                reasonText,
                window,
                priority,
                confidential,
                at);
    }

    /** The same control about more goods. */
    ControlRecord widened(Set<Integer> more) {
        Set<Integer> all = new TreeSet<>();
        if (!lines.isEmpty() && !more.isEmpty()) {
            all.addAll(lines);
            all.addAll(more);
        }
        return new ControlRecord(
                id,
                requester,
                number,
                version,
                caseId,
                alert,
                state,
                origin,
                all,
                reasonCode,
                reasonText,
                window,
                priority,
                confidential,
                since);
    }
}
