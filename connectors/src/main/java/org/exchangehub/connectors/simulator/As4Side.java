package org.exchangehub.connectors.simulator;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.jspecify.annotations.Nullable;

/** A simulated partner as one side of an exchange by AS4: its mode and keys, and what lies ready for the hub to pull. */
final class As4Side {

    /** Who is at the other side. */
    static final String HUB = "hub";

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final PartnerId partner;
    private final As4Mode mode;
    private final ThrowAwayKeys keys;
    private final Set<String> taken = Collections.newSetFromMap(Collections.synchronizedMap(new Newest<>()));
    private final ConcurrentLinkedDeque<As4Sent> ready = new ConcurrentLinkedDeque<>();
    private @Nullable As4Writer writer;
    private @Nullable As4Reader reader;
    private volatile boolean pulled;

    /** @param mode as the hub sees it */
    As4Side(PartnerId partner, As4Mode mode, ThrowAwayKeys keys) {
        this.partner = partner;
        this.mode = mode.mirrored();
        this.keys = keys;
    }

    PartnerId partner() {
        return partner;
    }

    As4Mode mode() {
        return mode;
    }

    SideKeys keysOfHub() {
        return keys.self();
    }

    /** Made at the first message, so that a partner that says nothing costs nothing. */
    synchronized As4Writer writer() {
        if (writer == null) {
            writer = new As4Writer(keys.other());
        }
        return writer;
    }

    synchronized As4Reader reader() {
        if (reader == null) {
            reader = new As4Reader(Map.of(HUB, keys.other()), MOST_BYTES);
        }
        return reader;
    }

    /** Notes that a message came by AS4. */
    void take(String messageId) {
        taken.add(messageId);
    }

    /** Whether a message came by AS4. */
    boolean took(String messageId) {
        return taken.contains(messageId);
    }

    void laysReady(boolean now) {
        pulled = now;
    }

    boolean laysReady() {
        return pulled;
    }

    void lay(As4Sent message) {
        ready.addLast(message);
    }

    int ready() {
        return ready.size();
    }

    /** What is given to who pulls; it lies there until its receipt has come. */
    Optional<As4Sent> next() {
        return Optional.ofNullable(ready.peekFirst());
    }

    /** The message is settled: its receipt has come, or the error that refuses it. */
    void settled(String messageId) {
        ready.removeIf(one -> one.messageId().equals(messageId));
    }

    /** What was laid ready under this id and is not settled. */
    Optional<As4Sent> lying(String messageId) {
        return ready.stream().filter(one -> one.messageId().equals(messageId)).findFirst();
    }
}
