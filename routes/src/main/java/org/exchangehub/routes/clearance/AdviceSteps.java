package org.exchangehub.routes.clearance;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.routes.control.RoutingSignals;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;

/** Computes the advice of a case anew, and owes it to Customs whenever it says something new. */
public final class AdviceSteps {

    private final CaseFacts facts;
    private final Policies policies;
    private final Shadows shadows;
    private final Recalls recalls;
    private final RoutingSignals signals;
    private final Cases cases;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Canonical canonical;
    private final Clock clock;

    public AdviceSteps(
            CaseFacts facts,
            Policies policies,
            Shadows shadows,
            Recalls recalls,
            RoutingSignals signals,
            Cases cases,
            Outbox outbox,
            Evidence evidence,
            Canonical canonical,
            Clock clock) {
        this.facts = facts;
        this.policies = policies;
        this.shadows = shadows;
        this.recalls = recalls;
        this.signals = signals;
        this.cases = cases;
        this.outbox = outbox;
        this.evidence = evidence;
        this.canonical = canonical;
        this.clock = clock;
    }

    /** After a message about the case. */
    OnCase<?> afterMessage(OnCase<?> on) {
        return on.with(advise(on.concerned(), Optional.of(on.message().id()), on.payload() instanceof Outcome));
    }

    /** After something that no message brought, such as the end of a time; the case is locked. */
    public CaseRecord advise(CaseRecord concerned) {
        return advise(concerned, Optional.empty(), false);
    }

    private CaseRecord advise(CaseRecord concerned, Optional<UUID> cause, boolean onOutcome) {
        if (concerned.state() == CaseStateCode.CANCELLED) {
            return concerned;
        }
        Instant now = clock.instant();
        Facts known = facts.of(concerned, now);
        Advice advice = new Calculus(policies.inForce()).advise(known);
        AdviceLetter letter = new AdviceLetter(concerned, advice, now);
        byte[] hash = letter.contentHash(canonical);
        boolean same =
                concerned.adviceHash().filter(last -> Arrays.equals(last, hash)).isPresent();
        CaseRecord after = same ? concerned : send(concerned, advice, letter, hash, cause);
        if (!same) {
            policies.shadow()
                    .ifPresent(shadow -> shadows.compare(after, advice, new Calculus(shadow).advise(known), now));
        }
        recalls.look(after, advice, policies.inForce(), onOutcome, now);
        signals.look(after, advice.code(), now);
        return after;
    }

    private CaseRecord send(
            CaseRecord concerned, Advice advice, AdviceLetter letter, byte[] hash, Optional<UUID> cause) {
        UUID delivery = Ids.next();
        CaseRecord advised = concerned.advised(delivery, hash);
        cases.save(advised);
        evidence.note(Step.of(
                concerned.id(),
                "ADVISED",
                concerned.owner(),
                Kind.CLEARANCE_ADVICE,
                cause.orElse(delivery),
                "Advice " + advised.adviceNumber() + ", policy " + advice.policy() + ": "
                        + advice.code().value()));
        outbox.owe(new Owed(
                delivery,
                concerned.owner(),
                Kind.CLEARANCE_ADVICE,
                concerned.id(),
                Optional.empty(),
                Optional.of(concerned.declaration().toString()),
                letter.write(canonical, advised.adviceNumber()),
                "Advice " + advised.adviceNumber() + ": " + advice.code().value()));
        return advised;
    }
}
