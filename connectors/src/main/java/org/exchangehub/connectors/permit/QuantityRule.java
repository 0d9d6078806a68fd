package org.exchangehub.connectors.permit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How a kind of permit counts.
 *
 * @param decimals the most decimals of a quantity in the unit of the permit
 * @param rounding how a quantity with more decimals is rounded; refused where empty
 * @param tolerance how much more than available may be declared, in percent of what is issued
 */
public record QuantityRule(
        Dimension dimension, int decimals, Optional<RoundingMode> rounding, Optional<BigDecimal> tolerance) {}
