package org.exchangehub.connectors.simulator;

import java.util.Optional;

/** A line of a referral as a simulated partner understood it. */
public record ReferralLine(int number, Optional<String> commodity) {}
