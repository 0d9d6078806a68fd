package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.simulator.Moved;
import org.exchangehub.connectors.simulator.Movement;
import org.exchangehub.connectors.simulator.Simulators;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The movement that the demonstration shows: export there, transit, import under a certificate of another register, advance data for a neighbour. */
@Journey
class MovementTest {

    private static final PartnerId SWEDEN = new PartnerId("swedish-customs");
    private static final PartnerId TVINN = new PartnerId("customs-tvinn");
    private static final PartnerId DIGITOLL = new PartnerId("customs-digitoll");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void goodsPassAllNetworks() {
        String series = Declarations.lrn() + "M";
        List<Movement> movements = partners.all().stream()
                .flatMap(partner -> partner.movement(series).stream())
                .toList();
        List<Moved> moved = new ArrayList<>();
        await().untilAsserted(() -> {
            for (Movement movement : movements) {
                moved.addAll(movement.go());
            }
            assertThat(movements).as(moved.toString()).allMatch(Movement::isDone);
        });
        assertThat(moved)
                .extracting(Moved::with)
                .contains(
                        "eu-ics2",
                        "eu-ncts",
                        "the agencies",
                        "finnish-customs",
                        "swedish-customs",
                        "ippc-ephyto",
                        "eu-ics2-repository",
                        "traces-nt");
        assertThat(moved).extracting(Moved::text).anyMatch(text -> text.startsWith("IE045"));
        assertThat(moved).extracting(Moved::teller).contains(HubClient.CUSTOMS, SWEDEN, DIGITOLL, TVINN);
        assertThat(moved).extracting(Moved::text).anyMatch(text -> text.endsWith("on the import: TO_ENTRY"));
        assertThat(moved).extracting(Moved::text).anyMatch(text -> text.startsWith("CUSRES: advice 1 on the export"));
        NetworkStory sweden = new NetworkStory(hub, partners, jdbc, SWEDEN);
        String export = series + "S";
        assertThat(text(sweden.proof(sweden.message(export, "EXPORT"), "ENVELOPE")))
                .as("the export declaration, as Sweden signed it")
                .contains("SignatureValue", "EXPORT", export);
        assertThat(sweden.deliveries(export))
                .as("that it can read the arrival and the result of the control, signed by Sweden")
                .hasSize(2)
                .allSatisfy(delivery ->
                        assertThat(text(sweden.proof(delivery, "RECEIPT"))).contains("SignatureValue", "READABLE"));
        assertThat(jdbc.sql("""
                        select count(*) from link l join movement m on m.id = l.target join hub_case c on c.id = l.source
                        where m.network = 'swedish-customs' and m.lrn = ? and m.state = 'CONTROLLED' and c.lrn = ?""")
                        .params(export, series + "I")
                        .query(Integer.class)
                        .single())
                .as("the import and the export that it comes from are linked")
                .isEqualTo(1);
    }

    private static String text(Wire proof) {
        return new String(proof.bytes(), UTF_8);
    }
}
