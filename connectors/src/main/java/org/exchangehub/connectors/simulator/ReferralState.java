package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated partner knows of one referral.
 *
 * @param version the newest that it has had
 * @param lines of that version; empty where the partner's reply map tells none
 * @param messageId of the message that brought it
 * @param answers that the hub has had to that version
 * @param refusal why the hub refused the last of them
 */
public record ReferralState(
        String reference,
        Optional<String> caseId,
        int version,
        List<ReferralLine> lines,
        Standing standing,
        String messageId,
        Instant since,
        int answers,
        Optional<String> refusal) {

    /** Whether somebody waits for the partner. */
    public enum Standing {
        /** An answer is still owed. */
        OPEN,
        /** The hub has had all answers that were planned. */
        ANSWERED,
        /** No answer is wanted any more. */
        WITHDRAWN
    }

    ReferralState answered(boolean last, Optional<String> refused) {
        Standing now = standing == Standing.OPEN && last && refused.isEmpty() ? Standing.ANSWERED : standing;
        return new ReferralState(reference, caseId, version, lines, now, messageId, since, answers + 1, refused);
    }
}
