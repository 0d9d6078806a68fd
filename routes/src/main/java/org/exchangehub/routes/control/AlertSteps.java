package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** A declaration that is lodged or amended meets the alerts that watch for it: each makes one control on the case. */
public final class AlertSteps {

    private final Controls controls;
    private final ControlLetters letters;
    private final JointSteps joint;
    private final Evidence evidence;
    private final Clock clock;

    public AlertSteps(Controls controls, ControlLetters letters, JointSteps joint, Evidence evidence, Clock clock) {
        this.controls = controls;
        this.letters = letters;
        this.joint = joint;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Makes a control for each alert that matches, or widens the one that is there to goods that were added. */
    OnCase<Declaration> match(OnCase<Declaration> on) {
        Subjects subjects = Subjects.of(on.payload());
        Instant now = clock.instant();
        controls.watching(subjects.keys(), now)
                .forEach((alert, matched) -> match(on, alert, matched, subjects.lines(matched), now));
        return on;
    }

    private void match(OnCase<Declaration> on, UUID alertId, List<String> matched, Set<Integer> lines, Instant now) {
        CaseRecord concerned = on.concerned();
        ControlRecord alert = controls.find(alertId).orElseThrow();
        Optional<ControlRecord> known = controls.of(alertId, concerned.id());
        if (known.isPresent() && (!known.get().isOpen() || covers(known.get(), lines))) {
            return;
        }
        ControlRecord control = known.map(narrow -> narrow.widened(lines))
                .orElseGet(() -> alert.on(Ids.next(), concerned.id(), lines, now));
        controls.save(control);
        evidence.note(Step.of(
                concerned.id(),
                "CONTROL_ORDERED",
                alert.requester(),
                Kind.CONTROL_ORDER,
                on.message().id(),
                "Control " + control.id() + " by alert " + alert.number() + ", which matches " + matched));
        letters.order(concerned, control);
        joint.propose(concerned, control);
    }

    private static boolean covers(ControlRecord known, Set<Integer> lines) {
        return known.lines().isEmpty() || !lines.isEmpty() && known.lines().containsAll(lines);
    }
}
