package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitKind;

/** The kinds of permit in force: those in the folders of the partners that issue them. */
public final class PermitKinds {

    private final Catalogue catalogue;

    public PermitKinds(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A kind as one issuer keeps it. */
    public record Issued(PartnerId issuer, PermitKind kind) {}

    Optional<PermitKind> of(PartnerId issuer, String code) {
        return catalogue.find(issuer).stream()
                .flatMap(partner -> partner.permitKinds().stream())
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }

    /** The kinds that a declaration names by documents of this type; several where issuers share it. */
    List<Issued> byDocument(String typeCode) {
        return all().stream()
                .filter(issued -> issued.kind().documents().contains(typeCode))
                .toList();
    }

    /** The kinds by a code; several where issuers share it. */
    List<Issued> byCode(String code) {
        return all().stream()
                .filter(issued -> issued.kind().code().equals(code))
                .toList();
    }

    private List<Issued> all() {
        return catalogue.all().stream()
                .flatMap(partner -> partner.permitKinds().stream().map(kind -> new Issued(partner.id(), kind)))
                .toList();
    }
}
