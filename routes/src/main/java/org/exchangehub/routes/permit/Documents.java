package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.util.Optional;
import org.exchangehub.contracts.v1.PermitBalance;
import org.exchangehub.contracts.v1.Quantity;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.jspecify.annotations.Nullable;

/** Quantities and balances as canonical messages write them. */
final class Documents {

    private Documents() {}

    static PermitBalance balance(Line line) {
        String unit = line.unit().orElse("");
        PermitBalance balance = new PermitBalance();
        balance.setLineNumeric(line.number());
        balance.setIssuedQuantity(quantity(line.balance().issued(), unit));
        balance.setAvailableQuantity(quantity(line.balance().available(), unit));
        balance.setReservedQuantity(quantity(line.balance().reserved(), unit));
        balance.setConsumedQuantity(quantity(line.balance().consumed(), unit));
        return balance;
    }

    static Quantity quantity(BigDecimal value, String unit) {
        Quantity quantity = new Quantity();
        quantity.setValue(new BigDecimal(Allocations.plain(value)));
        if (!unit.isEmpty()) {
            quantity.setUnitCode(unit);
        }
        return quantity;
    }

    static Optional<Declared> declared(@Nullable Quantity quantity) {
        return Optional.ofNullable(quantity)
                .map(given -> new Declared(given.getValue(), Optional.ofNullable(given.getUnitCode())));
    }
}
