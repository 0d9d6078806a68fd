package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.Units.Unit;

/** A declared quantity in the unit of a permit line: exact, or rounded as the kind says, or refused with a reason. */
sealed interface Amount {

    /** What counts. */
    record Counted(BigDecimal value, boolean rounded) implements Amount {}

    /** What can not be counted, and why. */
    record Uncountable(PermitReasonCode reason, String text) implements Amount {}

    /** Digits enough to hold any quantity of the contract in any unit before it is rounded. */
    MathContext WIDE = new MathContext(60, RoundingMode.UNNECESSARY);

    /** A quantity whose unit may be missing. */
    record Declared(BigDecimal value, Optional<String> unit) {}

    static Amount in(String lineUnit, Declared declared, QuantityRule rule) {
        if (declared.value().signum() <= 0) {
            return new Uncountable(PermitReasonCode.QUANTITY_NOT_POSITIVE, "The quantity is not greater than zero");
        }
        if (declared.unit().isEmpty()) {
            return new Uncountable(PermitReasonCode.UNIT_MISSING, "The quantity has no unit, and none is guessed");
        }
        String given = declared.unit().get();
        Optional<Unit> from = Units.of(given);
        Optional<Unit> to = Units.of(lineUnit);
        if (given.equals(lineUnit)) {
            return fit(declared.value(), lineUnit, rule);
        }
        if (from.isEmpty() || to.isEmpty()) {
            return new Uncountable(
                    PermitReasonCode.UNIT_UNKNOWN, "The hub can not convert " + given + " to " + lineUnit);
        }
        if (from.get().dimension() != to.get().dimension()) {
            return new Uncountable(
                    PermitReasonCode.UNIT_MISMATCH,
                    given + " does not convert to " + lineUnit + ", the unit of the permit");
        }
        return converted(declared.value().multiply(from.get().size()), to.get(), rule);
    }

    private static Amount converted(BigDecimal base, Unit to, QuantityRule rule) {
        try {
            return fit(base.divide(to.size(), WIDE), to.code(), rule);
        } catch (ArithmeticException endless) {
            return rule.rounding()
                    .<Amount>map(mode -> new Counted(base.divide(to.size(), rule.decimals(), mode), true))
                    .orElseGet(() -> overPrecise(rule, to.code()));
        }
    }

    private static Amount fit(BigDecimal value, String unit, QuantityRule rule) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= rule.decimals()) {
            return new Counted(plain, false);
        }
        if (rule.rounding().isEmpty()) {
            return overPrecise(rule, unit);
        }
        BigDecimal rounded = plain.setScale(rule.decimals(), rule.rounding().get());
        return rounded.signum() == 0
                ? new Uncountable(PermitReasonCode.QUANTITY_NOT_POSITIVE, "The quantity rounds to nothing")
                : new Counted(rounded, true);
    }

    private static Amount overPrecise(QuantityRule rule, String unit) {
        return new Uncountable(
                PermitReasonCode.QUANTITY_OVER_PRECISE,
                "In " + unit + " the quantity has more than " + rule.decimals() + " decimals");
    }
}
