package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.Optional;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What can not be delivered in its lifetime is parked with its reason, and an operator sends it again. */
@Journey
class ParkedTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient record;

    @Test
    void parkedWithReasonSeenByOperatorsAndSentAgain() {
        Endpoint right = endpoints.of(HubClient.FOOD).orElseThrow();
        endpoints.put(HubClient.FOOD, new Endpoint(URI.create("http://127.0.0.1:1"), Optional.empty()));
        String caseId;
        try {
            caseId = hub.post(
                            HubClient.CUSTOMS,
                            "/api/v1/declarations",
                            Declarations.XML,
                            Declarations.original(Declarations.lrn(), "02013000"))
                    .json()
                    .path("caseId")
                    .asString();
            lapse(caseId);
            assertThat(notices(caseId)).as("the sender is told").isEqualTo(1);
            String again = delivery(caseId).path("deliveryId").asString();
            assertThat(hub.operate("POST", "/api/v1/deliveries/" + again + "/resend")
                            .status())
                    .isEqualTo(202);
            lapse(caseId);
        } finally {
            endpoints.put(HubClient.FOOD, right);
        }
        assertThat(delivery(caseId).path("reason").asString()).isEqualTo("LIFETIME_ENDED");
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/deliveries").code()).isEqualTo("FORBIDDEN");
        assertThat(notices(caseId)).as("the sender is not told a second time").isEqualTo(1);

        String id = delivery(caseId).path("deliveryId").asString();
        Answered resent = hub.operate("POST", "/api/v1/deliveries/" + id + "/resend");
        assertThat(resent.status()).as(resent.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(partners.of(HubClient.FOOD).received())
                .anyMatch(message -> message.messageId().equals(id)));
        await().untilAsserted(() -> assertThat(hub.operate("POST", "/api/v1/deliveries/" + id + "/resend")
                        .code())
                .as("what is delivered is not sent again")
                .isEqualTo("RULE_BROKEN"));
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).text()).contains("\"PARKED\"", "\"RESENT\"");
    }

    /** Nobody waits two days in a test: the lifetime of what was tried in vain ends now. */
    private void lapse(String caseId) {
        await().untilAsserted(() -> assertThat(
                        record.sql("""
                        update delivery set expires_at = now()
                        where case_id = cast(? as uuid) and partner = ? and attempt > 0 and state = 'READY'""").params(caseId, HubClient.FOOD.value()).update())
                .isEqualTo(1));
        await().untilAsserted(() -> assertThat(parked(caseId)).isTrue());
    }

    private boolean parked(String caseId) {
        return hub.operate("GET", "/api/v1/deliveries")
                .json()
                .path("deliveries")
                .valueStream()
                .anyMatch(delivery -> delivery.path("caseId").asString().equals(caseId)
                        && delivery.path("state").asString().equals("PARKED"));
    }

    private int notices(String caseId) {
        return record.sql("""
                        select count(*) from delivery d join body b on b.owner = d.id and b.form = 'CANONICAL'
                        where d.case_id = cast(? as uuid) and d.partner = 'customs' and d.kind = 'refusal'
                          and convert_from(b.content, 'UTF8') like '%LIFETIME_ENDED%to food-safety-animals (referral %'""").param(caseId).query(Integer.class).single();
    }

    private JsonNode delivery(String caseId) {
        return hub.operate("GET", "/api/v1/deliveries")
                .json()
                .path("deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("caseId").asString().equals(caseId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + caseId + " is parked"));
    }
}
