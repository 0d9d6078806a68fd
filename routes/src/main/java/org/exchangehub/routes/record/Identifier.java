package org.exchangehub.routes.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.PartyIdentifier;

/** What a declaration is known by: its MRN, or its LRN together with its declarant. Typed, so that the two never meet. */
public record Identifier(String key) {

    public static Identifier mrn(String mrn) {
        return new Identifier("MRN:" + mrn);
    }

    public static Identifier lrn(PartyIdentifier declarant, String lrn) {
        return new Identifier("LRN:" + declarant.getTypeCode() + ":" + declarant.getID() + ":" + lrn);
    }

    /** The identifiers in a reference, the strongest first. */
    public static List<Identifier> of(DeclarationReference reference) {
        List<Identifier> found = new ArrayList<>();
        Optional.ofNullable(reference.getMRN()).map(Identifier::mrn).ifPresent(found::add);
        if (reference.getLRN() != null && reference.getDeclarantIdentifier() != null) {
            found.add(lrn(reference.getDeclarantIdentifier(), reference.getLRN()));
        }
        return found;
    }

    /** An LRN whose declarant the sender's format does not name: unique among that sender's cases or of no use. */
    public static Identifier lrnAlone(PartnerId sender, String lrn) {
        return new Identifier("LRN-OF:" + sender + ":" + lrn);
    }

    /** An LRN on a network that does not name its declarant. */
    public static Identifier lrnOn(PartnerId network, String lrn) {
        return new Identifier("LRN-ON:" + network + ":" + lrn);
    }

    /** A transport document as movements of a network are named by it. */
    public static Identifier document(PartnerId network, String document) {
        return new Identifier("DOCUMENT:" + network + ":" + document);
    }

    /** Whether it is an LRN without its declarant, which others may have as well. */
    public boolean isOfLrnAlone() {
        return key.startsWith("LRN-ON:");
    }

    /** The MRN, where it is one. */
    public Optional<String> mrn() {
        return key.startsWith("MRN:") ? Optional.of(key.substring(4)) : Optional.empty();
    }
}
