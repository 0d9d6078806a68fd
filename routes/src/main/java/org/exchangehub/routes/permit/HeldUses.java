package org.exchangehub.routes.permit;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.routes.permit.HeldWork.Goal;
import org.exchangehub.routes.permit.HeldWork.Outcome;
import org.exchangehub.routes.permit.HeldWork.Place;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.Use.Standing;

/**
 * What is said of permits that partners keep while a case is followed. Nobody is called meanwhile: what is to be asked or done is
 * written down, done afterwards, and then the case is looked at again.
 */
public final class HeldUses {

    /** The permit is one of the hub's own after all: those who keep others by its number do not have it. */
    static final String OWN = "OWN";

    private final HeldWorks works;
    private final HeldPermits mirrors;
    private final HeldSoon soon;

    public HeldUses(HeldWorks works, HeldPermits mirrors, HeldSoon soon) {
        this.works = works;
        this.mirrors = mirrors;
        this.soon = soon;
    }

    /** The same, or the hub's own permit where nobody else has one by that number. */
    Sought known(Followed followed, Mention mention, Sought sought) {
        if (!(sought instanceof Elsewhere elsewhere) || elsewhere.own().size() != 1) {
            return sought;
        }
        UUID own = elsewhere.own().get(0);
        return works.newestSettled(mention.permit(), place(followed, mention))
                .flatMap(HeldWork::outcome)
                .filter(outcome ->
                        outcome.reason().equals(OWN) && outcome.permit().equals(Optional.of(own)))
                .<Sought>map(outcome -> new Single(own))
                .orElse(sought);
    }

    /** What the register has answered last; as long as it has not, it is asked. */
    Use follow(Followed followed, Mention mention, Elsewhere elsewhere, Optional<Use> last) {
        Place place = place(followed, mention);
        Goal goal = goal(followed);
        Optional<HeldWork> newest = works.newest(mention.permit(), place).filter(work -> isFor(work, followed, goal));
        if (newest.filter(work -> work.open() || isFresh(work)).isEmpty()) {
            soon.run(works.ask(
                    mention.permit(),
                    place,
                    goal,
                    followed.declaration(),
                    followed.concerned().declaration(),
                    followed.now()));
        }
        return works.newestSettled(mention.permit(), place)
                .filter(work -> isFor(work, followed, goal))
                .flatMap(HeldWork::outcome)
                .filter(outcome -> outcome.standing() != Standing.UNKNOWN)
                .map(outcome -> followed.said(mention, outcome))
                .orElseGet(() -> followed.unanswered(mention, elsewhere.keeper(), last));
    }

    private boolean isFresh(HeldWork work) {
        return work.outcome()
                .filter(outcome -> outcome.revision()
                        == outcome.permit().map(mirrors::revision).orElse(0))
                .isPresent();
    }

    private static boolean isFor(HeldWork work, Followed followed, Goal goal) {
        return work.goal() == goal
                && work.stamp().equals(Optional.of(followed.concerned().declaration()))
                && work.declaration().equals(Optional.of(followed.declaration()));
    }

    private static Goal goal(Followed followed) {
        return followed.isLodged() ? Goal.CHECKED : followed.isReleased() ? Goal.WRITTEN_OFF : Goal.RESERVED;
    }

    /** Gives back what a use has in a partner's register; false where it is none of those. */
    boolean giveBack(Followed followed, Use use) {
        Named named = new Named(use.kind(), use.reference(), Optional.empty());
        Place place = new Place(followed.concerned().id(), use.item(), use.namedLine());
        Optional<HeldWork> newest = works.newest(named, place);
        boolean isOwn = newest.flatMap(HeldWork::outcome)
                .map(Outcome::reason)
                .filter(OWN::equals)
                .isPresent();
        if (newest.isEmpty() || isOwn) {
            return false;
        }
        if (newest.get().goal() != Goal.FREE && newest.get().goal() != Goal.CHECKED) {
            soon.run(works.ask(
                    named,
                    place,
                    Goal.FREE,
                    use.declaration(),
                    followed.concerned().declaration(),
                    followed.now()));
        }
        return true;
    }

    private static Place place(Followed followed, Mention mention) {
        return new Place(
                followed.concerned().id(),
                mention.item(),
                mention.goods().line().orElse(0));
    }
}
