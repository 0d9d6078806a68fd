package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets each answer of one simulated partner to the hub, trying again until the hub has taken or refused it. */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int KEPT = 10_000;
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final AnswerChannel channel;
    private final Agenda agenda;
    private final Clock clock;
    private final Faults faults;
    private final BooleanSupplier up;
    private final Consumer<Exception> trouble;
    private final Deque<Sent> sent = new ArrayDeque<>();

    /** @param trouble gets why the hub did not take an answer now */
    Dispatch(
            AnswerChannel channel,
            Agenda agenda,
            Clock clock,
            Faults faults,
            BooleanSupplier up,
            Consumer<Exception> trouble) {
        this.trouble = trouble;
        this.channel = channel;
        this.agenda = agenda;
        this.clock = clock;
        this.faults = faults;
        this.up = up;
    }

    /** @param then gets what became of it */
    void send(Outgoing answer, Consumer<Sent> then) {
        boolean breaks = faults.strikes(FaultKind.MALFORMED, answer.messageId());
        Outgoing said = breaks ? answer.brokenOff() : answer;
        attempt(said, FIRST_RETRY, first -> {
            if (faults.strikes(FaultKind.DUPLICATE, said.messageId())) {
                attempt(said, FIRST_RETRY, again -> {});
            }
            if (faults.strikes(FaultKind.DUPLICATE_NEW_ID, said.messageId())) {
                attempt(said.as(UUID.randomUUID().toString()), FIRST_RETRY, again -> {});
            }
            then.accept(first);
        });
    }

    /** Answers that the hub took or refused, oldest first. */
    List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    void forget() {
        synchronized (sent) {
            sent.clear();
        }
    }

    private void attempt(Outgoing answer, Duration retry, Consumer<Sent> then) {
        Optional<String> refusal;
        try {
            if (!up.getAsBoolean() || faults.strikes(FaultKind.DOWN, answer.messageId())) {
                later(answer, retry, then);
                return;
            }
            refusal = channel.send(answer.messageId(), answer.inReplyTo(), answer.wire());
        } catch (IOException e) {
            LOG.debug("Answer {} not taken yet: {}", answer.messageId(), e.getMessage());
            trouble.accept(e);
            later(answer, retry, then);
            return;
        }
        refusal.ifPresent(reason -> LOG.info("The hub refused answer {}: {}", answer.messageId(), reason));
        Sent done =
                new Sent(answer.messageId(), answer.inReplyTo().messageId(), clock.instant(), answer.wire(), refusal);
        remember(done);
        then.accept(done);
    }

    private void later(Outgoing answer, Duration retry, Consumer<Sent> then) {
        Duration next = retry.multipliedBy(2);
        agenda.after(retry, () -> attempt(answer, next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY, then));
    }

    private void remember(Sent answer) {
        synchronized (sent) {
            if (sent.size() == KEPT) {
                sent.removeFirst();
            }
            sent.addLast(answer);
        }
    }
}
