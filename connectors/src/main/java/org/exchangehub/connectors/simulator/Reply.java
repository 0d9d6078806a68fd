package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/**
 * What the reply map of a folder makes of one message.
 *
 * @param lines of a referral
 * @param quantities of a permit or an allocation
 * @param receipt what the partner says within the call
 * @param answers what it says later, one after the other
 */
record Reply(
        Note note, List<ReferralLine> lines, List<Quantity> quantities, Optional<Wire> receipt, List<Answer> answers) {

    /** @param delay time since the message, or since the hub had the answer before */
    record Answer(Wire wire, Duration delay) {}
}
