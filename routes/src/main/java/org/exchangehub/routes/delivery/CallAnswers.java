package org.exchangehub.routes.delivery;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Refusal;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what partners say within calls, through the same door as all their messages. It is taken in before the delivery
 * is settled: after a kill between the two the call is repeated or the partner read back, and the same answer is a duplicate.
 */
public final class CallAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(CallAnswers.class);

    /** The answer was right when it was given; what overtook it must not wait for an operator. */
    private static final Set<Reason> OVERTAKEN =
            EnumSet.of(Reason.REFERRAL_SUPERSEDED, Reason.REFERRAL_WITHDRAWN, Reason.CASE_CLOSED);

    private final Translator translator;
    private final Intake intake;
    private final Bodies bodies;
    private final Canonical canonical;

    public CallAnswers(Translator translator, Intake intake, Bodies bodies, Canonical canonical) {
        this.translator = translator;
        this.intake = intake;
        this.bodies = bodies;
        this.canonical = canonical;
    }

    /** What came of the delivery, judged by what the partner said within its call. */
    Outcome take(DeliveryRecord delivery, Connector receiver, Outcome.Answered answered) {
        Wire answer = answered.answer();
        Inbound.Within within = new Inbound.Within(delivery.kind(), parameters(delivery));
        try {
            Optional<Translated> said =
                    translator.answer(receiver, delivery.kind(), answer, readingOnly(delivery, within));
            if (said.isEmpty() && answered.otherwise().isEmpty()) {
                return new Outcome.Delivered(answered.receipt());
            }
            if (said.isPresent() && said.get().payload() instanceof Refusal refusal) {
                return new Outcome.Refused(answered.receipt() + ", " + words(refusal));
            }
        } catch (RefusedException broken) {
            LOG.debug("Intake refuses it again, and that is on record, unless it is a fault", broken);
        }
        if (answered.otherwise().isPresent()) {
            return answered.otherwise().get();
        }
        try {
            Answer taken = intake.take(new Inbound(
                    delivery.partner(),
                    Operation.SEND_MESSAGE,
                    answer,
                    Optional.of(idOf(delivery, answer)),
                    Optional.of(delivery.id().toString()),
                    delivery.referralId().map(Object::toString),
                    Optional.of(within),
                    Optional.empty()));
            return new Outcome.Delivered(answered.receipt() + ", answered by message " + taken.messageId());
        } catch (RefusedException refused) {
            return notTaken(delivery, receiver, answered, refused);
        }
    }

    private static Outcome notTaken(
            DeliveryRecord delivery, Connector receiver, Outcome.Answered answered, RefusedException refused) {
        if (refused.reason() == Reason.INTERNAL || refused.reason() == Reason.OVERLOADED) {
            String cause = "the answer could not be taken in: " + refused.reason();
            return receiver.receives()
                    .map(receives -> receives.kinds().get(delivery.kind()))
                    .map(how -> Outcome.lost(how, cause))
                    .orElseGet(() -> new Outcome.Unknown(cause));
        }
        if (OVERTAKEN.contains(refused.reason())) {
            return new Outcome.Delivered(answered.receipt() + ", and the answer came too late: " + refused.reason());
        }
        return new Outcome.Misanswered(
                refused.reason(), answered.receipt() + ", and the answer was refused: " + refused.getMessage());
    }

    /** The same answer has the same id; another answer after a repeated call is another message. */
    private static String idOf(DeliveryRecord delivery, Wire answer) {
        return delivery.id() + "/" + HexFormat.of().formatHex(Hash.ofBody(answer.bytes()), 0, 8);
    }

    private static Map<String, String> readingOnly(DeliveryRecord delivery, Inbound.Within within) {
        Map<String, String> parameters = new HashMap<>(within.parameters());
        parameters.put("message-id", delivery.id().toString());
        parameters.put("now", delivery.owedAt().toString());
        return parameters;
    }

    private Map<String, String> parameters(DeliveryRecord delivery) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("request-id", delivery.id().toString());
        parameters.put("case-id", delivery.caseId().toString());
        delivery.referralId().ifPresent(id -> parameters.put("referral-id", id.toString()));
        if (delivery.kind() == Kind.NOTICE) {
            Notice sent = canonical.read(bodies.canonical(delivery.id()), Notice.class);
            parameters.put("notice-id", sent.getNoticeID());
        }
        return parameters;
    }

    private static String words(Refusal refusal) {
        return refusal.getReasonCode()
                + refusal.getFault().stream()
                        .map(fault -> " " + fault.getPosition() + ": " + fault.getReason())
                        .collect(Collectors.joining(";"));
    }
}
