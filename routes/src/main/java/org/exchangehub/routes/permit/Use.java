package org.exchangehub.routes.permit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Identifier;

/**
 * A permit that a goods item of a case names, and what the register says of it.
 *
 * @param namedLine the line of the permit that the declaration names; 0 where it names none
 * @param issuer or, where the permit is not known, one that issues this kind
 * @param permit and line are those that were found
 * @param declaration by which the ledger knows the declaration
 */
public record Use(
        int item,
        String kind,
        String reference,
        int namedLine,
        PartnerId issuer,
        Optional<UUID> permit,
        Optional<Integer> line,
        Identifier declaration,
        Standing standing,
        String reason,
        String text,
        Instant since) {

    /** What the register says. */
    public enum Standing {
        COVERS,
        /** It does not, and that counts at acceptance only. */
        WARNS,
        COVERS_NOT,
        UNKNOWN,
        /** Its register could not be asked, and the goods go with an obligation. */
        OBLIGED,
        /** It was given back. */
        FREE
    }

    /** By what a use is told from the others of its case. */
    record Key(int item, String kind, String reference, int namedLine) {}

    /** Whether its register is silent. */
    boolean isWaiting() {
        return standing == Standing.UNKNOWN || standing == Standing.OBLIGED;
    }

    Key key() {
        return new Key(item, kind, reference, namedLine);
    }

    /** The same, where it says the same as before, with the time since when it does. */
    Use after(Use before) {
        return standing == before.standing && reason.equals(before.reason) && text.equals(before.text)
                ? new Use(
                        item,
                        kind,
                        reference,
                        namedLine,
                        issuer,
                        permit,
                        line,
                        declaration,
                        standing,
                        reason,
                        text,
                        before.since)
                : this;
    }
}
