package org.exchangehub.routes.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.PartyIdentifier;

/**
 * A case as its row stands.
 *
 * @param owner the Customs system that lodged the declaration
 * @param declaration the message that holds the newest version of it
 * @param lines the goods item numbers of that version
 * @param adviceNumber number of the last advice, 0 before the first
 * @param releasedAt when Customs released the goods, where its last outcome says so
 */
@SuppressWarnings("ArrayRecordComponent")
public record CaseRecord(
        UUID id,
        PartnerId owner,
        CaseStateCode state,
        String direction,
        Declarant declarant,
        String lrn,
        Optional<String> mrn,
        int version,
        UUID declaration,
        List<Integer> lines,
        int adviceNumber,
        Optional<UUID> advice,
        Optional<byte[]> adviceHash,
        Instant openedAt,
        Optional<Instant> releasedAt) {

    /** Whose local reference number it is. */
    public record Declarant(String typeCode, String id) {

        public static Declarant of(PartyIdentifier identifier) {
            return new Declarant(identifier.getTypeCode(), identifier.getID());
        }
    }

    /** The declaration as messages refer to it. */
    public DeclarationReference reference() {
        DeclarationReference reference = new DeclarationReference();
        reference.setCaseID(id.toString());
        mrn.ifPresent(reference::setMRN);
        reference.setLRN(lrn);
        PartyIdentifier identifier = new PartyIdentifier();
        identifier.setID(declarant.id());
        identifier.setTypeCode(declarant.typeCode());
        reference.setDeclarantIdentifier(identifier);
        return reference;
    }

    /** The same case in another state. */
    public CaseRecord with(Optional<String> knownMrn, CaseStateCode next) {
        return new CaseRecord(
                id,
                owner,
                next,
                direction,
                declarant,
                lrn,
                knownMrn,
                version,
                declaration,
                lines,
                adviceNumber,
                advice,
                adviceHash,
                openedAt,
                releasedAt);
    }

    /** The same case as Customs decided it in the end. */
    public CaseRecord decided(CaseStateCode outcome, Optional<Instant> released) {
        return new CaseRecord(
                id,
                owner,
                outcome,
                direction,
                declarant,
                lrn,
                mrn,
                version,
                declaration,
                lines,
                adviceNumber,
                advice,
                adviceHash,
                openedAt,
                released);
    }

    /** The same case with its next advice. */
    public CaseRecord advised(UUID delivery, byte[] hash) {
        return new CaseRecord(
                id,
                owner,
                state,
                direction,
                declarant,
                lrn,
                mrn,
                version,
                declaration,
                lines,
                adviceNumber + 1,
                Optional.of(delivery),
                Optional.of(hash),
                openedAt,
                releasedAt);
    }
}
