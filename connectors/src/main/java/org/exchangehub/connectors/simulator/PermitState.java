package org.exchangehub.connectors.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a simulated partner knows of one permit. */
public record PermitState(String reference, int version, String status, List<Line> lines) {

    /**
     * The ledger of one line.
     *
     * @param issued empty where the permit has no quantity there
     */
    public record Line(
            int number, Optional<BigDecimal> issued, Optional<String> unit, BigDecimal reserved, BigDecimal consumed) {

        /** What is left; below zero where more was taken than issued. */
        public Optional<BigDecimal> left() {
            return issued.map(all -> all.subtract(reserved).subtract(consumed));
        }
    }
}
