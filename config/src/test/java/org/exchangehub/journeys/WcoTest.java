package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The Customs system that speaks the WCO data model, with the public samples of a real one. */
@Journey
class WcoTest {

    private static final List<String> NO_DECLARATIONS = List.of(
            "DMSACC_01.xml",
            "DMSCLE_09.xml",
            "TT_IM011a__TT_IM011a_Cancellation.xml",
            "TT_IM084a.xml",
            "example_submission_declaration_400.xml");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Test
    void allValidDeclarationsAreTakenReferredAndAdvised() throws IOException {
        Path samples = SharedMaterial.samples("wco-dms");
        List<Path> valid;
        try (Stream<Path> files = Files.list(samples)) {
            valid = files.filter(
                            file -> !NO_DECLARATIONS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        assertThat(valid).hasSize(13);
        for (Path sample : valid) {
            String own = Declarations.lrn();
            String document = Files.readString(sample)
                    .replaceFirst(
                            "<FunctionalReferenceID>[^<]*</FunctionalReferenceID>",
                            "<FunctionalReferenceID>" + own + "</FunctionalReferenceID>");
            Answered taken = hub.post(HubClient.CUSTOMS_WCO, "/api/v1/declarations", XML, document);
            assertThat(taken.status())
                    .as(sample.getFileName() + ": " + taken.text())
                    .isEqualTo(202);
            String caseId = taken.json().path("caseId").asString();
            await().untilAsserted(() -> assertThat(caseOf(caseId)
                            .path("referralState")
                            .valueStream()
                            .filter(referral ->
                                    referral.path("roleCode").asString().equals("DECIDE"))
                            .map(referral -> referral.path("stateCode").asString()))
                    .as(sample.toString())
                    .allMatch("ANSWERED"::equals));
            await().untilAsserted(() -> assertThat(
                            partners.of(HubClient.CUSTOMS_WCO).advices())
                    .as("advices as WCO notifications for " + sample.getFileName())
                    .anyMatch(advice -> advice.caseId().equals(caseId)
                            && advice.code()
                                    .equals(caseOf(caseId)
                                            .path("clearanceAdvice")
                                            .path("adviceCode")
                                            .asString())));
        }
    }

    @Test
    void theCancellationOfADeclarationThatIsNotKnownYetWaits() throws IOException {
        Path sample = SharedMaterial.samples("wco-dms").resolve("TT_IM011a__TT_IM011a_Cancellation.xml");
        Answered taken = hub.post(HubClient.CUSTOMS_WCO, "/api/v1/messages", XML, Files.readString(sample));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(taken.json().path("status").asString()).isEqualTo("WAITING");
    }

    @Test
    void theTwoBadSamplesAreRefusedWithTheirPosition() throws IOException {
        Path samples = SharedMaterial.samples("wco-dms");
        Answered invalid = hub.post(
                HubClient.CUSTOMS_WCO,
                "/api/v1/declarations",
                XML,
                Files.readString(samples.resolve("example_submission_declaration_400.xml")));
        assertThat(invalid.code()).isEqualTo("SCHEMA_INVALID");
        assertThat(invalid.fault().path("position").asString()).matches("line \\d+, column \\d+: /MetaData.*");
        Answered malformed = hub.post(
                HubClient.CUSTOMS_WCO, "/api/v1/declarations", XML, Files.readString(samples.resolve("TT_IM084a.xml")));
        assertThat(malformed.code()).isEqualTo("MALFORMED");
        assertThat(malformed.fault().path("position").asString()).matches("line \\d+, column \\d+.*");
    }

    @Test
    void lodgedByQueueAmendedAndCancelledByTheirPaths() throws Exception {
        String lrn = Declarations.lrn();
        try (JMSContext customs = hub.amqp(HubClient.CUSTOMS_WCO)) {
            Message sent = customs.createTextMessage(WcoDocuments.declaration("9", "IMA", lrn, "10"));
            sent.setStringProperty("contentType", XML);
            customs.createProducer().send(customs.createQueue(Addresses.in(HubClient.CUSTOMS_WCO)), sent);
        }
        await().untilAsserted(() -> assertThat(found(lrn)).isNotEmpty());
        String caseId = found(lrn).path(0).path("caseId").asString();

        Answered amended = hub.put(
                HubClient.CUSTOMS_WCO,
                "/api/v1/cases/" + caseId + "/declaration",
                XML,
                WcoDocuments.declaration("13", "COR", lrn, "12"));
        assertThat(amended.status()).as(amended.text()).isEqualTo(202);
        assertThat(caseOf(caseId).path("declarationVersionId").asInt())
                .as("the format counts no versions, so the hub does")
                .isEqualTo(2);
        await().untilAsserted(() -> assertThat(partners.of(HubClient.MEDICINES).received())
                .anyMatch(message -> message.note()
                        .filter(note -> note.caseId().filter(caseId::equals).isPresent() && note.number() == 2)
                        .isPresent()));

        Answered cancelled = hub.post(
                HubClient.CUSTOMS_WCO,
                "/api/v1/cases/" + caseId + "/cancellation",
                XML,
                WcoDocuments.cancellation(Declarations.mrn()));
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(202);
        assertThat(caseOf(caseId).path("stateCode").asString()).isEqualTo("CANCELLED");
    }

    private JsonNode found(String lrn) {
        return hub.get(HubClient.CUSTOMS_WCO, "/api/v1/cases?lrn=" + lrn)
                .json()
                .path("caseList")
                .path("case");
    }

    private JsonNode caseOf(String caseId) {
        return hub.get(HubClient.CUSTOMS_WCO, "/api/v1/cases/" + caseId).json().path("case");
    }
}
