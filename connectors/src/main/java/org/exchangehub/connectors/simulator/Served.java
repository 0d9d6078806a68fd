package org.exchangehub.connectors.simulator;

import org.exchangehub.connectors.Wire;

/**
 * A message that a simulated partner serves instead of sending it.
 *
 * @param why the hub gave for refusing it, or what it warned of
 */
public record Served(String id, Wire wire, Standing standing, String why) {

    /** What the hub said of it. */
    public enum Standing {
        OPEN,
        TAKEN,
        REFUSED
    }

    Served become(Standing next, String because) {
        return new Served(id, wire, next, because);
    }
}
