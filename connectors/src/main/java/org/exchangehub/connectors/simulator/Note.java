package org.exchangehub.connectors.simulator;

import java.util.Optional;
import org.exchangehub.contracts.Kind;

/**
 * What a simulated partner understood of a message.
 *
 * @param reference the referral, or the case where no referral is meant
 * @param number version of the referral, or number of the advice; 0 where the kind has none
 * @param code what an advice or a refusal says
 */
public record Note(Kind kind, Optional<String> caseId, String reference, int number, Optional<String> code) {

    /** Whether it says something about a referral, and a greater number replaces what was said before. */
    boolean ofReferral() {
        return kind == Kind.REFERRAL || kind == Kind.WITHDRAWAL;
    }
}
