package org.exchangehub.connectors.simulator;

import java.time.Instant;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/**
 * A message that a simulated partner has received.
 *
 * @param note what it understood; empty where it refused the message because it understood nothing
 * @param receipt what it said within the call, where its contract asks for that
 * @param repeats how often the message came again under the same id
 */
public record Received(
        String messageId,
        Optional<String> correlationId,
        Instant at,
        Wire wire,
        Optional<Note> note,
        Optional<Wire> receipt,
        int repeats) {

    Received again() {
        return new Received(messageId, correlationId, at, wire, note, receipt, repeats + 1);
    }
}
