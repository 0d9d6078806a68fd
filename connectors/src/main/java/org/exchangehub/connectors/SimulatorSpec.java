package org.exchangehub.connectors;

import java.time.Duration;
import java.util.Optional;

/**
 * How the partner is played where it is not there.
 *
 * @param answer the map from what it gets to what it answers; the hub's own for canonical partners where absent
 * @param serve the map that answers questions about what it has, where it is asked any
 * @param movement the map that tells what it does of its own accord in the course of one movement of goods
 * @param delay before it answers
 */
public record SimulatorSpec(
        Optional<String> answer, Optional<String> serve, Optional<String> movement, Duration delay) {}
