package org.exchangehub.connectors.simulator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A quantity of a permit that a message speaks of.
 *
 * @param line of the permit
 * @param user which line of which declaration uses it; empty where the permit itself is meant
 */
record Quantity(int line, Optional<BigDecimal> value, Optional<String> unit, String user) {}
