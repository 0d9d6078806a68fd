package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quantities of a permit add up exactly, each use by itself. */
class PermitLedgerTest {

    private final PermitLedger ledger = new PermitLedger();

    @Test
    void reservedAndConsumedAddUpExactly() {
        issue(1, "100.000001");
        ledger.move("RESERVE", quantity("0.1", "c-1#1"));
        ledger.move("RESERVE", quantity("0.2", "c-2#1"));
        line("0.3", "0", "99.700001");

        ledger.move("WRITE_OFF", quantity("0.1", "c-1#1"));
        line("0.2", "0.1", "99.700001");

        ledger.move("RELEASE", new Quantity(1, Optional.empty(), Optional.empty(), "c-2#1"));
        line("0", "0.1", "99.900001");
    }

    @Test
    void aWriteOffIsCorrectedAndUndone() {
        issue(1, "10");
        ledger.move("WRITE_OFF", quantity("4", "c-1#1"));
        ledger.move("AMEND", quantity("3.5", "c-1#1"));
        line("0", "3.5", "6.5");
        ledger.move("INVALIDATE", quantity("3.5", "c-1#1"));
        line("0", "0", "10");
    }

    @Test
    void aWriteOffWithoutQuantityTakesAllThatIsReserved() {
        issue(1, "10");
        ledger.move("RESERVE", quantity("4", "c-1#1"));
        ledger.move("WRITE_OFF", new Quantity(1, Optional.empty(), Optional.empty(), "c-1#1"));
        line("0", "4", "6");
    }

    @Test
    void moreThanWasIssuedIsSeenAndAnOlderVersionChangesNothing() {
        issue(2, "10");
        issue(1, "99");
        ledger.move("WRITE_OFF", quantity("11", "c-1#1"));
        line("0", "11", "-1");
        assertThat(ledger.state("p").version()).isEqualTo(2);
    }

    private void issue(int version, String value) {
        ledger.issue(version, "VALID", List.of(quantity(value, "")));
    }

    private static Quantity quantity(String value, String user) {
        return new Quantity(1, Optional.of(new BigDecimal(value)), Optional.of("KGM"), user);
    }

    private void line(String reserved, String consumed, String left) {
        assertThat(ledger.state("p").lines()).singleElement().satisfies(line -> {
            assertThat(line.reserved()).isEqualByComparingTo(reserved);
            assertThat(line.consumed()).isEqualByComparingTo(consumed);
            assertThat(line.left()).hasValueSatisfying(rest -> assertThat(rest).isEqualByComparingTo(left));
        });
    }
}
