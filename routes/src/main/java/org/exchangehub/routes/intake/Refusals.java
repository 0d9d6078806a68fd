package org.exchangehub.routes.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Fault;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Refusal;
import org.exchangehub.contracts.v1.StatusCode;
import org.exchangehub.routes.notice.NoticeRejections;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Step;
import org.springframework.transaction.support.TransactionTemplate;

/** What was refused stays on record with its reason, and its sender is told. */
public final class Refusals {

    private final Messages messages;
    private final Bodies bodies;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Catalogue catalogue;
    private final Canonical canonical;
    private final NoticeRejections notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Refusals(
            Messages messages,
            Bodies bodies,
            Outbox outbox,
            Evidence evidence,
            Catalogue catalogue,
            Canonical canonical,
            NoticeRejections notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.messages = messages;
        this.bodies = bodies;
        this.outbox = outbox;
        this.evidence = evidence;
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Records that this was refused, where its sender is a partner; gives the refusal with the id that it is on record by. */
    public RefusedException record(Inbound inbound, Optional<Received<?>> received, RefusedException refusal) {
        Optional<Connector> sender = catalogue.find(inbound.sender());
        if (sender.isEmpty() || !isOnRecord(refusal.reason())) {
            return refusal;
        }
        String kind = received.map(read -> read.message().kind())
                .or(() -> inbound.operation().kind())
                .map(Kind::code)
                .orElse("unknown");
        MessageRecord row = new MessageRecord(
                        Ids.next(),
                        inbound.sender(),
                        received.map(read -> read.message().senderMessageId()).orElse(inbound.senderMessageId()),
                        kind,
                        StatusCode.REFUSED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        inbound.correlationId(),
                        clock.instant(),
                        Hash.ofBody(inbound.wire().bytes()),
                        sender.get().hash(),
                        received.flatMap(read -> read.row().mapHash()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .refused(refusal.reason(), lines(refusal));
        transaction.executeWithoutResult(status -> {
            messages.add(row);
            if (refusal.reason() != Reason.BODY_TOO_LARGE) {
                bodies.keepWire(row.id(), inbound.wire());
            }
            evidence.note(step(row, "RECEIVED", "Received from " + row.sender()));
            evidence.note(step(row, "REFUSED", String.valueOf(refusal.getMessage())));
            if (mayAnswer(refusal.reason())) {
                notices.reject(sender.get(), received.flatMap(Refusals::notice), row.id(), refusal);
            }
        });
        return refusal.onRecord(row.id().toString());
    }

    /** Refuses a message that has waited, and owes its sender the news. */
    public void refuseWaiting(UUID waiting, RefusedException refusal) {
        transaction.executeWithoutResult(status -> messages.takeWaiting(waiting).ifPresent(row -> {
            messages.settle(row.refused(refusal.reason(), lines(refusal)));
            evidence.note(step(row, "REFUSED", String.valueOf(refusal.getMessage())));
            tell(row, row.id(), refusal, "Refusal of message " + row.id());
            Kind.ofCode(row.kind())
                    .filter(kind -> kind == Kind.NOTICE)
                    .map(kind -> canonical.read(bodies.canonical(row.id()), Notice.class))
                    .ifPresent(notice -> catalogue
                            .find(row.sender())
                            .ifPresent(sender -> notices.reject(sender, Optional.of(notice), row.id(), refusal)));
        }));
    }

    /** Owes the sender the news of a refusal that is on record, where the call itself is not answered with it. */
    void tellApart(RefusedException recorded) {
        transaction.executeWithoutResult(status -> recorded.messageId()
                .map(UUID::fromString)
                .flatMap(messages::find)
                .ifPresent(row -> tell(row, row.id(), recorded, "Refusal of message " + row.id())));
    }

    /**
     * Owes the sender of a message the news of its refusal, where it takes refusals; within a transaction.
     *
     * @param chain the case, or the message itself where it has no case
     */
    public void tell(MessageRecord message, UUID chain, RefusedException refusal, String text) {
        if (hears(message.sender())) {
            outbox.owe(new Outbox.Owed(
                    Ids.next(),
                    message.sender(),
                    Kind.REFUSAL,
                    chain,
                    Optional.empty(),
                    message.senderMessageId(),
                    canonical.write(document(message.id().toString(), message.senderMessageId(), refusal)),
                    text));
        }
    }

    /** A refusal as canonical document. */
    public Refusal document(String messageId, Optional<String> senderMessageId, RefusedException refusal) {
        Refusal document = new Refusal();
        document.setMessageID(messageId);
        senderMessageId.ifPresent(document::setSenderMessageID);
        document.setReasonCode(refusal.reason().name());
        document.setTitle(refusal.reason().title());
        document.setIssueDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        refusal.faults().forEach(fault -> {
            Fault line = new Fault();
            line.setPosition(fault.position());
            line.setReason(fault.reason());
            document.getFault().add(line);
        });
        return document;
    }

    private boolean hears(PartnerId sender) {
        return catalogue
                .find(sender)
                .flatMap(Connector::receives)
                .map(Receives::kinds)
                .filter(kinds -> kinds.containsKey(Kind.REFUSAL))
                .isPresent();
    }

    private static Optional<Notice> notice(Received<?> received) {
        return received.payload() instanceof Notice notice ? Optional.of(notice) : Optional.empty();
    }

    /** Who may not say a thing is not answered beyond the call itself. */
    private static boolean mayAnswer(Reason reason) {
        return reason != Reason.FORBIDDEN && reason != Reason.NOT_IN_AGREEMENT;
    }

    /** What failed inside the hub was not refused: its sender keeps it and sends it again. */
    private static boolean isOnRecord(Reason reason) {
        return reason != Reason.INTERNAL && reason != Reason.OVERLOADED && reason != Reason.UNAUTHENTICATED;
    }

    private static String lines(RefusedException refusal) {
        return refusal.faults().stream()
                .map(fault -> oneLine(fault.position()) + "\t" + oneLine(fault.reason()))
                .collect(Collectors.joining("\n"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static Step step(MessageRecord row, String code, String text) {
        return Step.of(row.id(), code, row.sender(), Kind.ofCode(row.kind()), row.id(), text);
    }
}
