package org.exchangehub.routes.permit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;

/** Tells Customs of each version of a permit, and its issuer of each use, where they receive that. */
public final class PermitLetters {

    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Canonical canonical;

    public PermitLetters(Catalogue catalogue, Outbox outbox, Canonical canonical) {
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.canonical = canonical;
    }

    void changed(PermitRecord permit, Permit said) {
        byte[] letter = canonical.write(said);
        catalogue.all().stream()
                .filter(partner -> partner.role() == Role.CUSTOMS && hears(partner, Kind.PERMIT))
                .forEach(customs -> owe(
                        permit,
                        customs.id(),
                        Kind.PERMIT,
                        letter,
                        "Permit " + permit.reference() + ", version " + permit.version() + ": " + permit.status()));
    }

    void used(PermitRecord permit, Allocation done) {
        catalogue
                .find(permit.issuer())
                .filter(issuer -> hears(issuer, Kind.ALLOCATION))
                .ifPresent(issuer -> owe(
                        permit,
                        issuer.id(),
                        Kind.ALLOCATION,
                        canonical.write(done),
                        "Use of permit " + permit.reference() + ": " + done.getActionCode()));
    }

    /** Tells what the declaration of a case has of a permit after something was booked for it. */
    void used(Followed followed, At at, AllocationActionCode action, Allocated has) {
        Allocation told = new Allocation();
        told.setPermitID(at.permit().reference());
        told.setKindCode(at.permit().kind());
        told.setLineNumeric(at.line().number());
        told.setReference(followed.concerned().reference());
        told.setSequenceNumeric(at.usage().item());
        told.setActionCode(action);
        at.line()
                .unit()
                .ifPresent(unit ->
                        told.setQuantity(Documents.quantity(has.reserved().add(has.consumed()), unit)));
        told.setEventDateTime(OffsetDateTime.ofInstant(followed.now(), ZoneOffset.UTC));
        told.setIssuerID(at.permit().issuer().value());
        used(at.permit(), told);
    }

    private static boolean hears(Connector partner, Kind kind) {
        return partner.agreement().mayReceive(kind)
                && partner.receives()
                        .filter(receives -> receives.kinds().containsKey(kind))
                        .isPresent();
    }

    private void owe(PermitRecord permit, PartnerId to, Kind kind, byte[] letter, String text) {
        outbox.owe(new Outbox.Owed(
                Ids.next(), to, kind, permit.id(), Optional.empty(), Optional.of(permit.reference()), letter, text));
    }
}
