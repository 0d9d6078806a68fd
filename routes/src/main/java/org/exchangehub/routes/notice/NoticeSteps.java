package org.exchangehub.routes.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.connectors.notice.Stage;
import org.exchangehub.connectors.notice.Transition;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.permit.PermitSteps;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** What a notice changes: the state of its movement on its network, what the other side is told, and the certificate that it carries. */
public final class NoticeSteps {

    private final NoticeResolution resolution;
    private final Movements movements;
    private final Notices notices;
    private final NoticeDeadlines deadlines;
    private final MovementLinks links;
    private final NoticeLetters letters;
    private final PermitSteps permits;
    private final Canonical canonical;
    private final Cases cases;
    private final Evidence evidence;

    public NoticeSteps(
            NoticeResolution resolution,
            Movements movements,
            Notices notices,
            NoticeDeadlines deadlines,
            MovementLinks links,
            NoticeLetters letters,
            PermitSteps permits,
            Canonical canonical,
            Cases cases,
            Evidence evidence) {
        this.resolution = resolution;
        this.movements = movements;
        this.notices = notices;
        this.deadlines = deadlines;
        this.links = links;
        this.letters = letters;
        this.permits = permits;
        this.canonical = canonical;
        this.cases = cases;
        this.evidence = evidence;
    }

    /** Takes a notice about a case. */
    OnCase<Notice> onCase(OnCase<Notice> on) {
        exchange(on.received(), Optional.of(on.concerned()));
        return on.with(cases.get(on.concerned().id()).orElseThrow());
    }

    /** Takes a notice about a movement without a case, or about none. */
    Received<Notice> alone(Received<Notice> received) {
        return received.about(exchange(received, Optional.empty()));
    }

    /** Moves and relays; gives what it is kept under: the case, the movement or, where there is neither, the notice itself. */
    private UUID exchange(Received<Notice> received, Optional<CaseRecord> concerned) {
        Notice notice = received.payload();
        Connector network = resolution.network(received, notice);
        Speaker speaker = resolution.speaker(received);
        Optional<Movement> movement =
                network.protocol().map(protocol -> move(received, network.id(), protocol, speaker, concerned));
        UUID chain = movement.map(Movement::chain)
                .or(() -> concerned.map(CaseRecord::id))
                .orElse(received.message().id());
        letters.relay(received.message(), network, speaker, chain, concerned, movement);
        if (speaker == Speaker.NETWORK && notice.getPermit() != null && issues(network, notice.getPermit())) {
            permits.take(permit(received.message()));
        }
        return chain;
    }

    private static boolean issues(Connector network, Permit permit) {
        return network.permitKinds().stream().anyMatch(kind -> kind.code().equals(permit.getKindCode()));
    }

    private Message<Permit> permit(Message<Notice> message) {
        Permit permit = message.payload().getPermit();
        return new Message<>(
                message.id(),
                Kind.PERMIT,
                message.sender(),
                message.senderMessageId(),
                message.correlationId(),
                message.receivedAt(),
                canonical.write(permit),
                permit);
    }

