package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exchangehub.connectors.simulator.Played.CATTLE;
import static org.exchangehub.connectors.simulator.Played.CITES;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.push;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever calls a simulated partner meets while a fault is switched on. */
class CallFaultsTest {

    private Simulators partners;
    private Simulator food;

    @BeforeEach
    void start() {
        partners = Played.partners(FOOD, CITES);
        food = partners.of(FOOD);
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    @Test
    void downRefusesSoManyCallsAndThenWorks() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.DOWN, 2));

        assertThat(push(food, "m-1", sak()).statusCode()).isEqualTo(503);
        assertThat(push(food, "m-1", sak()).statusCode()).isEqualTo(503);
        assertThat(food.received()).isEmpty();
        assertThat(push(food, "m-1", sak()).statusCode()).isEqualTo(202);

        assertThat(food.faults().switches()).isEmpty();
        assertThat(food.faults().hits()).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo(FaultKind.DOWN);
            assertThat(hit.target()).isEqualTo("m-1");
            assertThat(hit.times()).isEqualTo(2);
        });
    }

    @Test
    void slowTakesAtLeastTheDelay() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.SLOW, 1).lasting(Duration.ofMillis(400)));

        Instant before = Instant.now();
        assertThat(push(food, "m-1", sak()).statusCode()).isEqualTo(202);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void cutBreaksTheConnectionAndTakesNothing() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.CUT, 1));

        assertThatThrownBy(() -> push(food, "m-1", sak())).isInstanceOf(IOException.class);
        assertThat(food.received()).isEmpty();

        push(food, "m-1", sak());
        assertThat(food.received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
    }

    @Test
    void lostBreaksTheConnectionAfterTakingTheMessage() throws Exception {
        food.faults().on(FaultSwitch.times(FaultKind.LOST, 1));

        assertThatThrownBy(() -> push(food, "m-1", sak())).isInstanceOf(IOException.class);
        assertThat(food.received()).extracting(Received::messageId).containsExactly("m-1");

        assertThat(push(food, "m-1", sak()).statusCode()).isEqualTo(202);
        assertThat(food.received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(1);
    }

    @Test
    void malformedBreaksOffWhatIsSaidWithinTheCall() throws Exception {
        Simulator cites = partners.of(CITES);
        String whole = push(cites, "m-1", Played.consultation("r-1", "010611")).body();
        cites.faults().on(FaultSwitch.always(FaultKind.MALFORMED));

        String broken = push(cites, "m-1", Played.consultation("r-1", "010611")).body();

        assertThat(whole).contains("ConsultationReceipt").endsWith("</soap:Envelope>");
        assertThat(broken).isNotEmpty().isEqualTo(whole.substring(0, whole.length() / 2));
    }

    private static String sak() {
        return Played.sak("r-1", 1, CATTLE);
    }
}
