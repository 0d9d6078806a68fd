package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.deadline.Obligations.ObligationRecord;
import org.exchangehub.routes.deadline.Obligations.PermitOwed;
import org.exchangehub.routes.deadline.Obligations.State;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;

/**
 * Puts an obligation on record for goods that go though the register of their permit could not be asked, and closes it by what
 * the register says when it is back (Implementing Regulation (EU) 2024/2145, article 11). The case is locked.
 */
final class Contingency {

    private final Obligations obligations;
    private final Evidence evidence;

    Contingency(Obligations obligations, Evidence evidence) {
        this.obligations = obligations;
        this.evidence = evidence;
    }

    /** @param uses of the case as they stand now */
    void look(Followed followed, List<Use> uses) {
        List<ObligationRecord> owed =
                obligations.openForPermits(followed.concerned().id());
        owed.forEach(open -> reconcile(followed, open, uses));
        uses.stream()
                .filter(use ->
                        use.standing() == Standing.OBLIGED && owed.stream().noneMatch(open -> isOf(open, use)))
                .forEach(use -> open(followed, use));
    }

    private void open(Followed followed, Use use) {
        obligations.open(
                followed.concerned().id(),
                followed.concerned().version(),
                use.item(),
                use.issuer(),
                new PermitOwed(use.kind(), use.reference()),
                "Answers for the goods until the register of " + use.issuer() + " has confirmed permit "
                        + use.reference(),
                followed.now());
        note(followed, use.issuer(), "OBLIGED", "Obligation for line " + use.item() + " until the register answers");
    }

    private void reconcile(Followed followed, ObligationRecord open, List<Use> uses) {
        Optional<Use> use = uses.stream().filter(one -> isOf(open, one)).findFirst();
        State state = use.map(one -> switch (one.standing()) {
                    case COVERS -> State.FULFILLED;
                    case COVERS_NOT -> State.BREACHED;
                    case UNKNOWN, OBLIGED, WARNS -> State.OPEN;
                    case FREE -> State.LAPSED;
                })
                .orElse(State.LAPSED);
        if (state != State.OPEN) {
            obligations.reconcile(open, state, Optional.empty(), followed.now());
            note(
                    followed,
                    open.partner(),
                    "RECONCILED",
                    "Obligation " + open.id() + " for line " + open.line() + ": " + state
                            + use.map(one -> " by " + one.reason()).orElse(""));
        }
    }

    private static boolean isOf(ObligationRecord open, Use use) {
        return open.line() == use.item()
                && open.permit().equals(Optional.of(new PermitOwed(use.kind(), use.reference())));
    }

    private void note(Followed followed, org.exchangehub.connectors.PartnerId keeper, String code, String text) {
        evidence.note(Step.of(
                followed.concerned().id(),
                code,
                keeper,
                Kind.PERMIT_CHECK,
                followed.cause().orElse(followed.concerned().declaration()),
                text));
    }
}
