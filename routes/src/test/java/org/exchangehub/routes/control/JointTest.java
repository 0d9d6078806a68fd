package org.exchangehub.routes.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.routes.control.Sketches.at;
import static org.exchangehub.routes.control.Sketches.control;
import static org.exchangehub.routes.control.Sketches.window;

import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.junit.jupiter.api.Test;

/** One stop for several: only the same goods, only a time that suits all. */
class JointTest {

    private static final ControlStateCode ORDERED = ControlStateCode.ORDERED;

    private final ControlRecord plants = control("plants", ORDERED, window(1, 9, "OSLO"), 1, 2);

    @Test
    void theCommonTimeAndPlaceAreProposed() {
        ControlRecord food = control("food", ControlStateCode.ACCEPTED, window(3, 12), 2);
        Joint joint = Joint.of(plants, List.of(food)).orElseThrow();
        assertThat(joint.controls()).containsExactly(plants, food);
        assertThat(joint.window()).isEqualTo(new Window(Optional.of("OSLO"), Optional.of(at(3)), Optional.of(at(9))));
    }

    @Test
    void otherGoodsAnotherTimeTheSameRequesterOrAClosedControlShareNothing() {
        assertThat(Joint.of(plants, List.of(control("food", ORDERED, window(3, 12), 3))))
                .isEmpty();
        assertThat(Joint.of(plants, List.of(control("food", ORDERED, window(9, 12), 2))))
                .isEmpty();
        assertThat(Joint.of(plants, List.of(control("plants", ORDERED, window(3, 12), 2))))
                .isEmpty();
        assertThat(Joint.of(plants, List.of(control("food", ControlStateCode.DECLINED, window(3, 12), 2))))
                .isEmpty();
    }

    @Test
    void aThirdThatDoesNotFitTheTimeOfTheFirstTwoIsLeftOut() {
        ControlRecord food = control("food", ORDERED, window(1, 3), 2);
        ControlRecord police = control("police", ORDERED, window(5, 9), 2);
        assertThat(Joint.of(plants, List.of(food, police)).orElseThrow().controls())
                .containsExactly(plants, food);
    }

    @Test
    void twoPlacesGiveNoCommonPlaceWhateverAThirdSays() {
        ControlRecord food = control("food", ORDERED, window(1, 9, "BERGEN"), 2);
        ControlRecord police = control("police", ORDERED, window(1, 9, "OSLO"), 2);
        assertThat(Joint.of(plants, List.of(food, police))
                        .orElseThrow()
                        .window()
                        .place())
                .isEmpty();
    }

    @Test
    void allGoodsOverlapAnyGoods() {
        assertThat(Joint.of(plants, List.of(control("police", ORDERED, Window.ANY))))
                .isPresent();
    }
}
