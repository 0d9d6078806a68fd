package org.exchangehub.routes.permit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Identifier;

/**
 * What Customs wants done to a quantity of a permit: by an allocation, or by officers of whom the second has confirmed it.
 *
 * @param code the action as whoever asked named it
 * @param reason in words; with a customs record the record
 * @param allocation what is wanted; of an intervention what its issuer is told, who hears no names
 */
record Wish(RegisterAction action, String code, String reason, Allocation allocation) {

    static Wish of(Allocation asked) {
        String code = asked.getActionCode().value();
        return new Wish(
                RegisterAction.of(asked.getActionCode()),
                code,
                Optional.ofNullable(asked.getReasonText()).orElse(code),
                asked);
    }

    static Wish of(PermitIntervention asked) {
        RegisterAction action = RegisterAction.of(asked.getInterventionCode());
        Allocation told = new Allocation();
        told.setPermitID(asked.getPermitID());
        told.setKindCode(asked.getKindCode());
        told.setLineNumeric(asked.getLineNumeric());
        told.setReference(asked.getReference());
        told.setSequenceNumeric(asked.getSequenceNumeric());
        told.setActionCode(action.told());
        told.setQuantity(asked.getQuantity());
        told.setEventDateTime(asked.getEventDateTime());
        told.setReasonText("Officers' intervention " + asked.getInterventionCode() + ": " + asked.getReasonText());
        told.setIssuerID(asked.getIssuerID());
        return new Wish(action, asked.getInterventionCode().value(), asked.getReasonText(), told);
    }

    Named named() {
        return new Named(
                allocation.getKindCode(),
                allocation.getPermitID(),
                Optional.ofNullable(allocation.getIssuerID()).map(PartnerId::new));
    }

    int line() {
        return allocation.getLineNumeric();
    }

    Usage usage() {
        return new Usage(Identifier.of(allocation.getReference()).get(0), allocation.getSequenceNumeric());
    }

    Optional<Declared> quantity() {
        return Documents.declared(allocation.getQuantity());
    }

    /** The answer; what became of it is still to be said. */
    AllocationResult result(Instant at) {
        AllocationResult result = new AllocationResult();
        result.setActionCode(code);
        result.setPermitID(allocation.getPermitID());
        result.setKindCode(allocation.getKindCode());
        result.setLineNumeric(allocation.getLineNumeric());
        result.setReference(allocation.getReference());
        result.setSequenceNumeric(allocation.getSequenceNumeric());
        result.setAnsweredDateTime(at.atOffset(ZoneOffset.UTC));
        return result;
    }
}
