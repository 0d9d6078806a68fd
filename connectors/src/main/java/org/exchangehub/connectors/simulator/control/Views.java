package org.exchangehub.connectors.simulator.control;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.connectors.simulator.ControlState;
import org.exchangehub.connectors.simulator.FaultHit;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Note;
import org.exchangehub.connectors.simulator.PermitState;
import org.exchangehub.connectors.simulator.Problem;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.ReferralState;
import org.exchangehub.connectors.simulator.ScriptEntry;
import org.exchangehub.connectors.simulator.Sent;
import org.exchangehub.connectors.simulator.Simulator;

/** What the control API shows of simulated partners. */
final class Views {

    /** @param open referrals that wait for an answer */
    record Summary(
            String id,
            String name,
            String channel,
            String format,
            Optional<URI> url,
            boolean up,
            String answers,
            boolean takesScripts,
            int received,
            int sent,
            long open,
            int faults,
            int problems) {}

    /** One partner with its state. */
    record Whole(
            Summary partner,
            List<ReferralState> referrals,
            List<PermitState> permits,
            List<ControlState> controls,
            List<ScriptEntry> scripts,
            List<FaultSwitch> faults,
            List<FaultHit> hits,
            List<Problem> problems) {}

    /** A message that the partner has received, without its body. */
    record In(
            String messageId,
            Optional<String> correlationId,
            Instant at,
            Optional<Note> note,
            String mediaType,
            int bytes,
            int repeats) {}

    /** An answer that the hub has taken or refused. */
    record Out(String messageId, String inReplyTo, Instant at, int bytes, Optional<String> refusal) {}

    private Views() {}

    static Summary summary(Simulator partner) {
        var receives = partner.partner().receives();
        return new Summary(
                partner.id().value(),
                partner.partner().name(),
                receives.map(how -> how.channels().stream().map(Views::lower).collect(Collectors.joining(", ")))
                        .orElse("register"),
                receives.map(how -> lower(how.format())).orElse("xml"),
                partner.url(),
                partner.isUp(),
                lower(partner.mode()),
                partner.takesScripts(),
                partner.received().size(),
                partner.sent().size(),
                open(partner).size(),
                partner.faults().switches().size(),
                partner.problems().size());
    }

    static Whole whole(Simulator partner) {
        return new Whole(
                summary(partner),
                partner.referrals(),
                partner.permits(),
                partner.controls(),
                partner.scripts(),
                partner.faults().switches(),
                partner.faults().hits(),
                partner.problems());
    }

    static List<ReferralState> open(Simulator partner) {
        return partner.referrals().stream()
                .filter(referral -> referral.standing() == ReferralState.Standing.OPEN)
                .toList();
    }

    static In in(Received received) {
        return new In(
                received.messageId(),
                received.correlationId(),
                received.at(),
                received.note(),
                received.wire().mediaType(),
                received.wire().bytes().length,
                received.repeats());
    }

    static Out out(Sent sent) {
        return new Out(
                sent.messageId(), sent.inReplyTo(), sent.at(), sent.wire().bytes().length, sent.refusal());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
