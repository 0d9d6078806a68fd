package org.exchangehub.connectors.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one simulated partner has received, newest messages only, each id once. */
final class Inbox {

    private static final int KEPT = 10_000;

    private final Map<String, Received> byId = new Newest<>();
    private final Map<String, Integer> newestVersion = new Newest<>();

    /** Counts a repeat, where the message is known. */
    synchronized Optional<Received> repeated(String messageId) {
        return Optional.ofNullable(byId.computeIfPresent(messageId, (id, known) -> known.again()));
    }

    synchronized void add(Received received) {
        byId.put(received.messageId(), received);
        received.note()
                .filter(Note::ofReferral)
                .ifPresent(note -> newestVersion.merge(note.reference(), note.number(), Math::max));
    }

    /** Whether the partner has heard something newer about the same referral. */
    synchronized boolean overtaken(Note note) {
        return note.ofReferral() && newestVersion.getOrDefault(note.reference(), 0) > note.number();
    }

    /** In the order of arrival. */
    synchronized List<Received> all() {
        return List.copyOf(byId.values());
    }

    private static final class Newest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    }
}
