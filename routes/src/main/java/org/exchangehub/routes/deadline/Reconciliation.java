package org.exchangehub.routes.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.clearance.CaseFacts;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.deadline.Obligations.ObligationRecord;
import org.exchangehub.routes.deadline.Obligations.State;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;

/** Puts obligations on record for silence past its time, and closes them by what the agency says in the end. */
public final class Reconciliation {

    private final Obligations obligations;
    private final Calculus calculus;
    private final Evidence evidence;

    public Reconciliation(Obligations obligations, Calculus calculus, Evidence evidence) {
        this.obligations = obligations;
        this.calculus = calculus;
        this.evidence = evidence;
    }

    void open(CaseRecord concerned, DeadlineRecord overdue, List<Integer> lines) {
        lines.forEach(line ->
                obligations.open(overdue, line, "Answers for the goods until " + overdue.partner() + " has agreed"));
        evidence.note(Step.of(
                concerned.id(),
                "OBLIGED",
                overdue.partner(),
                Kind.REFERRAL,
                overdue.subject(),
                "Obligations for lines " + lines + " until the agency answers"));
    }

    /** @param over where the case has come to an end without release */
    void reconcile(CaseRecord concerned, Map<UUID, Standing> standings, boolean over, Instant now) {
        for (ObligationRecord open : obligations.openOfCase(concerned.id())) {
            Optional<Standing> asking = Optional.ofNullable(standings.get(open.referral()))
                    .filter(standing -> !over && standing.asks(open.line(), open.version()));
            Optional<DispositionCode> answer = asking.flatMap(standing -> answer(standing, open));
            State state = asking.isEmpty()
                    ? State.LAPSED
                    : answer.map(Reconciliation::by).orElse(State.OPEN);
            if (state != State.OPEN) {
                obligations.reconcile(open, state, answer, now);
                evidence.note(Step.of(
                        concerned.id(),
                        "RECONCILED",
                        open.partner(),
                        Kind.REFERRAL,
                        open.referral(),
                        "Obligation " + open.id() + " for line " + open.line() + ": " + state
                                + answer.map(code -> " by " + code).orElse("")));
            }
        }
    }

    private Optional<DispositionCode> answer(Standing standing, ObligationRecord open) {
        return standing.lines().stream()
                .filter(line -> line.line() == open.line())
                .findFirst()
                .flatMap(line -> calculus.current(CaseFacts.given(line, standing.answers())))
                .map(Given::code);
    }

    private static State by(DispositionCode answer) {
        return switch (answer) {
            case MAY_PROCEED, CONDITIONAL -> State.FULFILLED;
            case UNDER_REVIEW -> State.OPEN;
            case HOLD_INTACT, DO_NOT_OPEN, MOVE_TO_SECURE_FACILITY, EXAMINE, DOCUMENT_REQUIRED, DATA_REJECTED, REFUSE ->
                State.BREACHED;
        };
    }
}
