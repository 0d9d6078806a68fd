package org.exchangehub.connectors.simulator;

import java.time.Instant;

/**
 * A fault that has struck.
 *
 * @param target what it struck: the id of the message taken or answered, or what the partner was about to do
 * @param at when it struck last
 * @param times how often it struck the same target in a row
 */
public record FaultHit(FaultKind kind, String target, Instant at, int times) {}
