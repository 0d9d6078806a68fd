package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.journeys.Declarations.XML;

import org.exchangehub.journeys.HubClient.Answered;
import tools.jackson.databind.JsonNode;

/** What Customs says of a declaration of NO912345678 by REST, and what it sees of its case. */
record CaseStory(HubClient hub) {

    private static final String NOW = "2026-11-24T10:00:00Z";

    /** Lodges it. */
    String lodge(String declaration) {
        return taken("/api/v1/declarations", declaration).json().path("caseId").asString();
    }

    void accept(String caseId, String lrn, String mrn) {
        taken("/api/v1/cases/" + caseId + "/acceptance", """
                <Acceptance xmlns='urn:exchangehub:v1'><MRN>%s</MRN><LRN>%s</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode>\
                </DeclarantIdentifier><AcceptanceDateTime>%s</AcceptanceDateTime></Acceptance>""".formatted(mrn, lrn, NOW));
    }

    void outcome(String mrn, String code) {
        taken("/api/v1/messages", """
                <Outcome xmlns='urn:exchangehub:v1'><Reference><MRN>%s</MRN></Reference><OutcomeCode>%s</OutcomeCode>\
                <EventDateTime>%s</EventDateTime></Outcome>""".formatted(mrn, code, NOW));
    }

    private Answered taken(String path, String message) {
        Answered taken = hub.post(HubClient.CUSTOMS, path, XML, message);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken;
    }

    JsonNode of(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).json().path("case");
    }

    String mrn(String caseId) {
        return of(caseId).at("/reference/mrn").asString();
    }

    JsonNode adviceOf(String caseId) {
        return of(caseId).path("clearanceAdvice");
    }
}
