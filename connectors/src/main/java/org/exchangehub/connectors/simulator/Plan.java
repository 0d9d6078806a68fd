package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.util.List;
import org.exchangehub.connectors.simulator.Reply.Answer;

/** The answers that a simulated partner means to give to one message; another plan for the same thing replaces it. */
final class Plan {

    private final Received received;
    private final Script script;
    private final List<Duration> delays;

    Plan(Received received, Script script, List<Answer> answers, Pace pace) {
        this.received = received;
        this.script = script;
        this.delays = java.util.stream.IntStream.range(0, answers.size())
                .mapToObj(step -> script.delay(step)
                        .or(pace::delay)
                        .orElse(answers.get(step).delay()))
                .toList();
    }

    Received received() {
        return received;
    }

    Script script() {
        return script;
    }

    int steps() {
        return delays.size();
    }

    Duration delay(int step) {
        return delays.get(step);
    }

    /** What it is about: the referral, or the message itself. */
    String subject() {
        return received.note().filter(Note::ofReferral).map(Note::reference).orElse(received.messageId());
    }
}
