package org.exchangehub.routes.deadline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;

/**
 * The deadline of one version of a question, as its row stands.
 *
 * @param subject the referral, or the control order
 * @param version it covers the lines that this version last asked about
 */
public record DeadlineRecord(
        UUID subject,
        int version,
        Kind kind,
        UUID caseId,
        PartnerId partner,
        Due due,
        Acknowledgement acknowledgement,
        DeadlineState state) {

    /** Whether the first sign came. */
    public enum Acknowledgement {
        NOT_WANTED,
        AWAITED,
        GIVEN,
        MISSED
    }

    DeadlineRecord with(DeadlineState next) {
        return new DeadlineRecord(subject, version, kind, caseId, partner, due, acknowledgement, next);
    }

    DeadlineRecord with(Acknowledgement next) {
        return new DeadlineRecord(subject, version, kind, caseId, partner, due, next, state);
    }

    /** Overdue, with what comes of it. */
    DeadlineRecord overdue(Contingency contingency) {
        Due then = new Due(
                due.asked(), due.acknowledgement(), due.answer(), due.reminder(), due.escalation(), contingency);
        return new DeadlineRecord(
                subject, version, kind, caseId, partner, then, acknowledgement, DeadlineState.OVERDUE);
    }

    boolean isSignLate(Instant now) {
        return acknowledgement == Acknowledgement.AWAITED
                && due.acknowledgement().filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** Where it stands by the time alone. */
    DeadlineState at(Instant now) {
        if (state == DeadlineState.STOPPED || state == DeadlineState.OVERDUE) {
            return state;
        }
        if (!due.answer().isAfter(now)) {
            return DeadlineState.OVERDUE;
        }
        if (isPast(due.escalation(), now)) {
            return DeadlineState.ESCALATED;
        }
        return isPast(due.reminder(), now) && state == DeadlineState.RUNNING ? DeadlineState.REMINDED : state;
    }

    /** When it changes next if no answer comes. */
    Optional<Instant> next() {
        if (state == DeadlineState.STOPPED || state == DeadlineState.OVERDUE) {
            return Optional.empty();
        }
        Optional<Instant> sign = acknowledgement == Acknowledgement.AWAITED ? due.acknowledgement() : Optional.empty();
        Optional<Instant> reminder = state == DeadlineState.RUNNING ? due.reminder() : Optional.empty();
        Optional<Instant> escalation = state == DeadlineState.ESCALATED ? Optional.empty() : due.escalation();
        return Stream.of(sign, reminder, escalation, Optional.of(due.answer()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.filter(one -> !one.isAfter(now)).isPresent();
    }
}
