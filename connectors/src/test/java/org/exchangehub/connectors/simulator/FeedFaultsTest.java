package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.EXPLOSIVES;
import static org.exchangehub.connectors.simulator.Played.referral;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a simulated partner reads its feed while a fault is switched on. */
class FeedFaultsTest {

    private FakeHub hub;
    private Simulators partners;
    private Simulator explosives;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        hub.offer("m-1", referral("r-1", 1, "360410"));
        partners = Played.partners(EXPLOSIVES);
        explosives = partners.of(EXPLOSIVES);
    }

    @AfterEach
    void stop() {
        partners.close();
        hub.close();
    }

    @Test
    void withoutFaultsItReadsAcknowledgesAndAnswers() {
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(hub.acknowledged()).hasSize(1));
        assertThat(explosives.received()).extracting(Received::messageId).containsExactly("m-1");
        await().untilAsserted(() -> assertThat(hub.posted()).hasSize(2));
        assertThat(hub.posted().getFirst().body()).contains("EXAMINE");
        assertThat(hub.posted().getFirst().path()).isEqualTo("/api/v1/referrals/r-1/dispositions");
    }

    @Test
    void downLeavesOutALook() {
        explosives.faults().on(FaultSwitch.always(FaultKind.DOWN));
        partners.connect(hub.access());
        await().until(() -> explosives.faults().hits().stream().anyMatch(hit -> hit.times() > 2));
        assertThat(hub.reads()).isEmpty();

        explosives.faults().off(FaultKind.DOWN);
        await().untilAsserted(() -> assertThat(explosives.received()).hasSize(1));
    }

    @Test
    void cutTakesNothingFromWhatItReadAndReadsItAgain() {
        explosives.faults().on(FaultSwitch.times(FaultKind.CUT, 3));
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(explosives.received()).hasSize(1));
        assertThat(hub.reads()).filteredOn(query -> !query.contains("after")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(explosives.received().getFirst().repeats()).isEqualTo(0);
        assertThat(explosives.faults().hits())
                .singleElement()
                .extracting(FaultHit::times)
                .isEqualTo(3);
    }

    @Test
    void lostTakesTheMessageAndReadsItAgainBeforeItIsAcknowledged() {
        explosives.faults().on(FaultSwitch.times(FaultKind.LOST, 2));
        partners.connect(hub.access());

        await().untilAsserted(() -> assertThat(hub.acknowledged()).hasSize(1));
        assertThat(explosives.received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(2);
    }

    @Test
    void slowAcknowledgesLater() {
        explosives.faults().on(FaultSwitch.times(FaultKind.SLOW, 1).lasting(Duration.ofMillis(400)));
        partners.connect(hub.access());
        await().until(() -> !explosives.faults().hits().isEmpty());
        Instant slow = explosives.faults().hits().getFirst().at();

        await().untilAsserted(() -> assertThat(hub.acknowledged()).hasSize(1));
        assertThat(explosives.received().getFirst().at()).isAfterOrEqualTo(slow.plusMillis(400));
    }
}
