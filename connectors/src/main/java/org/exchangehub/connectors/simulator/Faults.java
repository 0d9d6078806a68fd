package org.exchangehub.connectors.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exchangehub.connectors.PartnerId;

/** The faults of one simulated partner that are switched on, and what they have struck; the newest 1,000 hits. */
public final class Faults implements AutoCloseable {

    private static final int KEPT = 1_000;

    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<FaultKind, FaultSwitch> switches = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Random> chances = new EnumMap<>(FaultKind.class);
    private final Deque<FaultHit> hits = new ArrayDeque<>();

    /** @param seed the same one makes each kind of fault strike at the same turns again */
    Faults(PartnerId partner, Clock clock, long seed) {
        this.clock = clock;
        for (FaultKind kind : FaultKind.values()) {
            long own = 31L * partner.value().hashCode() + kind.name().hashCode();
            chances.put(kind, new Random(seed ^ own));
        }
    }

    /** Switches a fault on, in place of one of the same kind. */
    public synchronized void on(FaultSwitch fault) {
        switches.put(fault.kind(), fault);
    }

    public synchronized void off(FaultKind kind) {
        switches.remove(kind);
    }

    /** Switches all off; what they have struck stays on record. */
    public synchronized void allOff() {
        switches.clear();
    }

    /** Those that may still strike. */
    public synchronized List<FaultSwitch> switches() {
        Instant now = clock.instant();
        switches.values().removeIf(fault -> fault.isOver(now));
        return List.copyOf(switches.values());
    }

    /** What was struck, oldest first. */
    public synchronized List<FaultHit> hits() {
        return List.copyOf(hits);
    }

    synchronized void forget() {
        switches.clear();
        hits.clear();
    }

    synchronized boolean isOn(FaultKind kind) {
        return switches.containsKey(kind);
    }

    /** Whether this fault strikes now, which is then on record and counted. */
    boolean strikes(FaultKind kind, String target) {
        return strike(kind, target).isPresent();
    }

    /** The fault that strikes now, which is then on record and counted. */
    synchronized Optional<FaultSwitch> strike(FaultKind kind, String target) {
        Instant now = clock.instant();
        FaultSwitch fault = switches.get(kind);
        if (fault == null || fault.isOver(now) || !target.startsWith(fault.target())) {
            return Optional.empty();
        }
        if (chances.getOrDefault(kind, new Random()).nextDouble() >= fault.probability()) {
            return Optional.empty();
        }
        fault.struck().ifPresentOrElse(left -> switches.put(kind, left), () -> switches.remove(kind));
        record(kind, target, now);
        return Optional.of(fault);
    }

    /** Keeps the caller waiting where the partner is slow now. */
    void slow(String target) {
        strike(FaultKind.SLOW, target).map(FaultSwitch::delay).ifPresent(this::pause);
    }

    private void pause(Duration delay) {
        try {
            closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(FaultKind kind, String target, Instant now) {
        FaultHit last = hits.peekLast();
        if (last != null && last.kind() == kind && last.target().equals(target)) {
            hits.removeLast();
            hits.addLast(new FaultHit(kind, target, now, last.times() + 1));
            return;
        }
        if (hits.size() == KEPT) {
            hits.removeFirst();
        }
        hits.addLast(new FaultHit(kind, target, now, 1));
    }

    /** Nobody waits any more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
