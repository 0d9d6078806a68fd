package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A declaration becomes referrals on four channels, the answers become one advice. */
@Journey
class FourAgenciesTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void eachAgencyIsAskedAboutItsLinesOnItsChannelAndCustomsGetsOneAnswer() {
        String lrn = Declarations.lrn();
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.XML,
                Declarations.original(
                        lrn,
                        Declarations.SALMON,
                        Declarations.MEDICINE,
                        Declarations.FIREWORKS,
                        Declarations.BOOKS,
                        Declarations.SNAKE));

        assertThat(taken.status()).isEqualTo(202);
        JsonNode receipt = taken.json();
        String caseId = receipt.path("caseId").asString();
        assertThat(taken.headers())
                .containsEntry(
                        "location",
                        "/api/v1/messages/" + receipt.path("messageId").asString());
        assertThat(receipt.path("lrn").asString()).isEqualTo(lrn);
        assertThat(receipt.path("status").asString()).isEqualTo("PROCESSED");

        JsonNode settled = settled(caseId);
        assertThat(settled.path("clearanceAdvice").path("adviceCode").asString())
                .isEqualTo("MAY_RELEASE");
        assertThat(lines(settled, HubClient.FOOD)).containsExactly(1, 5);
        assertThat(lines(settled, HubClient.CITES)).containsExactly(1, 5);
        assertThat(lines(settled, HubClient.MEDICINES)).containsExactly(2);
        assertThat(lines(settled, HubClient.EXPLOSIVES)).containsExactly(3);
        for (PartnerId agency : List.of(HubClient.FOOD, HubClient.CITES, HubClient.MEDICINES, HubClient.EXPLOSIVES)) {
            List<Received> got = receivedOf(agency, caseId);
            assertThat(got).as("referrals at " + agency).hasSize(1);
            assertThat(got.get(0).repeats()).isZero();
            assertThat(got.get(0).note().orElseThrow().kind()).isEqualTo(Kind.REFERRAL);
        }
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).advices())
                .filteredOn(advice -> advice.caseId().equals(caseId))
                .last()
                .matches(advice -> advice.code().equals("MAY_RELEASE")));
        assertThat(partners.of(HubClient.CUSTOMS).advices())
                .filteredOn(advice -> advice.caseId().equals(caseId))
                .extracting(advice -> advice.number())
                .as("advices come in the order of their numbers")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whereNoAgencyIsConcernedTheAdviceComesAtOnce() {
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.JSON,
                Declarations.json(Declarations.lrn(), Declarations.BOOKS));
        // The canonical system of Customs speaks XML and JSON alike.
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        JsonNode advised = caseOf(HubClient.CUSTOMS, taken.json().path("caseId").asString());
        assertThat(advised.path("clearanceAdvice").path("adviceCode").asString())
                .isEqualTo("MAY_RELEASE");
        assertThat(advised.path("clearanceAdvice").path("text").asString())
                .isEqualTo("May release, no agency concerned");
    }

    @Test
    void anAgencySeesItsOwnPartOfACaseAndNobodyElseSeesAny() {
        String caseId = hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(Declarations.lrn(), Declarations.MEDICINE, Declarations.FIREWORKS))
                .json()
                .path("caseId")
                .asString();
        settled(caseId);

        JsonNode part = caseOf(HubClient.MEDICINES, caseId);
        assertThat(part.path("referralState")).hasSize(1);
        assertThat(part.path("clearanceAdvice").isMissingNode()).isTrue();
        assertThat(part.path("event"))
                .isNotEmpty()
                .allMatch(event -> event.path("partnerId").asString().equals(HubClient.MEDICINES.value()));
        assertThat(hub.get(HubClient.FOOD, "/api/v1/cases/" + caseId).status()).isEqualTo(404);
        String foreign = caseOf(HubClient.CUSTOMS, caseId)
                .path("referralState")
                .path(0)
                .path("referralId")
                .asString();
        assertThat(hub.get(HubClient.FOOD, "/api/v1/referrals/" + foreign).status())
                .isEqualTo(404);
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/referrals/" + foreign).status())
                .isEqualTo(200);
    }

    private JsonNode settled(String caseId) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deciding(caseOf(HubClient.CUSTOMS, caseId)))
                        .isNotEmpty()
                        .allMatch(referral ->
                                referral.path("stateCode").asString().equals("ANSWERED")
                                        && referral.path("line")
                                                .valueStream()
                                                .allMatch(line -> line.path("dispositionCode")
                                                        .asString()
                                                        .equals("MAY_PROCEED"))));
        return caseOf(HubClient.CUSTOMS, caseId);
    }

    /** Who is only informed never answers. */
    private static List<JsonNode> deciding(JsonNode found) {
        return found.path("referralState")
                .valueStream()
                .filter(referral -> referral.path("roleCode").asString().equals("DECIDE"))
                .toList();
    }

    private JsonNode caseOf(PartnerId reader, String caseId) {
        return hub.get(reader, "/api/v1/cases/" + caseId).json().path("case");
    }

    private List<Received> receivedOf(PartnerId agency, String caseId) {
        return partners.of(agency).received().stream()
                .filter(message -> message.note()
                        .flatMap(note -> note.caseId())
                        .filter(caseId::equals)
                        .isPresent())
                .toList();
    }

    private static List<Integer> lines(JsonNode found, PartnerId agency) {
        return found.path("referralState")
                .valueStream()
                .filter(referral -> referral.path("recipientId").asString().equals(agency.value()))
                .flatMap(referral -> referral.path("line").valueStream())
                .map(line -> line.path("sequenceNumeric").asInt())
                .toList();
    }
}
