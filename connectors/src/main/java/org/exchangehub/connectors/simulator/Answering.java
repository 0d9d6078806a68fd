package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangehub.connectors.simulator.Reply.Answer;

/**
 * Makes the answers of one simulated partner: those to one message one after the other, none any more when a newer version
 * of the referral or another plan for it has come.
 */
final class Answering {

    private final Replies replies;
    private final Inbox inbox;
    private final State state;
    private final Pace pace;
    private final Faults faults;
    private final Dispatch dispatch;
    private final Agenda agenda;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    Answering(Replies replies, Inbox inbox, State state, Pace pace, Faults faults, Dispatch dispatch, Agenda agenda) {
        this.replies = replies;
        this.inbox = inbox;
        this.state = state;
        this.pace = pace;
        this.faults = faults;
        this.dispatch = dispatch;
        this.agenda = agenda;
    }

    /** Begins a plan, in place of one for the same thing; each answer begins the next one when the hub has it. */
    void follow(Plan plan) {
        if (plan.steps() == 0) {
            plans.remove(plan.subject());
        } else {
            plans.put(plan.subject(), plan);
            next(plan, 0);
        }
    }

    void forget() {
        plans.clear();
        agenda.clear();
    }

    private void next(Plan plan, int step) {
        if (step < plan.steps()) {
            agenda.after(plan.delay(step), () -> make(plan, step));
        } else {
            plans.remove(plan.subject(), plan);
        }
    }

    private void make(Plan plan, int step) {
        boolean overtaken = plan.received().note().filter(inbox::overtaken).isPresent();
        if (overtaken || plans.get(plan.subject()) != plan) {
            plans.remove(plan.subject(), plan);
            return;
        }
        write(plan, step).ifPresent(answer -> {
            boolean hasNext = step + 1 < plan.steps();
            if (hasNext && faults.strikes(FaultKind.WRONG_ORDER, answer.messageId())) {
                agenda.after(plan.delay(step + 1), () -> swap(plan, step, answer));
                return;
            }
            Runnable send = () -> dispatch.send(answer, sent -> settled(plan, step, sent));
            faults.strike(FaultKind.LATE, answer.messageId())
                    .ifPresentOrElse(late -> agenda.after(late.delay(), send), send);
        });
    }

    /** The second answer goes out first, though it was decided later. */
    private void swap(Plan plan, int step, Outgoing first) {
        write(plan, step + 1)
                .ifPresent(second -> dispatch.send(second, sent -> {
                    state(plan, false, sent);
                    dispatch.send(first, late -> settled(plan, step + 1, late));
                }));
    }

    private void settled(Plan plan, int step, Sent sent) {
        state(plan, step + 1 == plan.steps(), sent);
        next(plan, step + 1);
    }

    private void state(Plan plan, boolean last, Sent sent) {
        plan.received().note().ifPresent(note -> state.answered(note, last, sent.refusal()));
    }

    private Optional<Received> earlier(Plan plan, String answerId) {
        return plan.received()
                .note()
                .filter(note -> faults.isOn(FaultKind.WRONG_VERSION))
                .flatMap(inbox::earlier)
                .filter(earlier -> faults.strikes(FaultKind.WRONG_VERSION, answerId));
    }

    // The map runs anew for each answer, so that its times are those of deciding.
    private Optional<Outgoing> write(Plan plan, int step) {
        String id = UUID.randomUUID().toString();
        Instant now = pace.clock().instant();
        Received about = earlier(plan, id).orElse(plan.received());
        Optional<Outgoing> answer = replies.to(about.wire(), now, id, plan.script(), inbox.history(about.messageId()))
                .map(Reply::answers)
                .filter(answers -> !answers.isEmpty())
                .map(answers -> answers.get(Math.min(step, answers.size() - 1)))
                .map(Answer::wire)
                .map(wire -> new Outgoing(id, plan.received(), wire));
        if (answer.isEmpty()) {
            state.problem(new Problem(now, about.messageId(), "No answer could be made in the partner's form"));
            plans.remove(plan.subject(), plan);
        }
        return answer;
    }
}
