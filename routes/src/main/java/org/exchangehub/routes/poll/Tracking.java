package org.exchangehub.routes.poll;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Track;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.Asking;
import org.exchangehub.routes.delivery.Said;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.notice.Notices;
import org.exchangehub.routes.poll.RefusedItems.RefusedItem;
import org.exchangehub.routes.record.Hash;

/** Asks a network how far it has come with what was sent to it, and takes in what it says. */
public final class Tracking {

    private final Calls calls;
    private final Asking asking;
    private final Intake intake;
    private final Notices notices;
    private final RefusedItems refused;
    private final Clock clock;

    public Tracking(Calls calls, Asking asking, Intake intake, Notices notices, RefusedItems refused, Clock clock) {
        this.calls = calls;
        this.asking = asking;
        this.intake = intake;
        this.notices = notices;
        this.refused = refused;
        this.clock = clock;
    }

    /** Asks about each movement that is open. */
    void ask(Connector partner, Track how, List<String> troubles) {
        notices.open(partner.id(), how.states()).forEach(number -> ask(partner, how, number, troubles));
    }

    private void ask(Connector partner, Track how, String number, List<String> troubles) {
        Map<String, String> parameters =
                Map.of("id", number, "now", clock.instant().toString());
        try {
            Said said =
                    asking.ask(partner.id(), how.call(), calls.question(partner, how.call(), parameters), parameters);
            switch (said) {
                case Said.Something(Wire words) ->
                    calls.fetched(partner, how.call(), words, parameters)
                            .ifPresent(news -> take(partner, number, news, troubles));
                case Said.Absent unknown -> troubles.add("track " + number + ": the partner does not know it");
                case Said.Nothing nothing -> troubles.add("track " + number + ": an empty answer");
                case Said.Failed(String cause) -> troubles.add("track " + number + ": " + cause);
                case Said.Away(String cause) -> throw new BrokenOffException("track " + number + ": " + cause);
            }
        } catch (RefusedException unclear) {
            troubles.add("track " + number + ": " + unclear.getMessage());
        }
    }

    /** The same news has the same id, and is taken in once; what was refused is not taken up again. */
    private void take(Connector partner, String number, Wire news, List<String> troubles) {
        String id = number + "/" + HexFormat.of().formatHex(Hash.ofBody(news.bytes()), 0, 8);
        if (refused.find(partner, id).isPresent()) {
            return;
        }
        try {
            intake.take(new Inbound(
                    partner.id(), Operation.SEND_MESSAGE, news, Optional.of(id), Optional.empty(), Optional.empty()));
        } catch (RefusedException refusal) {
            if (refusal.reason() == Reason.INTERNAL || refusal.reason() == Reason.OVERLOADED) {
                throw new BrokenOffException("the hub can not take in news of " + number + " now: " + refusal.reason());
            }
            refused.remember(partner, RefusedItem.of(id, refusal));
            troubles.add("news of " + number + " is refused: " + refusal.getMessage());
        }
    }
}
