package org.exchangehub.connectors.simulator;

import java.time.Instant;

/**
 * Something that a simulated partner could not do.
 *
 * @param target id of the message that it was about, or what it was about in words
 */
public record Problem(Instant at, String target, String text) {}
