package org.exchangehub.routes.deadline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.ReminderCode;

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

    public DeadlineRecord with(DeadlineState next) {
        return new DeadlineRecord(subject, version, kind, caseId, partner, due, acknowledgement, next);
    }

    public DeadlineRecord with(Acknowledgement next) {
        return new DeadlineRecord(subject, version, kind, caseId, partner, due, next, state);
    }

    /** Overdue, with what comes of it. */
    DeadlineRecord overdue(Contingency contingency) {
        return with(due.with(contingency)).with(DeadlineState.OVERDUE);
    }

    /** The time runs anew to a later end; nothing changes where this one is no later. */
    public DeadlineRecord until(Instant end) {
        return end.isAfter(due.answer()) ? with(due.endingAt(end)).with(DeadlineState.RUNNING) : this;
    }

    private DeadlineRecord with(Due moments) {
        return new DeadlineRecord(subject, version, kind, caseId, partner, moments, acknowledgement, state);
    }

    /** The first sign came. */
    public DeadlineRecord acknowledged() {
        return acknowledgement == Acknowledgement.AWAITED ? with(Acknowledgement.GIVEN) : this;
    }

    /** What the time alone makes of it. */
    public DeadlineRecord at(Instant now) {
        DeadlineRecord then = with(stateAt(now));
        return isSignLate(now) ? then.with(Acknowledgement.MISSED) : then;
    }

    /** What there is to be said of it that could not be said of it before. */
    public Optional<ReminderCode> news(DeadlineRecord before) {
        if (state == before.state) {
            return acknowledgement == Acknowledgement.MISSED && before.acknowledgement != Acknowledgement.MISSED
                    ? Optional.of(ReminderCode.REMINDER)
                    : Optional.empty();
        }
        return state.code();
    }

    boolean isSignLate(Instant now) {
        return acknowledgement == Acknowledgement.AWAITED
                && due.acknowledgement().filter(moment -> !moment.isAfter(now)).isPresent();
    }

    private DeadlineState stateAt(Instant now) {
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
