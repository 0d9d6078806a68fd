package org.exchangehub.routes.notice;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;

/** Writes what the other side hears of a notice, makes sure that it can be put into its form, and owes it. */
public final class NoticeLetters {

    private final Catalogue catalogue;
    private final Canonical canonical;
    private final Translator translator;
    private final Outbox outbox;
    private final Clock clock;

    public NoticeLetters(Catalogue catalogue, Canonical canonical, Translator translator, Outbox outbox, Clock clock) {
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.translator = translator;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Relays a notice of Customs to its network, or one of a network to each Customs system that takes notices. */
    void relay(
            Message<Notice> message,
            Connector network,
            Speaker speaker,
            UUID chain,
            Optional<CaseRecord> concerned,
            Optional<Movement> movement) {
        Notice letter = canonical.read(message.canonical(), Notice.class);
        letter.setRecipientID(null);
        List<Connector> receivers;
        if (speaker == Speaker.CUSTOMS) {
            address(letter, network.protocol());
            receivers = List.of(network);
        } else {
            letter.setSenderID(network.id().value());
            refer(letter, concerned, movement);
            receivers = customs();
        }
        byte[] bytes = canonical.write(letter);
        String text = "Notice " + letter.getTypeCode() + " " + letter.getNoticeID();
        for (Connector receiver : receivers) {
            convert(receiver, bytes);
            owe(receiver.id(), chain, Optional.of(message.id()), bytes, text);
        }
    }

    /** Tells each Customs system that takes notices that one is not answered (yet); its time is that at which the answer is due. */
    void late(NoticeDeadlines.Late late, String type, UUID chain, String text) {
        Notice letter = new Notice();
        letter.setNoticeID(Ids.next().toString());
        letter.setSenderID(late.network().value());
        letter.setTypeCode(type);
        letter.setOriginatorID("HUB");
        letter.setCorrelationID(late.number());
        letter.setPreparationDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        letter.setEventDateTime(late.dueAt().atOffset(ZoneOffset.UTC));
        letter.setText(text);
        byte[] bytes = canonical.write(letter);
        customs()
                .forEach(receiver -> owe(
                        receiver.id(), chain, Optional.of(late.messageId()), bytes, "Notice " + type + ": " + text));
    }

    private List<Connector> customs() {
        return catalogue.all().stream()
                .filter(partner -> partner.role() == Role.CUSTOMS && NoticeResolution.takesNotices(partner))
                .toList();
    }

    private void address(Notice letter, Optional<Protocol> protocol) {
        if (letter.getAddresseeID() == null) {
            protocol.map(known -> known.names().get(Speaker.NETWORK)).ifPresent(letter::setAddresseeID);
        }
        if (letter.getPreparationDateTime() == null) {
            letter.setPreparationDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        }
        if (letter.getReference() != null) {
            letter.getReference().setCaseID(null);
        }
    }

    /** Customs is told which case it is, and by what the movement is known beside what the notice says. */
    private static void refer(Notice letter, Optional<CaseRecord> concerned, Optional<Movement> movement) {
        DeclarationReference reference = About.of(letter).reference();
        concerned.ifPresent(known -> {
            reference.setCaseID(known.id().toString());
            reference.setLRN(known.lrn());
            reference.setDeclarantIdentifier(known.reference().getDeclarantIdentifier());
        });
        movement.flatMap(Movement::lrn).ifPresent(reference::setLRN);
        movement.flatMap(Movement::mrn).ifPresent(reference::setMRN);
        letter.setReference(reference);
    }

    /**
     * Tries the receiver's form. A conversion that fails is told to whoever started it, so nothing is owed that can not be sent.
     *
     * @throws RefusedException RULE_BROKEN by a rule of the receiver, CONVERSION_FAILED where its form does not hold the notice
     */
    void convert(Connector receiver, byte[] letter) {
        try {
            translator.fromCanonical(
                    receiver,
                    Kind.NOTICE,
                    letter,
                    Map.of(
                            "message-id", Ids.next().toString(),
                            "now", clock.instant().toString(),
                            "control-number", "0"));
        } catch (RefusedException failed) {
            if (failed.reason() == Reason.RULE_BROKEN) {
                throw failed;
            }
            throw new RefusedException(Reason.CONVERSION_FAILED, failed.faults(), failed);
        }
    }

    void owe(PartnerId receiver, UUID chain, Optional<UUID> cause, byte[] letter, String text) {
        outbox.owe(new Owed(
                Ids.next(), receiver, Kind.NOTICE, chain, Optional.empty(), cause.map(UUID::toString), letter, text));
    }
}
