package org.exchangehub.connectors.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Kind;

/** What one simulated partner has received, newest messages only, each id once. */
final class Inbox {

    private final Map<String, Received> byId = new Newest<>();
    private final Map<String, Integer> newestVersion = new Newest<>();

    /** Counts a repeat, where the message is known. */
    synchronized Optional<Received> repeated(String messageId) {
        return Optional.ofNullable(byId.computeIfPresent(messageId, (id, known) -> known.again()));
    }

    synchronized Optional<Received> find(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
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

    /** The message that brought the version of the same referral before this one. */
    synchronized Optional<Received> earlier(Note note) {
        return byId.values().stream()
                .filter(received -> received.note()
                        .filter(other -> note.kind() == Kind.REFERRAL
                                && other.kind() == Kind.REFERRAL
                                && other.reference().equals(note.reference())
                                && other.number() < note.number())
                        .isPresent())
                .max(Comparator.comparing(
                        received -> received.note().map(Note::number).orElse(0)));
    }

    /** What came before a message, in the order of arrival: a line with reference and code for each that was understood so far. */
    synchronized String history(String messageId) {
        return byId.values().stream()
                .takeWhile(received -> !received.messageId().equals(messageId))
                .flatMap(received -> received.note().stream())
                .filter(note -> note.code().isPresent())
                .map(note -> note.reference() + " " + note.code().get())
                .collect(Collectors.joining("\n"));
    }

    /** In the order of arrival. */
    synchronized List<Received> all() {
        return List.copyOf(byId.values());
    }

    synchronized void clear() {
        byId.clear();
        newestVersion.clear();
    }
}
