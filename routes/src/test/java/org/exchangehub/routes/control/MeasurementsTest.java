package org.exchangehub.routes.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.routes.control.Sketches.at;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.routes.control.Measurements.Measured;
import org.exchangehub.routes.control.Reported.Finding;
import org.exchangehub.routes.control.Reported.Result;
import org.junit.jupiter.api.Test;

/** How much of each goods item there is, as far as a control says so. */
class MeasurementsTest {

    private final ControlRecord control = Sketches.control("food", ControlStateCode.ACCEPTED, Window.ANY, 1, 2);

    @Test
    void aDeviationThatWasMeasuredSaysHowMuchThereIs() {
        assertThat(measured(result(1, finding(1, "QUANTITY_DEVIATION", "7"), finding(2, "QUANTITY_DEVIATION", "8"))))
                .containsExactly("1=7", "2=8");
    }

    @Test
    void theQuantityOfAnotherFindingIsNotThatOfTheGoods() {
        assertThat(measured(result(1, finding(1, "COUNTERFEIT", "5")))).isEmpty();
        assertThat(measured(result(
                        1, new Finding(1, "QUANTITY_DEVIATION", Optional.empty(), Optional.empty(), Optional.empty()))))
                .isEmpty();
    }

    @Test
    void theLatestResultThatSpeaksOfTheItemCountsHoweverItCame() {
        Result first = result(1, finding(1, "QUANTITY_DEVIATION", "7"));
        Result later = result(2, finding(1, "QUANTITY_DEVIATION", "9"));
        assertThat(measured(first, later)).containsExactly("1=9");
        assertThat(measured(later, first)).containsExactly("1=9");
        assertThat(measured(first, result(3))).as("nothing is wrong any more").isEmpty();
        Result ofTheOther = new Result(UUID.randomUUID(), at(3), "SATISFACTORY", Set.of(2), List.of(), List.of());
        assertThat(measured(first, ofTheOther)).containsExactly("1=7");
    }

    @Test
    void aGoodsItemThatIsNotDeclaredAnyMoreHasNone() {
        assertThat(measured(result(1, finding(9, "QUANTITY_DEVIATION", "7")))).isEmpty();
    }

    private List<String> measured(Result... results) {
        return Measurements.of(control, new Reported(List.of(results), List.of(), List.of()), List.of(1, 2))
                .map(MeasurementsTest::text)
                .toList();
    }

    private static String text(Measured measured) {
        return measured.item() + "=" + measured.value();
    }

    private static Result result(int hour, Finding... findings) {
        return new Result(UUID.randomUUID(), at(hour), "NOT_SATISFACTORY", Set.of(), List.of(findings), List.of());
    }

    private static Finding finding(int line, String code, String value) {
        return new Finding(line, code, Optional.empty(), Optional.of(new BigDecimal(value)), Optional.of("KGM"));
    }
}
