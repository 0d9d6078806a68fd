package org.exchangehub.routes.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Acceptance;
import org.exchangehub.contracts.v1.Cancellation;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.Outcome;
import org.exchangehub.contracts.v1.OutcomeCode;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.intake.IntakeSteps;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.link.End;
import org.exchangehub.routes.link.Links;
import org.exchangehub.routes.link.Named;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** What a declaration, and what Customs says of it afterwards, changes in its case. */
public final class DeclarationSteps {

    private final Cases cases;
    private final Links links;
    private final Evidence evidence;

    public DeclarationSteps(Cases cases, Links links, Evidence evidence) {
        this.cases = cases;
        this.links = links;
        this.evidence = evidence;
    }

    /** Opens the case of a lodged declaration. */
    OnCase<Declaration> open(Received<Declaration> received) {
        Message<Declaration> message = received.message();
        Declaration declaration = message.payload();
        CaseRecord.Declarant declarant = CaseRecord.Declarant.of(
                declaration.getDeclarant().getIdentifier().get(0));
        UUID id = Ids.next();
        CaseRecord opened = new CaseRecord(
                id,
                message.sender(),
                declaration.getMRN() == null ? CaseStateCode.LODGED : CaseStateCode.ACCEPTED,
                declaration.getDirectionCode().value(),
                declarant,
                declaration.getLRN(),
                Optional.ofNullable(declaration.getMRN()),
                VersionPolicy.first(declaration),
                message.id(),
                lines(declaration),
                0,
                Optional.empty(),
                Optional.empty(),
                message.receivedAt(),
                Optional.empty());
        if (!cases.open(opened, identifiers(declaration))) {
            throw new RefusedException(
                    Reason.DECLARATION_EXISTS,
                    "/Declaration/LRN",
                    "A declaration " + declaration.getLRN() + " of this declarant, or its MRN, is known");
        }
        evidence.note(IntakeSteps.received(received, id));
        evidence.note(Step.of(
                id,
                "OPENED",
                message.sender(),
                message.kind(),
                message.id(),
                "Case opened for LRN " + declaration.getLRN()));
        links.say(end(id, message), identifiers(declaration), Named.by(declaration));
        return new OnCase<>(received, opened, Optional.empty());
    }

    /** Puts a newer version in the place of the last one. */
    OnCase<Declaration> replace(OnCase<Declaration> on) {
        CaseRecord before = open(on);
        Declaration declaration = on.payload();
        int version = VersionPolicy.next(declaration, before.version());
        Optional<String> mrn = before.mrn().or(() -> Optional.ofNullable(declaration.getMRN()));
        mrn.ifPresent(known -> identify(before, known, "/Declaration/MRN"));
        CaseRecord after = new CaseRecord(
                before.id(),
                before.owner(),
                before.state(),
                declaration.getDirectionCode().value(),
                before.declarant(),
                before.lrn(),
                mrn,
                version,
                on.message().id(),
                lines(declaration),
                before.adviceNumber(),
                before.advice(),
                before.adviceHash(),
                before.openedAt(),
                before.releasedAt());
        cases.save(after);
        links.say(end(before.id(), on.message()), come(before, mrn), Named.by(declaration));
        return on.with(after);
    }

    /** Gives the case the MRN that Customs has allocated. */
    OnCase<Acceptance> accept(OnCase<Acceptance> on) {
        CaseRecord before = open(on);
        String mrn = on.payload().getMRN();
        if (before.mrn().filter(known -> !known.equals(mrn)).isPresent()) {
            throw new RefusedException(
                    Reason.IDENTIFIER_CONFLICT,
                    "/Acceptance/MRN",
                    "The case has MRN " + before.mrn().get());
        }
        identify(before, mrn, "/Acceptance/MRN");
        CaseRecord after = save(before, Optional.of(mrn), CaseStateCode.ACCEPTED);
        links.bears(end(before.id(), on.message()), come(before, after.mrn()));
        return on.with(after);
    }

    /** Closes the case. */
    OnCase<Cancellation> cancel(OnCase<Cancellation> on) {
        CaseRecord before = open(on);
        return on.with(save(before, before.mrn(), CaseStateCode.CANCELLED));
    }

    /** Records what Customs decided in the end; a later outcome corrects an earlier one. */
    OnCase<Outcome> decide(OnCase<Outcome> on) {
        CaseRecord before = open(on);
        boolean released = on.payload().getOutcomeCode() == OutcomeCode.RELEASED;
        CaseRecord after = before.decided(
                released ? CaseStateCode.RELEASED : CaseStateCode.NOT_RELEASED,
                released ? Optional.of(on.payload().getEventDateTime().toInstant()) : Optional.empty());
        cases.save(after);
        return on.with(after);
    }

    private static CaseRecord open(OnCase<?> on) {
        if (on.concerned().state() == CaseStateCode.CANCELLED) {
            throw new RefusedException(
                    Reason.CASE_CLOSED, "Case " + on.concerned().id() + " is cancelled");
        }
        return on.concerned();
    }

    private CaseRecord save(CaseRecord before, Optional<String> mrn, CaseStateCode state) {
        CaseRecord after = before.with(mrn, state);
        cases.save(after);
        return after;
    }

    /** The MRN that has just come to the case, where one has. */
    private static List<Identifier> come(CaseRecord before, Optional<String> mrn) {
        return before.mrn().equals(mrn)
                ? List.of()
                : mrn.map(Identifier::mrn).stream().toList();
    }

    private static End end(UUID caseId, Message<?> message) {
        return new End(caseId, caseId, message.kind(), message.id());
    }

    private void identify(CaseRecord known, String mrn, String position) {
        if (!cases.identify(known.id(), Identifier.mrn(mrn))) {
            throw new RefusedException(Reason.IDENTIFIER_CONFLICT, position, "MRN " + mrn + " belongs to another case");
        }
    }

    private static List<Identifier> identifiers(Declaration declaration) {
        List<Identifier> identifiers = new ArrayList<>();
        identifiers.add(
                Identifier.lrn(declaration.getDeclarant().getIdentifier().get(0), declaration.getLRN()));
        Optional.ofNullable(declaration.getMRN()).map(Identifier::mrn).ifPresent(identifiers::add);
        return identifiers;
    }

    private static List<Integer> lines(Declaration declaration) {
        return declaration.getGoodsItem().stream()
                .map(GoodsItem::getSequenceNumeric)
                .toList();
    }
}
