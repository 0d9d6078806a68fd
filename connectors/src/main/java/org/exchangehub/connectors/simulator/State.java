package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.simulator.ReferralState.Standing;
import org.exchangehub.contracts.Kind;

/** What one simulated partner knows from what it has received: referrals, permits and controls. */
final class State {

    private final Map<String, ReferralState> referrals = new Newest<>();
    private final Map<String, PermitLedger> permits = new Newest<>();
    private final Map<String, ControlState> controls = new Newest<>();
    private final Map<String, Problem> problems = new Newest<>();

    synchronized void take(String messageId, Instant at, Reply reply) {
        Note note = reply.note();
        switch (note.kind()) {
            case REFERRAL -> refer(messageId, at, note, reply.lines(), Standing.OPEN);
            case WITHDRAWAL -> refer(messageId, at, note, List.of(), Standing.WITHDRAWN);
            case PERMIT -> permit(note).issue(note.number(), note.code().orElse(""), reply.quantities());
            case ALLOCATION ->
                reply.quantities()
                        .forEach(quantity -> permit(note).move(note.code().orElse(""), quantity));
            case CONTROL_ORDER, CONTROL_RESULT -> control(at, note);
            default -> {}
        }
    }

    private void refer(String messageId, Instant at, Note note, List<ReferralLine> lines, Standing standing) {
        ReferralState known = referrals.get(note.reference());
        if (known == null || known.version() < note.number()) {
            List<ReferralLine> now = standing == Standing.WITHDRAWN && known != null ? known.lines() : lines;
            referrals.put(
                    note.reference(),
                    new ReferralState(
                            note.reference(),
                            note.caseId(),
                            note.number(),
                            now,
                            standing,
                            messageId,
                            at,
                            0,
                            Optional.empty()));
        }
    }

    private PermitLedger permit(Note note) {
        return permits.computeIfAbsent(note.reference(), unknown -> new PermitLedger());
    }

    private void control(Instant at, Note note) {
        boolean ordered = note.kind() == Kind.CONTROL_ORDER;
        Optional<ControlState> known = Optional.ofNullable(controls.get(note.reference()));
        controls.put(
                note.reference(),
                new ControlState(
                        note.reference(),
                        note.caseId().or(() -> known.flatMap(ControlState::caseId)),
                        ordered ? note.code() : known.flatMap(ControlState::order),
                        ordered ? known.flatMap(ControlState::result) : note.code(),
                        known.map(ControlState::since).orElse(at)));
    }

    /** @param last whether no other answer to the message is planned */
    synchronized void answered(Note note, boolean last, Optional<String> refusal) {
        referrals.computeIfPresent(
                note.reference(),
                (reference, known) -> known.version() == note.number() ? known.answered(last, refusal) : known);
    }

    synchronized void problem(Problem problem) {
        problems.put(problem.target() + " " + problem.text(), problem);
    }

    synchronized Optional<ReferralState> referral(String reference) {
        return Optional.ofNullable(referrals.get(reference));
    }

    synchronized List<ReferralState> referrals() {
        return List.copyOf(referrals.values());
    }

    synchronized List<PermitState> permits() {
        return permits.entrySet().stream()
                .map(permit -> permit.getValue().state(permit.getKey()))
                .toList();
    }

    synchronized List<ControlState> controls() {
        return List.copyOf(controls.values());
    }

    synchronized List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    synchronized void clear() {
        referrals.clear();
        permits.clear();
        controls.clear();
        problems.clear();
    }
}
