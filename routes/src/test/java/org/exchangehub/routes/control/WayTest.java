package org.exchangehub.routes.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routing signal, told as a table: the advice, the controls, the state of the case. */
class WayTest {

    @ParameterizedTest
    @CsvSource({
        "UNDER_REVIEW,      none,        LODGED,       ENTRY_PENDING, ON_ENTRY",
        "HOLD,              none,        LODGED,       ENTRY_PENDING, ON_ENTRY",
        "DOCUMENT_REQUIRED, none,        ACCEPTED,     ENTRY_PENDING, ON_ENTRY",
        "MAY_RELEASE,       none,        LODGED,       TO_ENTRY,      ON_ENTRY",
        "MAY_RELEASE,       FINISHED,    LODGED,       TO_ENTRY,      ON_ENTRY",
        "MAY_RELEASE,       DECLINED,    LODGED,       TO_ENTRY,      ON_ENTRY",
        "EXAMINE,           none,        LODGED,       TO_CONTROL,    ON_ENTRY",
        "EXAMINE,           ORDERED,     LODGED,       TO_CONTROL,    ON_ENTRY",
        "HOLD,              ACCEPTED,    LODGED,       TO_CONTROL,    ON_ENTRY",
        "EXAMINE,           RESCHEDULED, ACCEPTED,     TO_CONTROL,    ON_ENTRY",
        "MAY_RELEASE,       after,       LODGED,       TO_CONTROL,    AFTER_ENTRY",
        "UNDER_REVIEW,      after,       LODGED,       ENTRY_PENDING, ON_ENTRY",
        "REFUSE,            none,        LODGED,       ENTRY_DENIED,  ON_ENTRY",
        "REFUSE,            ORDERED,     LODGED,       ENTRY_DENIED,  ON_ENTRY",
        "MAY_RELEASE,       none,        NOT_RELEASED, ENTRY_DENIED,  ON_ENTRY",
        "MAY_RELEASE,       none,        RELEASED,     TO_ENTRY,      ON_ENTRY",
        "HOLD,              none,        RELEASED,     TO_ENTRY,      ON_ENTRY",
        "EXAMINE,           ORDERED,     RELEASED,     TO_CONTROL,    AFTER_ENTRY",
        "MAY_RELEASE,       after,       RELEASED,     TO_CONTROL,    AFTER_ENTRY",
        "REFUSE,            none,        RELEASED,     ENTRY_DENIED,  AFTER_ENTRY"
    })
    void theGoodsGoWhereAdviceAndControlsSendThem(
            AdviceCode advice, String control, CaseStateCode state, String code, String location) {
        List<ControlRecord> controls = switch (control) {
            case "none" -> List.of();
            case "after" -> List.of(Sketches.afterEntry(ControlStateCode.ACCEPTED));
            default -> List.of(Sketches.control("police", ControlStateCode.fromValue(control), Window.ANY));
        };
        Way way = Way.of(advice, controls, state);
        assertThat(way.code().value()).isEqualTo(code);
        assertThat(way.location().value()).isEqualTo(location);
    }
}
