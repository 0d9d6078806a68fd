package org.exchangehub.connectors;

import java.time.Duration;
import java.util.Optional;

/**
 * How the partner is played where it is not there.
 *
 * @param answer the map from what it gets to what it answers; the hub's own for canonical partners where absent
 * @param serve the map that answers questions about what it has, where it is asked any
 * @param delay before it answers
 */
public record SimulatorSpec(Optional<String> answer, Optional<String> serve, Duration delay) {}
