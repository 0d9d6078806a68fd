package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Note;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What Customs says of a declaration after it was lodged, in order and out of order. */
@Journey
class AmendmentsTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void onlyAgenciesWhoseLinesChangedHearOfAnAmendmentAndCancellationWithdraws() {
        String lrn = Declarations.lrn();
        String caseId = lodge(Declarations.original(lrn, Declarations.MEDICINE, Declarations.FIREWORKS));
        await().untilAsserted(() -> assertThat(code(caseId)).isEqualTo("MAY_RELEASE"));

        String path = "/api/v1/cases/" + caseId;
        String amended = Declarations.replacement(lrn, 2, 100, Declarations.MEDICINE, Declarations.FIREWORKS)
                .replace(
                        "<SequenceNumeric>2</SequenceNumeric><CommodityCode>36041000",
                        "<SequenceNumeric>2</SequenceNumeric><CommodityCode>36049000");
        assertThat(hub.put(HubClient.CUSTOMS, path + "/declaration", XML, amended)
                        .status())
                .isEqualTo(202);

        await().untilAsserted(() -> assertThat(notes(HubClient.EXPLOSIVES, caseId))
                .extracting(Note::kind, Note::number)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.REFERRAL, 1),
                        org.assertj.core.groups.Tuple.tuple(Kind.REFERRAL, 2)));
        await().untilAsserted(() -> assertThat(code(caseId)).isEqualTo("MAY_RELEASE"));
        assertThat(notes(HubClient.MEDICINES, caseId)).hasSize(1);

        Answered cancelled = hub.post(
                HubClient.CUSTOMS,
                path + "/cancellation",
                XML,
                "<Cancellation xmlns='urn:exchangehub:v1'><Reference><CaseID>" + caseId
                        + "</CaseID></Reference></Cancellation>");
        assertThat(cancelled.status()).isEqualTo(202);
        for (PartnerId agency : List.of(HubClient.MEDICINES, HubClient.EXPLOSIVES)) {
            await().untilAsserted(() ->
                    assertThat(notes(agency, caseId)).last().matches(note -> note.kind() == Kind.WITHDRAWAL));
        }
        assertThat(caseOf(caseId).path("stateCode").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void acceptanceGivesTheMrnByWhichTheCaseIsFoundAndTheOutcomeNeedsNothingElse() {
        String lrn = Declarations.lrn();
        String caseId = lodge(Declarations.original(lrn, Declarations.BOOKS));
        String mrn = Declarations.mrn();
        Answered accepted =
                hub.post(HubClient.CUSTOMS, "/api/v1/cases/" + caseId + "/acceptance", XML, acceptance(lrn, mrn));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.json().path("mrn").asString()).isEqualTo(mrn);

        JsonNode found = hub.get(HubClient.CUSTOMS, "/api/v1/cases?mrn=" + mrn).json();
        assertThat(found.path("caseList").path("case").path(0).path("caseId").asString())
                .isEqualTo(caseId);

        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, outcome(mrn))
                        .status())
                .isEqualTo(202);
        assertThat(caseOf(caseId).path("stateCode").asString()).isEqualTo("RELEASED");
    }

    @Test
    void whatComesBeforeItsDeclarationWaitsForIt() {
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        Answered outcome = hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, outcome(mrn));
        Answered acceptance = hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, acceptance(lrn, mrn));
        assertThat(outcome.json().path("status").asString()).isEqualTo("WAITING");
        assertThat(acceptance.json().path("status").asString()).isEqualTo("WAITING");

        String caseId = lodge(Declarations.original(lrn, Declarations.BOOKS));

        await().untilAsserted(() ->
                assertThat(caseOf(caseId).path("stateCode").asString()).isEqualTo("RELEASED"));
        for (Answered early : List.of(outcome, acceptance)) {
            assertThat(hub.get(HubClient.CUSTOMS, early.location())
                            .json()
                            .path("caseId")
                            .asString())
                    .isEqualTo(caseId);
        }
    }

    private String lodge(String declaration) {
        Answered taken = hub.post(HubClient.CUSTOMS, "/api/v1/declarations", XML, declaration);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("caseId").asString();
    }

    private String code(String caseId) {
        return caseOf(caseId).path("clearanceAdvice").path("adviceCode").asString();
    }

    private JsonNode caseOf(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).json().path("case");
    }

    private List<Note> notes(PartnerId agency, String caseId) {
        return partners.of(agency).received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.caseId().filter(caseId::equals).isPresent())
                .toList();
    }

    private static String acceptance(String lrn, String mrn) {
        return "<Acceptance xmlns='urn:exchangehub:v1'><MRN>" + mrn + "</MRN><LRN>" + lrn
                + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                + "<AcceptanceDateTime>2026-11-01T10:00:00Z</AcceptanceDateTime></Acceptance>";
    }

    private static String outcome(String mrn) {
        return "<Outcome xmlns='urn:exchangehub:v1'><Reference><MRN>" + mrn
                + "</MRN></Reference><OutcomeCode>RELEASED</OutcomeCode><EventDateTime>2026-11-01T11:00:00Z</EventDateTime></Outcome>";
    }
}
