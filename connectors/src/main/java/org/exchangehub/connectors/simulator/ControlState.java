package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * What a simulated partner knows of one control.
 *
 * @param order reason of the order, where it had one
 * @param result code of the result, where it had one
 */
public record ControlState(
        String reference, Optional<String> caseId, Optional<String> order, Optional<String> result, Instant since) {}
