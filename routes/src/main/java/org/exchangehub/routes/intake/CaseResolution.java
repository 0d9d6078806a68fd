package org.exchangehub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
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
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.routes.control.ControlResolution;
import org.exchangehub.routes.notice.NoticeResolution;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Finds and locks the case that a message concerns. */
public final class CaseResolution {

    private final Cases cases;
    private final Referrals referrals;
    private final ControlResolution controls;
    private final NoticeResolution notices;

    public CaseResolution(Cases cases, Referrals referrals, ControlResolution controls, NoticeResolution notices) {
        this.notices = notices;
        this.cases = cases;
        this.referrals = referrals;
        this.controls = controls;
    }

    /** An {@link OnCase}, an {@link Awaiting} where the case has not come yet, or the message itself where it opens one. */
    Object resolve(Received<?> received) {
        return switch (received.payload()) {
            case Declaration lodged when MessageRules.ORIGINAL.equals(lodged.getFunctionCode()) -> received;
            case Declaration replaced -> ofCustoms(received, identifiers(replaced), Optional.empty());
            case Acceptance acceptance -> ofCustoms(received, identifiers(received, acceptance), Optional.empty());
            case Cancellation cancellation -> referred(received, cancellation.getReference());
            case Outcome outcome -> referred(received, outcome.getReference());
            case Disposition disposition -> ofAgency(received, disposition);
            case Permit permit -> received;
            case PermitCheck check -> received;
            case Allocation allocation -> received;
            case PermitIntervention intervention -> received;
            case InterventionConfirmation confirmation -> received;
            case ControlOrder order ->
                controls.ordered(received, order)
                        .orElseGet(() -> referred(received, ControlResolution.reference(order)));
            case ControlResponse response -> controls.answered(received, response);
            case ControlResult result -> controls.reported(received, result);
            case LaboratoryResult result -> controls.analysed(received, result);
            case Notice notice -> notices.resolve(received, notice);
            default ->
                throw new IllegalStateException(
                        "No case for a " + received.message().kind());
        };
    }

    /** Whether a message that concerns no case yet opens one. */
    static boolean opensCase(Received<?> received) {
        return received.payload() instanceof Declaration;
    }

    private static List<Identifier> identifiers(Declaration replaced) {
        DeclarationReference reference = new DeclarationReference();
        reference.setMRN(replaced.getMRN());
        reference.setLRN(replaced.getLRN());
        reference.setDeclarantIdentifier(replaced.getDeclarant().getIdentifier().get(0));
        return Identifier.of(reference);
    }

    /** An acceptance is found by its LRN: its MRN is what it brings. */
    private List<Identifier> identifiers(Received<?> received, Acceptance acceptance) {
        if (acceptance.getDeclarantIdentifier() != null) {
            return List.of(Identifier.lrn(acceptance.getDeclarantIdentifier(), acceptance.getLRN()));
        }
        PartnerId sender = received.message().sender();
        List<Identifier> known = cases.ofOwner(sender, acceptance.getLRN());
        if (known.size() > 1) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT,
                    "/Acceptance/LRN",
                    "Two declarants have used LRN " + acceptance.getLRN() + ": name the declarant");
        }
        return known.isEmpty() ? List.of(Identifier.lrnAlone(sender, acceptance.getLRN())) : known;
    }

    private Object referred(Received<?> received, DeclarationReference reference) {
        return ofCustoms(received, Identifier.of(reference), Optional.ofNullable(reference.getCaseID()));
    }

    private Object ofCustoms(Received<?> received, List<Identifier> identifiers, Optional<String> caseId) {
        Optional<String> named = received.target().or(() -> caseId);
        Optional<UUID> found = named.isPresent()
                ? Optional.of(Ids.parse(named.get()).orElseThrow(() -> unknown(named.get())))
                : identifiers.stream().flatMap(id -> cases.find(id).stream()).findFirst();
        if (found.isEmpty()) {
            return new Awaiting<>(received, identifiers.get(0));
        }
        CaseRecord concerned =
                cases.lock(found.get()).orElseThrow(() -> unknown(found.get().toString()));
        PartnerId sender = received.message().sender();
        if (!concerned.owner().equals(sender)) {
            throw new RefusedException(Reason.NOT_OWNER, "The case was not lodged by " + sender);
        }
        for (Identifier identifier : identifiers) {
            if (!fits(identifier, concerned)) {
                throw new RefusedException(
                        Reason.IDENTIFIER_CONFLICT, identifier.key() + " is not known for case " + concerned.id());
            }
        }
        return new OnCase<>(received, concerned, Optional.empty());
    }

    /** An MRN may still come to a case that has none; an LRN does not change. */
    private boolean fits(Identifier identifier, CaseRecord concerned) {
        Optional<UUID> known = cases.find(identifier);
        return known.map(concerned.id()::equals)
                .orElseGet(() -> identifier.mrn().isPresent() && concerned.mrn().isEmpty());
    }

    private Object ofAgency(Received<?> received, Disposition disposition) {
        String named = disposition.getReferralID();
        received.target().filter(target -> !target.equals(named)).ifPresent(target -> {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH, "/Disposition/ReferralID", "The call was about referral " + target);
        });
        ReferralRecord referral = Ids.parse(named)
                .flatMap(referrals::find)
                .orElseThrow(() -> new RefusedException(
                        Reason.REFERRAL_UNKNOWN, "/Disposition/ReferralID", "The hub sent no referral " + named));
        if (!referral.partner().equals(received.message().sender())) {
            throw new RefusedException(
                    Reason.NOT_RECIPIENT,
                    "/Disposition/ReferralID",
                    "Referral " + named + " was sent to another agency");
        }
        return new OnCase<>(received, cases.lock(referral.caseId()).orElseThrow(), Optional.of(referral.id()));
    }

    private static RefusedException unknown(String caseId) {
        return new RefusedException(Reason.CASE_UNKNOWN, "The hub has no case " + caseId);
    }
}
