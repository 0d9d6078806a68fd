package org.exchangehub.connectors.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** Answers that lie ready until the hub fetches and acknowledges them; the newest 10,000. */
final class ServedAnswers implements AnswerChannel {

    private final Map<String, Served> byId = new Newest<>();

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) {
        serve(messageId, answer);
        return Optional.empty();
    }

    synchronized void serve(String id, Wire message) {
        byId.putIfAbsent(id, new Served(id, message, Served.Standing.OPEN, ""));
    }

    synchronized void acknowledge(String id, Served.Standing standing, String why) {
        byId.computeIfPresent(id, (same, served) -> served.become(standing, why));
    }

    /** Oldest first. */
    synchronized List<Served> all() {
        return List.copyOf(byId.values());
    }

    synchronized void forget() {
        byId.clear();
    }

    @Override
    public void close() {}
}
