package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.simulator.Reply.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the answers of one simulated partner: those to one message one after the other, each until the hub has it, none
 * any more when a newer version of the referral has come.
 */
final class Answering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int KEPT = 10_000;
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final Replies replies;
    private final Inbox inbox;
    private final AnswerChannel channel;
    private final Pace pace;
    private final BooleanSupplier up;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor threads;

    Answering(PartnerId partner, Replies replies, Inbox inbox, AnswerChannel channel, Pace pace, BooleanSupplier up) {
        this.replies = replies;
        this.inbox = inbox;
        this.channel = channel;
        this.pace = pace;
        this.up = up;
        this.threads = new ScheduledThreadPoolExecutor(
                2,
                Thread.ofPlatform()
                        .daemon()
                        .name("simulator-" + partner + "-answers-", 1)
                        .factory());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Plans the first answer; each plans the next one when the hub has it. */
    void plan(Received received, List<Answer> answers) {
        if (!answers.isEmpty()) {
            after(delay(answers.getFirst()), () -> make(received, 0));
        }
    }

    /** Answers that the hub took or refused, oldest first. */
    List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    // The map runs anew for each answer, so that its times are those of sending.
    private void make(Received received, int step) {
        if (received.note().filter(inbox::overtaken).isPresent()) {
            return;
        }
        String id = UUID.randomUUID().toString();
        replies.to(received.wire(), pace.clock().instant(), id)
                .ifPresent(reply -> send(received, reply.answers(), step, id, FIRST_RETRY));
    }

    private void send(Received received, List<Answer> answers, int step, String messageId, Duration retry) {
        Wire wire = answers.get(step).wire();
        Optional<String> refusal;
        try {
            if (!up.getAsBoolean()) {
                throw new IOException("switched off");
            }
            refusal = channel.send(messageId, received, wire);
        } catch (IOException e) {
            LOG.debug("Answer {} not taken yet: {}", messageId, e.getMessage());
            Duration next = retry.multipliedBy(2);
            after(
                    retry,
                    () -> send(received, answers, step, messageId, next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY));
            return;
        }
        refusal.ifPresent(reason -> LOG.info("The hub refused answer {}: {}", messageId, reason));
        remember(new Sent(messageId, received.messageId(), pace.clock().instant(), wire, refusal));
        if (step + 1 < answers.size()) {
            after(delay(answers.get(step + 1)), () -> make(received, step + 1));
        }
    }

    private void remember(Sent answer) {
        synchronized (sent) {
            if (sent.size() == KEPT) {
                sent.removeFirst();
            }
            sent.addLast(answer);
        }
    }

    private Duration delay(Answer answer) {
        return pace.delay().orElse(answer.delay());
    }

    private void after(Duration delay, Runnable step) {
        try {
            threads.schedule(() -> guarded(step), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed, nothing more is answered", e);
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("An answer could not be made", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
