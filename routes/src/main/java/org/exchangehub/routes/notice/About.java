package org.exchangehub.routes.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.Acceptance;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.routes.record.Identifier;

/** Which movement a notice is about: what it says of it itself, or what its content names. */
record About(DeclarationReference reference) {

    static About of(Notice notice) {
        DeclarationReference merged = new DeclarationReference();
        Stream.of(
                        Optional.ofNullable(notice.getReference()),
                        Optional.ofNullable(notice.getDeclaration()).map(About::reference),
                        Optional.ofNullable(notice.getAcceptance()).map(About::reference),
                        Optional.ofNullable(notice.getCancellation()).map(content -> content.getReference()),
                        Optional.ofNullable(notice.getControlOrder()).map(content -> content.getReference()),
                        Optional.ofNullable(notice.getPermit()).map(About::reference))
                .flatMap(Optional::stream)
                .forEach(named -> merge(merged, named));
        return new About(merged);
    }

    /** What it is known by, the strongest first. */
    List<Identifier> identifiers() {
        return Identifier.of(reference);
    }

    /** What it is known by on a network, where its declarant may not be named. */
    List<Identifier> identifiers(PartnerId network) {
        List<Identifier> all = new ArrayList<>(identifiers());
        lrn().map(lrn -> Identifier.lrnOn(network, lrn)).ifPresent(all::add);
        return all;
    }

    Optional<String> mrn() {
        return Optional.ofNullable(reference.getMRN());
    }

    Optional<String> lrn() {
        return Optional.ofNullable(reference.getLRN());
    }

    Optional<String> caseId() {
        return Optional.ofNullable(reference.getCaseID());
    }

    private static DeclarationReference reference(Declaration declaration) {
        DeclarationReference reference = new DeclarationReference();
        reference.setMRN(declaration.getMRN());
        reference.setLRN(declaration.getLRN());
        declaration.getDeclarant().getIdentifier().stream().findFirst().ifPresent(reference::setDeclarantIdentifier);
        return reference;
    }

    private static DeclarationReference reference(Acceptance acceptance) {
        DeclarationReference reference = new DeclarationReference();
        reference.setMRN(acceptance.getMRN());
        reference.setLRN(acceptance.getLRN());
        reference.setDeclarantIdentifier(acceptance.getDeclarantIdentifier());
        return reference;
    }

    /** A certificate is known by its number alone. */
    private static DeclarationReference reference(Permit permit) {
        DeclarationReference reference = new DeclarationReference();
        reference.setLRN(permit.getPermitID());
        return reference;
    }

    private static void merge(DeclarationReference into, DeclarationReference named) {
        Optional.ofNullable(named.getCaseID()).ifPresent(into::setCaseID);
        Optional.ofNullable(named.getMRN()).ifPresent(into::setMRN);
        Optional.ofNullable(named.getLRN()).ifPresent(into::setLRN);
        Optional.ofNullable(named.getDeclarantIdentifier()).ifPresent(into::setDeclarantIdentifier);
    }
}
