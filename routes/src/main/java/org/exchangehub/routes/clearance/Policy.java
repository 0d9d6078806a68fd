package org.exchangehub.routes.clearance;

import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.CustodyCode;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.clearance.Facts.PermitStanding;

/**
 * What each fact means for release: a versioned data file. It can not say what breaks a law of the calculus.
 *
 * @param version stands in each advice; another meaning needs another version
 * @param strictness all codes, the freest first
 * @param unanswered an agency that decides and has not answered, or whose consent has expired
 * @param conditionalPeriod how long after release a refusal recalls the goods, in days
 */
public record Policy(
        String version,
        List<AdviceCode> strictness,
        Map<DispositionCode, Effect> dispositions,
        Effect unanswered,
        Map<Contingency, Effect> overdue,
        Map<ControlStanding, Effect> controls,
        Map<PermitStanding, Effect> permits,
        Period conditionalPeriod) {

    /** What a fact means: for admissibility, and for what may be done with the goods meanwhile. */
    public record Effect(AdviceCode advice, CustodyCode custody) {

        /** Whether it stands in the way of release. */
        boolean blocks() {
            return advice != AdviceCode.MAY_RELEASE;
        }
    }

    public Policy {
        strictness = List.copyOf(strictness);
        dispositions = Map.copyOf(new EnumMap<>(dispositions));
        List<String> faults = new ArrayList<>();
        require(
                strictness.size() == AdviceCode.values().length
                        && EnumSet.copyOf(strictness).size() == strictness.size(),
                "strictness names each code once",
                faults);
        require(
                !strictness.isEmpty() && strictness.getFirst() == AdviceCode.MAY_RELEASE,
                "nothing is freer than MAY_RELEASE",
                faults);
        require(dispositions.size() == DispositionCode.values().length, "each disposition has its meaning", faults);
        require(
                controls.size() == ControlStanding.values().length,
                "each standing of a control has its meaning",
                faults);
        require(permits.size() == PermitStanding.values().length, "each standing of a permit has its meaning", faults);
        require(overdue.size() == Contingency.values().length, "each contingency has its meaning", faults);
        if (faults.isEmpty()) {
            require(unanswered.blocks(), "silence is no consent", faults);
            require(of(overdue, Contingency.HOLD).blocks(), "the contingency HOLD holds", faults);
            List<AdviceCode> order = strictness;
            int silence = Math.max(
                    strictness.indexOf(unanswered.advice()),
                    strictness.indexOf(of(overdue, Contingency.HOLD).advice()));
            dispositions.forEach((code, effect) -> require(
                    !effect.blocks() || order.indexOf(effect.advice()) >= silence,
                    code + " is freer than silence",
                    faults));
            require(!of(dispositions, DispositionCode.MAY_PROCEED).blocks(), "MAY_PROCEED is consent", faults);
            require(of(dispositions, DispositionCode.REFUSE).blocks(), "REFUSE is none", faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Policy " + version + ": " + String.join("; ", faults));
        }
    }

    private static <K> Effect of(Map<K, Effect> meanings, K fact) {
        return Objects.requireNonNull(meanings.get(fact));
    }

    Effect of(DispositionCode code) {
        return of(dispositions, code);
    }

    Effect of(Contingency contingency) {
        return of(overdue, contingency);
    }

    Effect of(ControlStanding standing) {
        return of(controls, standing);
    }

    Effect of(PermitStanding standing) {
        return of(permits, standing);
    }

    /** Place in the order of strictness, 0 for the freest. */
    int rank(AdviceCode code) {
        return strictness.indexOf(code);
    }

    private static void require(boolean holds, String what, List<String> faults) {
        if (!holds) {
            faults.add(what);
        }
    }
}
