package org.exchangehub.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Acceptance;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.Cancellation;
import org.exchangehub.contracts.v1.ControlOrder;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Identifier;

/** The rules of each kind that a schema can not say. Positions are paths of the canonical form. */
final class MessageRules {

    /** How far a sender's clock may be ahead of the hub's. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    static final String ORIGINAL = "9";
    static final String REPLACE = "5";

    private MessageRules() {}

    static void check(Message<?> message, Operation operation, Instant now) {
        switch (message.payload()) {
            case Declaration declaration -> declaration(declaration, operation);
            case Acceptance acceptance ->
                past(acceptance.getAcceptanceDateTime(), "/Acceptance/AcceptanceDateTime", now);
            case Cancellation cancellation -> {
                refers(cancellation.getReference(), "/Cancellation/Reference");
                past(cancellation.getEventDateTime(), "/Cancellation/EventDateTime", now);
            }
            case Outcome outcome -> {
                refers(outcome.getReference(), "/Outcome/Reference");
                past(outcome.getEventDateTime(), "/Outcome/EventDateTime", now);
            }
            case Disposition disposition -> disposition(disposition, now);
            case Permit permit -> permit(permit);
            case PermitCheck check -> past(check.getEventDateTime(), "/PermitCheck/EventDateTime", now);
            case Allocation allocation -> {
                declared(allocation.getReference(), "/Allocation/Reference");
                past(allocation.getEventDateTime(), "/Allocation/EventDateTime", now);
            }
            case PermitIntervention intervention -> {
                declared(intervention.getReference(), "/PermitIntervention/Reference");
                past(intervention.getEventDateTime(), "/PermitIntervention/EventDateTime", now);
            }
            case InterventionConfirmation confirmation ->
                past(confirmation.getEventDateTime(), "/InterventionConfirmation/EventDateTime", now);
            case ControlOrder order -> ControlRules.order(order, message.sender(), now);
            case ControlResponse response -> ControlRules.response(response, now);
            case ControlResult result -> ControlRules.result(result, now);
            case LaboratoryResult result -> ControlRules.analysis(result, now);
            case Notice notice -> notice(notice, now);
            default ->
                throw new RefusedException(
                        Reason.UNKNOWN_KIND,
                        "The hub has no flow for a " + message.kind().code() + " yet");
        }
    }

    private static void declaration(Declaration declaration, Operation operation) {
        List<Fault> faults = new ArrayList<>();
        if (declaration.getDeclarant().getIdentifier().isEmpty()) {
            faults.add(new Fault(
                    "/Declaration/Declarant/Identifier",
                    "The declarant needs an identifier: it tells whose LRN it is"));
        }
        Set<Integer> numbers = new HashSet<>();
        List<GoodsItem> items = declaration.getGoodsItem();
        for (int i = 0; i < items.size(); i++) {
            if (!numbers.add(items.get(i).getSequenceNumeric())) {
                faults.add(new Fault(
                        "/Declaration/GoodsItem[" + (i + 1) + "]/SequenceNumeric",
                        "Goods item number " + items.get(i).getSequenceNumeric() + " is used twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(Reason.RULE_BROKEN, faults);
        }
        boolean original = ORIGINAL.equals(declaration.getFunctionCode());
        if (operation == Operation.LODGE_DECLARATION && !original
                || operation == Operation.REPLACE_DECLARATION && original) {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH,
                    "/Declaration/FunctionCode",
                    operation.title() + " does not take function code " + declaration.getFunctionCode());
        }
    }

    private static void disposition(Disposition disposition, Instant now) {
        past(disposition.getEventDateTime(), "/Disposition/EventDateTime", now);
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < disposition.getLine().size(); i++) {
            int number = disposition.getLine().get(i).getSequenceNumeric();
            if (!numbers.add(number)) {
                throw new RefusedException(
                        Reason.RULE_BROKEN,
                        "/Disposition/Line[" + (i + 1) + "]/SequenceNumeric",
                        "Goods item " + number + " is answered twice");
            }
        }
    }

    private static void notice(Notice notice, Instant now) {
        past(notice.getEventDateTime(), "/Notice/EventDateTime", now);
        past(notice.getPreparationDateTime(), "/Notice/PreparationDateTime", now);
        long contents = Stream.of(
                        notice.getDeclaration() == null ? notice.getOutcome() : notice.getDeclaration(),
                        notice.getAcceptance(),
                        notice.getCancellation(),
                        notice.getControlOrder(),
                        notice.getControlResult(),
                        notice.getPermit(),
                        notice.getRejection())
                .filter(Objects::nonNull)
                .count();
        if (contents > 1) {
            throw new RefusedException(Reason.RULE_BROKEN, "/Notice", "A notice has one content");
        }
    }

    private static void permit(Permit permit) {
        if (permit.getHolder().getIdentifier().isEmpty()) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, "/Permit/Holder/Identifier", "The holder needs an identifier");
        }
        if (permit.getValidFromDate() != null
                && permit.getValidUntilDate() != null
                && permit.getValidUntilDate().isBefore(permit.getValidFromDate())) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, "/Permit/ValidUntilDate", "The last day is before the first");
        }
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < permit.getLine().size(); i++) {
            if (!numbers.add(permit.getLine().get(i).getLineNumeric())) {
                throw new RefusedException(
                        Reason.RULE_BROKEN,
                        "/Permit/Line[" + (i + 1) + "]/LineNumeric",
                        "Two lines have the same number");
            }
        }
    }

    /** The ledger knows declarations by what Customs calls them, not by the hub's cases. */
    private static void declared(DeclarationReference reference, String position) {
        if (Identifier.of(reference).isEmpty()) {
            throw new RefusedException(Reason.RULE_BROKEN, position, "An MRN is needed, or an LRN with its declarant");
        }
    }

    private static void refers(DeclarationReference reference, String position) {
        if (reference.getCaseID() == null && Identifier.of(reference).isEmpty()) {
            throw new RefusedException(Reason.RULE_BROKEN, position, "An MRN is needed, or an LRN with its declarant");
        }
    }

    static void past(@org.jspecify.annotations.Nullable OffsetDateTime time, String position, Instant now) {
        if (time != null && time.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            throw new RefusedException(Reason.EVENT_IN_FUTURE, position, time + " lies in the future");
        }
    }
}
