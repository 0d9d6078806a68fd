package org.exchangehub.routes.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.routes.intake.Awaiting;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;

/** Finds the partner that a notice is exchanged with, and the case and movement that it is about. */
public final class NoticeResolution {

    private final Catalogue catalogue;
    private final Cases cases;
    private final Movements movements;
    private final Notices notices;

    public NoticeResolution(Catalogue catalogue, Cases cases, Movements movements, Notices notices) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.movements = movements;
        this.notices = notices;
    }

    /**
     * Its case, locked; the message itself where there is none and none is needed; or {@link Awaiting} where its movement has
     * not come yet.
     */
    public Object resolve(Received<?> received, Notice notice) {
        Connector network = network(received, notice);
        Speaker speaker = speaker(received);
        About about = About.of(notice);
        Optional<Movement> movement = movement(network.id(), speaker, notice, about);
        Optional<UUID> caseId = named(about)
                .or(() -> about.identifiers().stream()
                        .flatMap(id -> cases.find(id).stream())
                        .findFirst())
                .or(() -> movement.flatMap(Movement::caseId));
        if (caseId.isPresent()) {
            CaseRecord concerned = cases.lock(caseId.get())
                    .orElseThrow(
                            () -> new RefusedException(Reason.CASE_UNKNOWN, "The hub has no case " + caseId.get()));
            if (speaker == Speaker.CUSTOMS
                    && !concerned.owner().equals(received.message().sender())) {
                throw new RefusedException(
                        Reason.NOT_OWNER,
                        "The case was not lodged by " + received.message().sender());
            }
            return new OnCase<>(received, concerned, Optional.empty());
        }
        boolean free = network.protocol()
                .map(protocol -> protocol.begins(notice.getTypeCode(), speaker))
                .orElse(true);
        if (movement.isPresent() || free) {
            return received;
        }
        if (about.identifiers(network.id()).isEmpty() && notice.getCorrelationID() != null) {
            throw new RefusedException(
                    Reason.CORRELATION_UNKNOWN,
                    "/Notice/CorrelationID",
                    "No notice " + notice.getCorrelationID() + " was sent");
        }
        return awaiting(received, network.id(), about);
    }

    private static Object awaiting(Received<?> received, PartnerId network, About about) {
        Identifier awaited = about.identifiers(network).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(Reason.RULE_BROKEN, "/Notice/Reference", "It names no movement"));
        return new Awaiting<>(received, awaited);
    }

    private Optional<UUID> named(About about) {
        return about.caseId()
                .map(named -> Ids.parse(named)
                        .orElseThrow(() -> new RefusedException(Reason.CASE_UNKNOWN, "The hub has no case " + named)));
    }

    /** By MRN, by LRN with its declarant, by the notice that it answers, or by an LRN that only one movement has. */
    Optional<Movement> movement(PartnerId network, Speaker speaker, Notice notice, About about) {
        List<Movement> found = movements.find(network, about.identifiers());
        if (found.isEmpty()) {
            Optional<Movement> answered = Optional.ofNullable(notice.getCorrelationID())
                    .flatMap(number -> notices.find(network, speaker.other(), number))
                    .flatMap(Notices.Exchanged::movement)
                    .flatMap(movements::find);
            boolean alone = about.identifiers().isEmpty()
                    || about.lrn().isPresent() && about.reference().getDeclarantIdentifier() == null;
            found = answered.map(List::of)
                    .orElseGet(() -> alone
                            ? about.lrn()
                                    .map(lrn -> movements.ofLrn(network, lrn))
                                    .orElse(List.of())
                            : List.of());
        }
        if (found.size() > 1) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT, "/Notice/Reference", "Its references belong to different movements");
        }
        return found.stream().findFirst();
    }

    /** The partner at the other end: whom Customs names, or the sender. */
    Connector network(Received<?> received, Notice notice) {
        PartnerId sender = received.message().sender();
        if (speaker(received) == Speaker.NETWORK) {
            if (notice.getRecipientID() != null) {
                throw new RefusedException(
                        Reason.FORBIDDEN, "/Notice/RecipientID", "Only Customs says for whom a notice is");
            }
            return catalogue.get(sender);
        }
        return Optional.ofNullable(notice.getRecipientID())
                .map(PartnerId::new)
                .flatMap(catalogue::find)
                .filter(partner -> partner.role() != Role.CUSTOMS && takesNotices(partner))
                .orElseThrow(() -> new RefusedException(
                        Reason.RULE_BROKEN, "/Notice/RecipientID", "It names a partner that takes notices"));
    }

    Speaker speaker(Received<?> received) {
        return catalogue.get(received.message().sender()).role() == Role.CUSTOMS ? Speaker.CUSTOMS : Speaker.NETWORK;
    }

    static boolean takesNotices(Connector partner) {
        return partner.receives()
                        .filter(receives -> receives.kinds().containsKey(Kind.NOTICE))
                        .isPresent()
                && partner.agreement().mayReceive(Kind.NOTICE);
    }
}
