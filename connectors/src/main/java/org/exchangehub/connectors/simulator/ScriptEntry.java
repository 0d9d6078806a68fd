package org.exchangehub.connectors.simulator;

import java.util.List;
import java.util.Optional;

/**
 * What a partner is to answer next, instead of what its rules say.
 *
 * @param referral to this referral only, where given
 * @param commodity on lines with goods under this prefix; on all lines where it is empty
 * @param steps one answer after the other, at least one
 * @param times to how many more versions of referrals
 */
public record ScriptEntry(Optional<String> referral, String commodity, List<Step> steps, int times) {

    public ScriptEntry {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A script has at least one answer");
        }
        if (times < 1) {
            throw new IllegalArgumentException("A script holds at least once");
        }
        if (!commodity.matches("[0-9]{0,10}")) {
            throw new IllegalArgumentException("A commodity is the first digits of its code");
        }
    }

    /** A map that does not tell the lines is taken to have such goods. */
    boolean concerns(String reference, List<ReferralLine> lines) {
        return referral.filter(wanted -> !wanted.equals(reference)).isEmpty()
                && (commodity.isEmpty()
                        || lines.isEmpty()
                        || lines.stream()
                                .anyMatch(line -> line.commodity()
                                        .filter(code -> code.startsWith(commodity))
                                        .isPresent()));
    }

    Optional<ScriptEntry> used() {
        return times == 1 ? Optional.empty() : Optional.of(new ScriptEntry(referral, commodity, steps, times - 1));
    }
}
