package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.simulator.Moved;
import org.exchangehub.connectors.simulator.Movement;
import org.exchangehub.connectors.simulator.Simulators;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The movement that the demonstration shows: transit, import under a certificate of another register, advance data for a neighbour. */
@Journey
class MovementTest {

    @Autowired
    private Simulators partners;

    @Test
    void goodsPassAllNetworks() {
        Movement movement = partners.of(HubClient.CUSTOMS)
                .movement(Declarations.lrn() + "M")
                .orElseThrow();
        List<Moved> moved = new ArrayList<>();
        await().untilAsserted(() -> {
            moved.addAll(movement.go());
            assertThat(movement.isDone()).as(moved.toString()).isTrue();
        });
        assertThat(moved)
                .extracting(Moved::with)
                .contains("eu-ics2", "eu-ncts", "the agencies", "finnish-customs", "ippc-ephyto");
        assertThat(moved).extracting(Moved::text).anyMatch(text -> text.startsWith("IE045"));
    }
}