    /** Moves the movement into its next state. */
    private Movement move(
            Received<Notice> received,
            PartnerId network,
            Protocol protocol,
            Speaker speaker,
            Optional<CaseRecord> concerned) {
        Message<Notice> message = received.message();
        Notice notice = message.payload();
        About about = About.of(notice);
        Movement before = resolution
                .movement(network, speaker, notice, about)
                .or(() -> concerned
                        .flatMap(known -> movements.ofCase(network, known.id()))
                        .filter(known -> known.lrn().isEmpty()
                                || about.lrn().isEmpty()
                                || known.lrn().equals(about.lrn())))
                .map(known -> movements.lock(known.id()))
                .orElseGet(() -> new Movement(
                        Ids.next(),
                        network,
                        concerned.map(CaseRecord::id),
                        Optional.empty(),
                        Optional.empty(),
                        protocol.initial()))
                .known(concerned.map(CaseRecord::id), about.lrn(), about.mrn());
        agrees(before, about);
        if (notices.find(network, speaker, notice.getNoticeID()).isPresent()) {
            throw new RefusedException(
                    Reason.NOTICE_REPEATED, "/Notice/NoticeID", "Notice " + notice.getNoticeID() + " was taken before");
        }
        Optional<Notices.Exchanged> answered = answered(network, speaker, notice, before);
        Transition transition = protocol.next(before.state(), notice.getTypeCode(), speaker, message.canonical())
                .orElseThrow(() -> misplaced(protocol, speaker, notice, before.state()));
        Movement after = before.in(transition.to().orElse(before.state()));
        movements.save(after, before.state(), message.id(), about.identifiers(network));
        concerned.ifPresent(known -> about.mrn().ifPresent(mrn -> identify(known, mrn)));
        notices.add(
                network,
                speaker,
                new Notices.Exchanged(
                        notice.getNoticeID(), notice.getTypeCode(), Optional.of(after.id()), message.id()));
        deadlines.watch(network, speaker, notice, protocol.remind());
        evidence.note(Step.of(
                after.chain(),
                "MOVED",
                network,
                message.kind(),
                message.id(),
                notice.getTypeCode() + " " + notice.getNoticeID() + ": " + before.state() + " to " + after.state()));
        links.follow(after, protocol, message, about.identifiers());
        transition
                .stage()
                .ifPresent(stage -> reached(
                        network,
                        speaker,
                        stage,
                        // An answer that names no notice is about the last one.
                        answered.or(() -> notices.last(network, speaker.other(), after.id())),
                        after,
                        message));
        return after;
    }

    private static void agrees(Movement movement, About about) {
        about.mrn().filter(mrn -> !movement.mrn().equals(Optional.of(mrn))).ifPresent(mrn -> {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT,
                    "/Notice/Reference/MRN",
                    "The movement has MRN " + movement.mrn().orElse("none"));
        });
    }

    /** The notice that this one answers: R0008 and the like. */
    private Optional<Notices.Exchanged> answered(PartnerId network, Speaker speaker, Notice notice, Movement movement) {
        Optional<String> number = Optional.ofNullable(notice.getCorrelationID());
        Optional<Notices.Exchanged> answered = number.flatMap(id -> notices.find(network, speaker.other(), id))
                .filter(found -> found.movement().map(movement.id()::equals).orElse(true));
        if (number.isPresent() && answered.isEmpty()) {
            throw new RefusedException(
                    Reason.CORRELATION_UNKNOWN,
                    "/Notice/CorrelationID",
                    "No notice " + number.get() + " about this movement was sent");
        }
        return answered;
    }

    private static RefusedException misplaced(Protocol protocol, Speaker speaker, Notice notice, String state) {
        Optional<Fault> broken = protocol.broken(state, notice.getTypeCode(), speaker);
        if (broken.isPresent()) {
            return new RefusedException(Reason.RULE_BROKEN, List.of(broken.get()));
        }
        return new RefusedException(
                Reason.OUT_OF_SEQUENCE,
                "/Notice/TypeCode",
                notice.getTypeCode() + " does not come in state " + state + "; it comes in "
                        + protocol.states(notice.getTypeCode(), speaker));
    }

    /** The case gets the MRN that the network has allocated. */
    private void identify(CaseRecord concerned, String mrn) {
        if (concerned.mrn().filter(known -> !known.equals(mrn)).isPresent()
                || !cases.identify(concerned.id(), Identifier.mrn(mrn))) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT, "/Notice/Reference/MRN", "MRN " + mrn + " belongs to another case");
        }
        if (concerned.mrn().isEmpty()) {
            cases.save(concerned.with(Optional.of(mrn), concerned.state()));
        }
    }

    private void reached(
            PartnerId network,
            Speaker speaker,
            Stage stage,
            Optional<Notices.Exchanged> answered,
            Movement movement,
            Message<Notice> message) {
        answered.ifPresent(notice -> notices.reached(network, speaker.other(), notice.number(), stage));
        evidence.note(Step.of(
                movement.chain(),
                stage.name(),
                network,
                message.kind(),
                answered.map(Notices.Exchanged::messageId).orElse(message.id()),
                message.payload().getTypeCode() + " says so"
                        + answered.map(notice -> " of " + notice.type() + " " + notice.number())
                                .orElse("")));
    }
}
