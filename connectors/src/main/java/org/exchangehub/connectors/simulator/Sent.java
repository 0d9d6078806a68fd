package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/**
 * An answer of a simulated partner that has reached the hub.
 *
 * @param inReplyTo id of the message that it answers
 * @param refusal why the hub refused it, in the hub's words; empty where it was taken
 */
public record Sent(String messageId, String inReplyTo, Instant at, Wire wire, Optional<String> refusal) {}
