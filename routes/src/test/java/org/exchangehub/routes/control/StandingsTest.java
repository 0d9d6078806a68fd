package org.exchangehub.routes.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.routes.control.Sketches.at;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.contracts.v1.GoodsDecisionCode;
import org.exchangehub.routes.control.Reported.Analysis;
import org.exchangehub.routes.control.Reported.Decision;
import org.exchangehub.routes.control.Reported.Finding;
import org.exchangehub.routes.control.Reported.Result;
import org.exchangehub.routes.control.Reported.Sample;
import org.junit.jupiter.api.Test;

/** What reports mean for each goods item, whatever the order in which they came. */
class StandingsTest {

    private final ControlRecord control = Sketches.control("food", ControlStateCode.ACCEPTED, Window.ANY, 1, 2);

    @Test
    void anOrderIsOpenUntilEachLineHasAResult() {
        assertThat(standing(List.of())).containsExactly("1 OPEN", "2 OPEN");
        assertThat(standing(List.of(result(1, "SATISFACTORY", 1)))).containsExactly("1 FINISHED", "2 OPEN");
        assertThat(standing(List.of(result(1, "NOT_CONTROLLED")))).containsExactly("1 FINISHED", "2 FINISHED");
    }

    @Test
    void aFindingStandsOnItsLineAlone() {
        assertThat(standing(List.of(found(1, finding(2, "DOCUMENTS"))))).containsExactly("1 FINISHED", "2 FOUND");
        assertThat(standing(List.of(result(1, "NOT_SATISFACTORY")))).containsExactly("1 FOUND", "2 FOUND");
    }

    @Test
    void whatMayNotEnterIsProhibitedAndWhatIsTakenIsTaken() {
        assertThat(standing(List.of(found(1, finding(1, "DOCUMENTS"), finding(1, "COUNTERFEIT")))))
                .containsExactly("1 PROHIBITED", "2 FINISHED");
        assertThat(standing(List.of(taken(1, GoodsDecisionCode.DETENTION)))).containsExactly("1 FOUND", "2 FINISHED");
        assertThat(standing(List.of(taken(1, GoodsDecisionCode.SEIZURE))))
                .containsExactly("1 GOODS_TAKEN", "2 FINISHED");
    }

    @Test
    void theLatestResultCountsHoweverItCame() {
        Result first = found(1, finding(1, "DOCUMENTS"));
        Result later = result(2, "SATISFACTORY");
        assertThat(standing(List.of(first, later))).containsExactly("1 FINISHED", "2 FINISHED");
        assertThat(standing(List.of(later, first))).containsExactly("1 FINISHED", "2 FINISHED");
    }

    @Test
    void aLaboratoryClearsAFindingWhenAllSamplesOfTheLineAreSatisfactory() {
        Result found = found(1, finding(1, "HEALTH_OR_SAFETY"));
        assertThat(standing(List.of(found), "P-1 SATISFACTORY 2")).containsExactly("1 PROHIBITED", "2 FINISHED");
        assertThat(standing(List.of(found), "P-1 SATISFACTORY 2", "P-2 INCONCLUSIVE 2"))
                .containsExactly("1 PROHIBITED", "2 FINISHED");
        assertThat(standing(List.of(found), "P-1 SATISFACTORY 2", "P-2 SATISFACTORY 3"))
                .containsExactly("1 FINISHED", "2 FINISHED");
        assertThat(standing(List.of(found), "P-1 SATISFACTORY 2", "P-2 SATISFACTORY 3", "P-2 NOT_SATISFACTORY 4"))
                .containsExactly("1 PROHIBITED", "2 FINISHED");
    }

    @Test
    void aLaboratoryFindsWhatTheControlDidNotAndGivesNoSeizedGoodsBack() {
        assertThat(standing(List.of(result(1, "SATISFACTORY")), "P-1 NOT_SATISFACTORY 2"))
                .containsExactly("1 FOUND", "2 FINISHED");
        assertThat(standing(List.of(taken(1, GoodsDecisionCode.SEIZURE)), "P-1 SATISFACTORY 2", "P-2 SATISFACTORY 2"))
                .containsExactly("1 GOODS_TAKEN", "2 FINISHED");
    }

    private List<String> standing(List<Result> results, String... analyses) {
        Reported reported = new Reported(
                results,
                List.of(new Sample("P-1", 1, Optional.empty()), new Sample("P-2", 1, Optional.empty())),
                Arrays.stream(analyses).map(StandingsTest::analysis).toList());
        return Standings.of(control, List.of(1, 2, 3), reported).stream()
                .map(line -> line.line() + " " + line.standing())
                .toList();
    }

    private static Result result(int hour, String code, Integer... examined) {
        return new Result(UUID.randomUUID(), at(hour), code, Set.of(examined), List.of(), List.of());
    }

    private static Result found(int hour, Finding... findings) {
        return new Result(UUID.randomUUID(), at(hour), "NOT_SATISFACTORY", Set.of(), List.of(findings), List.of());
    }

    private static Result taken(int line, GoodsDecisionCode code) {
        return new Result(
                UUID.randomUUID(),
                at(1),
                "NOT_SATISFACTORY",
                Set.of(),
                List.of(),
                Stream.of(new Decision(line, code)).toList());
    }

    private static Finding finding(int line, String code) {
        return new Finding(line, code, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Analysis analysis(String told) {
        String[] words = told.split(" ", -1);
        return new Analysis(UUID.randomUUID(), words[0], at(Integer.parseInt(words[2])), words[1], List.of());
    }
}
