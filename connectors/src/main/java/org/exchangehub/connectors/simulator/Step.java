package org.exchangehub.connectors.simulator;

import java.time.Duration;
import java.util.Optional;
import org.exchangehub.contracts.v1.DispositionCode;

/**
 * One answer of a script.
 *
 * @param disposition what it says of the goods
 * @param delay time since the message, or since the hub had the answer before; the partner's own where empty
 */
public record Step(DispositionCode disposition, Optional<Duration> delay) {}
