package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;

/** What one simulated partner does with its messages, by whichever channel they come and go. */
final class Desk implements AutoCloseable {

    private static final int MOST_WORDS = 400;

    private final PartnerId id;
    private final String mediaType;
    private final Pace pace;
    private final Replies replies;
    private final Faults faults;
    private final Agenda agenda;
    private final Dispatch dispatch;
    private final Answering answering;
    private final Inbox inbox = new Inbox();
    private final State state = new State();
    private final Scripts scripts = new Scripts();
    private volatile boolean up = true;
    private volatile AnswerMode mode = AnswerMode.RULES;

    /** @param mediaType of what the partner receives */
    Desk(PartnerId id, String mediaType, Replies replies, AnswerChannel channel, Pace pace, Faults faults) {
        this.id = id;
        this.mediaType = mediaType;
        this.pace = pace;
        this.replies = replies;
        this.faults = faults;
        agenda = new Agenda(id);
        dispatch = new Dispatch(
                channel, agenda, pace.clock(), faults, this::isUp, failed -> trouble("An answer is not taken", failed));
        answering = new Answering(replies, inbox, state, pace, faults, dispatch, agenda);
    }

    /** Notes that the hub is not there, or does not let the partner in. */
    void trouble(String what, Exception failed) {
        String why = failed.getMessage()
                + Optional.ofNullable(failed.getCause())
                        .map(cause -> " (" + cause.getMessage() + ")")
                        .orElse("");
        state.problem(new Problem(
                pace.clock().instant(), "the hub", what + ": " + why.substring(0, Math.min(MOST_WORDS, why.length()))));
    }

    PartnerId id() {
        return id;
    }

    Faults faults() {
        return faults;
    }

    Inbox inbox() {
        return inbox;
    }

    State state() {
        return state;
    }

    Scripts scripts() {
        return scripts;
    }

    List<Sent> sent() {
        return dispatch.sent();
    }

    boolean isUp() {
        return up;
    }

    void power(boolean on) {
        up = on;
    }

    AnswerMode mode() {
        return mode;
    }

    void mode(AnswerMode now) {
        mode = now;
    }

    boolean takesScripts() {
        return replies.takeScripts();
    }

    /** Remembers a message and plans the answers; one that is known by its id is counted and not answered again. */
    synchronized Received take(String messageId, Optional<String> correlationId, byte[] body) {
        Optional<Received> known = inbox.repeated(messageId);
        if (known.isPresent()) {
            return known.get();
        }
        Instant now = pace.clock().instant();
        Wire wire = new Wire(mediaType, body);
        Optional<Reply> reply =
                replies.to(wire, now, UUID.randomUUID().toString(), Script.NONE, inbox.history(messageId));
        Received received = new Received(
                messageId, correlationId, now, wire, reply.map(Reply::note), reply.flatMap(Reply::receipt), 0);
        inbox.add(received);
        reply.ifPresentOrElse(
                understood -> understand(received, understood),
                () -> state.problem(new Problem(now, messageId, "The message was not understood")));
        return received;
    }

    private void understand(Received received, Reply reply) {
        state.take(received.messageId(), received.at(), reply);
        if (inbox.overtaken(reply.note())) {
            return;
        }
        boolean asked = reply.note().kind() == Kind.REFERRAL;
        Script script = asked ? scripts.take(reply.note().reference(), reply.lines()) : Script.NONE;
        if (!script.isEmpty()) {
            follow(received, script);
        } else if (asked && mode == AnswerMode.MANUAL) {
            answering.follow(new Plan(received, script, List.of(), pace));
        } else {
            answering.follow(new Plan(received, script, reply.answers(), pace));
        }
    }

    /**
     * Answers a referral now, instead of what was planned for it.
     *
     * @param reference a referral that the partner has and that is not withdrawn
     * @throws IllegalStateException where the partner's form has no such answer
     */
    synchronized void answer(String reference, Script script) {
        ReferralState referral = state.referral(reference)
                .filter(known -> known.standing() != ReferralState.Standing.WITHDRAWN)
                .orElseThrow(() -> new IllegalArgumentException("There is no open referral " + reference));
        Received received = inbox.find(referral.messageId())
                .orElseThrow(() -> new IllegalArgumentException("The message of that referral is forgotten"));
        if (follow(received, script) == 0) {
            throw new IllegalStateException("The partner has no answer to this referral in its own form");
        }
    }

    private int follow(Received received, Script script) {
        Instant now = pace.clock().instant();
        List<Reply.Answer> answers = replies.to(
                        received.wire(), now, UUID.randomUUID().toString(), script, inbox.history(received.messageId()))
                .map(Reply::answers)
                .orElse(List.of());
        if (answers.isEmpty()) {
            state.problem(new Problem(now, received.messageId(), "The script gives no answer in the partner's form"));
        }
        answering.follow(new Plan(received, script, answers, pace));
        return answers.size();
    }

    /** Everything as at the start: nothing received, known or meant to be sent; up, by the rules, without faults. */
    synchronized void reset() {
        answering.forget();
        inbox.clear();
        state.clear();
        scripts.clear();
        dispatch.forget();
        faults.forget();
        mode = AnswerMode.RULES;
        up = true;
    }

    @Override
    public void close() {
        faults.close();
        agenda.close();
    }
}
