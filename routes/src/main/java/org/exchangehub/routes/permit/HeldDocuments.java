package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.PartyIdentifier;
import org.exchangehub.routes.permit.HeldWork.Sent;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Identifier;

/** What is told to a register that a partner keeps, in canonical form. */
final class HeldDocuments {

    private HeldDocuments() {}

    /** @param reason of the action, where one was given */
    static Allocation allocation(PermitRecord permit, Sent sent, Optional<String> reason, Instant at) {
        Allocation told = new Allocation();
        told.setPermitID(permit.reference());
        told.setKindCode(permit.kind());
        told.setLineNumeric(sent.line());
        told.setReference(reference(sent.usage().declaration()));
        told.setSequenceNumeric(sent.usage().item());
        told.setActionCode(sent.action().told());
        String unit = permit.lines().stream()
                .filter(line -> line.number() == sent.line())
                .findFirst()
                .flatMap(Line::unit)
                .orElse("");
        if (sent.action() != RegisterAction.ENTER_RECORD) {
            told.setQuantity(Documents.quantity(quantity(sent), unit));
        }
        reason.ifPresent(told::setReasonText);
        told.setEventDateTime(at.atOffset(ZoneOffset.UTC));
        told.setIssuerID(permit.issuer().value());
        return told;
    }

    /** How much the action is about. */
    static BigDecimal quantity(Sent sent) {
        return switch (sent.action()) {
            case RESERVE -> sent.after().reserved();
            case RELEASE -> sent.before().reserved();
            case WRITE_OFF -> sent.after().consumed().subtract(sent.before().consumed());
            case AMEND, FORCE, FORCE_AMEND -> sent.after().consumed();
            case INVALIDATE, FORCE_DELETE -> sent.before().consumed();
            case ENTER_RECORD -> BigDecimal.ZERO;
        };
    }

    private static DeclarationReference reference(Identifier declaration) {
        DeclarationReference reference = new DeclarationReference();
        declaration.mrn().ifPresent(reference::setMRN);
        if (declaration.mrn().isEmpty()) {
            String[] parts = declaration.key().split(":", 4);
            PartyIdentifier declarant = new PartyIdentifier();
            declarant.setTypeCode(parts[1]);
            declarant.setID(parts[2]);
            reference.setDeclarantIdentifier(declarant);
            reference.setLRN(parts[3]);
        }
        return reference;
    }
}
