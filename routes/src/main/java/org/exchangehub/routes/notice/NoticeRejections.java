package org.exchangehub.routes.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.NoticeFault;
import org.exchangehub.contracts.v1.NoticeRejection;
import org.exchangehub.contracts.v1.Party;
import org.exchangehub.routes.record.Ids;

/** Tells a network in its own messages that one of its notices is refused: by the dedicated one where there is one. */
public final class NoticeRejections {

    private static final Pattern PLACE = Pattern.compile("line (\\d+)(?:, column (\\d+))?");
    private static final Pattern RULE = Pattern.compile("([A-Za-z0-9._-]+): .*", Pattern.DOTALL);

    private final NoticeResolution resolution;
    private final Notices notices;
    private final NoticeLetters letters;
    private final Canonical canonical;
    private final Clock clock;

    public NoticeRejections(
            NoticeResolution resolution, Notices notices, NoticeLetters letters, Canonical canonical, Clock clock) {
        this.resolution = resolution;
        this.notices = notices;
        this.letters = letters;
        this.canonical = canonical;
        this.clock = clock;
    }

    /**
     * Owes the network the message that refuses its notice, where it has one for this; within a transaction.
     *
     * @param read the notice, where it could be read
     * @param message the hub's id of what is refused
     */
    public void reject(Connector sender, Optional<Notice> read, UUID message, RefusedException refusal) {
        Optional<Protocol> protocol = sender.protocol().filter(known -> NoticeResolution.takesNotices(sender));
        protocol.flatMap(known ->
                        read.map(notice -> known.negative(notice.getTypeCode())).orElseGet(known::syntax))
                .ifPresent(type -> tell(sender, protocol.get(), type, read, message, refusal));
    }

    private void tell(
            Connector sender,
            Protocol protocol,
            String type,
            Optional<Notice> read,
            UUID message,
            RefusedException refusal) {
        Notice letter = letter(protocol, type, read, refusal);
        try {
            letters.convert(sender, canonical.write(letter));
        } catch (RefusedException unfit) {
            // The dedicated message needs what the refused one does not say.
            protocol.functional().ifPresent(letter::setTypeCode);
        }
        Optional<Movement> movement = read.flatMap(notice -> movement(sender, notice));
        notices.add(
                sender.id(),
                Speaker.CUSTOMS,
                new Notices.Exchanged(letter.getNoticeID(), letter.getTypeCode(), movement.map(Movement::id), message));
        letters.owe(
                sender.id(),
                movement.map(Movement::chain).orElse(message),
                Optional.of(message),
                canonical.write(letter),
                "Refusal " + letter.getTypeCode() + " of message " + message);
    }

    private Optional<Movement> movement(Connector sender, Notice notice) {
        try {
            return resolution.movement(sender.id(), Speaker.NETWORK, notice, About.of(notice));
        } catch (RefusedException ofSeveral) {
            return Optional.empty();
        }
    }

    private Notice letter(Protocol protocol, String type, Optional<Notice> read, RefusedException refusal) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Notice letter = new Notice();
        letter.setNoticeID(Ids.next().toString().replace("-", ""));
        letter.setTypeCode(type);
        letter.setOriginatorID(
                read.map(Notice::getAddresseeID).orElse(protocol.names().getOrDefault(Speaker.CUSTOMS, "")));
        letter.setAddresseeID(
                read.map(Notice::getOriginatorID).orElse(protocol.names().getOrDefault(Speaker.NETWORK, "")));
        letter.setPreparationDateTime(now);
        letter.setEventDateTime(now);
        read.ifPresent(notice -> answer(letter, notice));
        NoticeRejection rejection = new NoticeRejection();
        read.map(Notice::getTypeCode).ifPresent(rejection::setRejectedTypeCode);
        rejection.setDecisionDateTime(now);
        rejection.setRejectionCode(protocol.error(refusal.reason(), Optional.empty()));
        rejection.setRejectionText(refusal.reason().title());
        if (refusal.faults().isEmpty()) {
            rejection
                    .getFault()
                    .add(fault(
                            protocol,
                            refusal.reason(),
                            new Fault("", refusal.reason().title())));
        }
        refusal.faults().forEach(fault -> rejection.getFault().add(fault(protocol, refusal.reason(), fault)));
        letter.setRejection(rejection);
        return letter;
    }

    private static void answer(Notice letter, Notice notice) {
        letter.setCorrelationID(notice.getNoticeID());
        About about = About.of(notice);
        if (!about.identifiers().isEmpty() || about.lrn().isPresent()) {
            letter.setReference(about.reference());
        }
        letter.setTraderID(notice.getTraderID());
        letter.getCustomsOffice().addAll(notice.getCustomsOffice());
        letter.setHolder(notice.getHolder());
        Optional.ofNullable(notice.getDeclaration()).ifPresent(declaration -> ofDeclaration(letter, declaration));
    }

    private static void ofDeclaration(Notice letter, Declaration declaration) {
        declaration.getCustomsOffice().stream().limit(9).forEach(letter.getCustomsOffice()::add);
        Party holder = new Party();
        holder.setName(declaration.getDeclarant().getName());
        holder.setAddress(declaration.getDeclarant().getAddress());
        letter.setHolder(holder);
    }

    private static NoticeFault fault(Protocol protocol, Reason reason, Fault fault) {
        NoticeFault line = new NoticeFault();
        Matcher rule = RULE.matcher(fault.reason());
        Optional<String> name =
                rule.matches() && reason == Reason.RULE_BROKEN ? Optional.of(rule.group(1)) : Optional.empty();
        line.setErrorCode(protocol.error(reason, name.or(fault::constraint)));
        line.setPointer(fault.position());
        Matcher place = PLACE.matcher(fault.position());
        if (place.find()) {
            line.setLineNumeric(Integer.valueOf(place.group(1)));
            Optional.ofNullable(place.group(2)).map(Integer::valueOf).ifPresent(line::setColumnNumeric);
        }
        name.ifPresent(line::setReasonCode);
        line.setReason(fault.reason());
        return line;
    }
}
