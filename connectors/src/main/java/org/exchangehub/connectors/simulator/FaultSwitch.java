package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A fault that is switched on.
 *
 * @param probability of striking when it could, above 0 and at most 1
 * @param left how often it may still strike; without limit where empty
 * @param until when it ends by itself; never where empty
 * @param delay how long slow and late last
 * @param target what it strikes begins so
 */
public record FaultSwitch(
        FaultKind kind,
        double probability,
        Optional<Integer> left,
        Optional<Instant> until,
        Duration delay,
        String target) {

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofMinutes(1);

    public FaultSwitch {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is above 0 and at most 1");
        }
        if (left.isPresent() && left.get() < 1) {
            throw new IllegalArgumentException("A count is at least 1");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative");
        }
    }

    /** A fault that strikes anything. */
    public FaultSwitch(
            FaultKind kind, double probability, Optional<Integer> left, Optional<Instant> until, Duration delay) {
        this(kind, probability, left, until, delay, "");
    }

    /** The same, striking only what is written in the register that the partner keeps. */
    public FaultSwitch onWrites() {
        return new FaultSwitch(kind, probability, left, until, delay, PushServer.WRITE);
    }

    /** A fault that strikes whenever it can, until it is switched off. */
    public static FaultSwitch always(FaultKind kind) {
        return new FaultSwitch(kind, 1, Optional.empty(), Optional.empty(), usual(kind));
    }

    /** A fault that strikes the next so many times that it can. */
    public static FaultSwitch times(FaultKind kind, int count) {
        return new FaultSwitch(kind, 1, Optional.of(count), Optional.empty(), usual(kind));
    }

    /** How long slow and late last where nobody says otherwise. */
    public static Duration usual(FaultKind kind) {
        return kind == FaultKind.LATE ? LATE : SLOW;
    }

    public FaultSwitch lasting(Duration other) {
        return new FaultSwitch(kind, probability, left, until, other, target);
    }

    boolean isOver(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }

    /** What is left of it once it has struck. */
    Optional<FaultSwitch> struck() {
        return left.isEmpty()
                ? Optional.of(this)
                : left.filter(count -> count > 1)
                        .map(count -> new FaultSwitch(kind, probability, Optional.of(count - 1), until, delay, target));
    }
}
