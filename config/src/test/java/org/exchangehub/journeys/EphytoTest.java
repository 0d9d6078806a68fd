package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Served;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Phytosanitary certificates over the ePhyto hub: those that come become permits, those that go are followed until they are read. */
@Journey
class EphytoTest {

    private static final PartnerId EPHYTO = new PartnerId("ippc-ephyto");

    /** What the ePhyto hub says where it fails. */
    private static final byte[] FAULT = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
              <faultcode>s:Server</faultcode><faultstring>The hub failed</faultstring>
            </s:Fault></s:Body></s:Envelope>""".getBytes(UTF_8);

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient jdbc;

    private NetworkStory story;
    private CaseStory cases;

    @BeforeEach
    void begin() {
        story = new NetworkStory(hub, partners, jdbc, EPHYTO);
        cases = new CaseStory(hub);
    }

    private Simulator ephyto() {
        return partners.of(EPHYTO);
    }

    @AfterEach
    void mend() {
        ephyto().faults().allOff();
        endpoints.put(EPHYTO, new Endpoint(ephyto().url().orElseThrow(), Optional.empty()));
    }

    @Test
    void aCertificateThatIsPulledInCoversTheDeclarationThatNamesIt() {
        String number = Certificates.number("AR", "");
        String delivery = Certificates.delivery(number);
        String lrn = Declarations.lrn();
        // The declaration comes first: it is looked at again when the certificate is there.
        String caseId = cases.lodge(Certificates.declaration(lrn, number));
        covered(caseId, "WARNS");
        ephyto().serve(delivery, Certificates.envelope("AR", number, Certificates.certificate(number)));

        standing(delivery, Served.Standing.TAKEN, "");
        assertThat(permit(number)).contains("\"effectiveStatusCode\":\"VALID\"", "\"issuerId\":\"ippc-ephyto\"");
        covered(caseId, "COVERS");
        cases.accept(caseId, lrn, Declarations.mrn());
        await().untilAsserted(() -> assertThat(balance(number)).contains("\"reservedQuantity\":{\"value\":\"100\""));
        await().untilAsserted(() -> assertThat(story.toldCustoms(number))
                .as("Customs has all of the certificate")
                .anyMatch(text -> text.contains("ScientificName")));
    }

    @Test
    void whatTheFolderOfTheSimulatorHasLiesReadyFromTheStart() {
        await().untilAsserted(() -> assertThat(permit("AR-2026-000001")).contains("VALID"));
    }

    @Test
    void aCertificateThatCanNotBeReadIsAcknowledgedAsFailedAndStaysOnRecord() {
        String number = Certificates.number("AR", "");
        String delivery = Certificates.delivery(number);
        ephyto().serve(
                        delivery,
                        Certificates.envelope(
                                "AR", number, Certificates.certificate(number).substring(0, 700)));

        standing(delivery, Served.Standing.REFUSED, "MALFORMED");
        assertThat(jdbc.sql("select faults from message where sender_message_id = ? and status = 'REFUSED'")
                        .param(delivery)
                        .query(String.class)
                        .single())
                .contains("/DeliverEnvelope/env/Content", "NOT_READABLE");
        assertThat(permit(number)).doesNotContain("VALID");
        assertThat(jdbc.sql("select detail from poll where partner = ?")
                        .param(EPHYTO.value())
                        .query(String.class)
                        .optional())
                .as("an operator sees it while it is refused")
                .isNotNull();
    }

    /** Its version is the hour of issue: one that comes again under another delivery number changes nothing unless it was issued later. */
    @Test
    void aCertificateThatComesAgainAndWasNotIssuedLaterIsRefused() {
        String number = Certificates.number("AR", "");
        comes(number, "500", "09:30", Served.Standing.TAKEN, "");
        comes(number, "900", "09:45", Served.Standing.REFUSED, "VERSION_NOT_NEWER");
        assertThat(balance(number)).contains("\"value\":\"500\"").doesNotContain("\"value\":\"900\"");
        comes(number, "900", "10:45", Served.Standing.TAKEN, "");
        assertThat(balance(number)).contains("\"value\":\"900\"");
    }

    private void comes(String number, String quantity, String issued, Served.Standing standing, String why) {
        String delivery = Certificates.delivery(number);
        String certificate = Certificates.certificate(number)
                .replace(">500<", ">" + quantity + "<")
                .replace("T09:30:", "T" + issued + ":");
        ephyto().serve(delivery, Certificates.envelope("AR", number, certificate));
        standing(delivery, standing, why);
    }

    @Test
    void aCertificateThatIsNotAsItShouldBeIsTakenInWithWarnings() {
        String number = Certificates.number("AR", "");
        String delivery = Certificates.delivery(number);
        String disordered = Certificates.certificate(number)
                .replace(
                        "<c:SPSConsignment>",
                        "<c:SPSConsignment><r:TransitSPSCountry><r:ID>US</r:ID></r:TransitSPSCountry>");
        ephyto().serve(delivery, Certificates.envelope("AR", number, disordered));

        standing(delivery, Served.Standing.TAKEN, "ORDER");
        assertThat(permit(number)).contains("VALID");
        assertThat(jdbc.sql("""
                        select text from evidence e join message m on m.id = e.message_id
                        where m.sender_message_id = ? and e.step = 'WARNED'""").param(delivery).query(String.class).list())
                .singleElement()
                .asString()
                .contains("ORDER");
    }

    @Test
    void aCertificateWhoseAcknowledgementIsLostIsPulledAgainAndCountsOnce() {
        String number = Certificates.number("AR", "");
        String delivery = Certificates.delivery(number);
        try (Interposed between = new Interposed(ephyto().url().orElseThrow())) {
            between.cutOnce((line, body) -> body.contains("AcknowledgeEnvelopeReceipt") && body.contains(delivery));
            endpoints.put(EPHYTO, new Endpoint(between.url(), Optional.empty()));
            ephyto().serve(delivery, Certificates.envelope("AR", number, Certificates.certificate(number)));

            standing(delivery, Served.Standing.TAKEN, "");
            assertThat(between.passed().stream()
                            .filter(call -> call.body().contains("PULLSingleImportEnvelope")
                                    && call.body().contains(delivery))
                            .count())
                    .isEqualTo(2);
        }
        assertThat(jdbc.sql("select count(*) from message where sender_message_id = ?")
                        .param(delivery)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCertificateThatGoesOutIsFollowedUntilTheOtherCountryHasAnsweredIt() {
        String caseId = cases.lodge(Certificates.declaration(Declarations.lrn(), "none"));
        String number = Certificates.number("NO", "");
        handOver(number, "GB", "<Reference><CaseID>" + caseId + "</CaseID></Reference>");
        state(number, "DELIVERED");
        assertThat(story.got(number)).singleElement().asString().contains("ValidateAndDeliverEnvelope");

        String delivery = Certificates.delivery(number);
        ephyto().serve(delivery, Certificates.envelope("GB", number, Certificates.answer()));
        state(number, "PROCESSED");
        assertThat(story.steps(number)).contains("DELIVERED", "SYNTAX_ACCEPTED", "BUSINESS_ACCEPTED", "PROCESSED");
        assertThat(story.stage(number, "SPS851")).isEqualTo("PROCESSED");
        assertThat(jdbc.sql(
                                "select number from notice where movement = (select id from movement where lrn = ?) and speaker = 'NETWORK'")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("the hub's delivery number stands on record")
                .anyMatch(said -> said.startsWith("NO.GB.851.70." + number) && said.endsWith("/PendingDelivery"));
    }

    @Test
    void whatTheOtherCountryMakesOfItIsAStateOfItsOwn() {
        String unreadable = Certificates.number("NO", "UNREADABLE");
        String warned = Certificates.number("NO", "WARN");
        String failed = Certificates.number("NO", "FAIL");
        String invalid = Certificates.number("NO", "INVALID");
        List.of(unreadable, warned, failed, invalid).forEach(number -> handOver(number, "GB", ""));
        state(unreadable, "NOT_READABLE");
        assertThat(story.stage(unreadable, "SPS851")).isEqualTo("REJECTED");
        state(warned, "DELIVERED_WITH_WARNINGS");
        assertThat(story.stage(warned, "SPS851")).isEqualTo("BUSINESS_ACCEPTED");
        state(failed, "FAILED");
        state(invalid, "FAILED");
        assertThat(story.post(Certificates.handedOver(warned, "GB", "")).code())
                .as("the same is not taken twice")
                .isEqualTo("NOTICE_REPEATED");
    }

    @Test
    void aCertificateWhoseAnswerIsLostOrAFaultIsLookedForAndNotSentAgain() {
        String lost = Certificates.number("NO", "");
        String failed = Certificates.number("NO", "");
        ephyto().faults()
                .on(new FaultSwitch(
                        FaultKind.LOST, 1, Optional.of(1), Optional.empty(), FaultSwitch.usual(FaultKind.LOST), "0"));
        handOver(lost, "QX", "");
        await().untilAsserted(() -> assertThat(story.got(lost)).hasSize(1));
        try (Interposed between = new Interposed(ephyto().url().orElseThrow())) {
            between.sayOnce((line, body) -> body.contains("DeliverEnvelope") && body.contains(failed), FAULT);
            endpoints.put(EPHYTO, new Endpoint(between.url(), Optional.empty()));
            handOver(failed, "QX", "");
            for (String number : List.of(lost, failed)) {
                state(number, "DELIVERED");
                assertThat(story.got(number)).singleElement().asString().contains("DeliverEnvelope");
                assertThat(jdbc.sql(
                                        "select detail from delivery where partner = ? and detail like 'read back: arrived NO.QX%'")
                                .param(EPHYTO.value())
                                .query(String.class)
                                .list())
                        .anyMatch(detail -> detail.contains(number));
            }
        }
        assertThat(jdbc.sql("select text from evidence where partner = ? and step = 'UNKNOWN'")
                        .param(EPHYTO.value())
                        .query(String.class)
                        .list())
                .anyMatch(text -> text.contains("SOAP fault Server"));
    }

    @Test
    void aCertificateGoesOutAsElementsToWhoeverWantsItSo() {
        String number = Certificates.number("NO", "");
        handOver(number, "QY", "");
        state(number, "DELIVERED");
        assertThat(String.join("", story.got(number)))
                .contains("DeliverPhytoEnvelope", "<rsm:SPSCertificate")
                .doesNotContain("hub:Content");
    }

    @Test
    void whatIsMadeHereOfACertificateThatCameIsToldToTheCountryOfIssue() {
        String number = Certificates.number("AR", "");
        ephyto().serve(
                        Certificates.delivery(number),
                        Certificates.envelope("AR", number, Certificates.certificate(number)));
        state(number, "RECEIVED");
        story.tell(Certificates.answered(number, "AR"));
        await().untilAsserted(() -> assertThat(story.stage("A-" + number)).isEqualTo("SYNTAX_ACCEPTED"));
        state(number, "ANSWERED");
        assertThat(String.join("", story.got(number)))
                .contains("DeliverCountryResponseEnvelope", "<ack:SPSAcknowledgement");
    }

    @Test
    void aCertificateForNoCountryIsRefusedBeforeAnythingIsOwed() {
        Answered refused = story.post(Certificates.handedOver(Certificates.number("NO", ""), "Great Britain", ""));
        assertThat(refused.code()).as(refused.text()).isEqualTo("RULE_BROKEN");
        assertThat(refused.text()).contains("COUNTRY");
    }

    private void handOver(String number, String to, String reference) {
        story.tell(Certificates.handedOver(number, to, reference));
    }

    /** The next look is due now, so that nobody waits for it. */
    private void look() {
        jdbc.sql("update poll set due_at = now() where partner = ? and claimed_by is null")
                .param(EPHYTO.value())
                .update();
    }

    private void standing(String delivery, Served.Standing standing, String why) {
        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            look();
            assertThat(ephyto().served())
                    .filteredOn(item -> item.id().equals(delivery))
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.standing()).isEqualTo(standing);
                        assertThat(item.why()).contains(why);
                    });
        });
    }

    private void covered(String caseId, String standing) {
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select standing from permit_use where case_id = cast(? as uuid)")
                                        .param(caseId)
                                        .query(String.class)
                                        .list())
                                .containsExactly(standing));
    }

    private String permit(String number) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=PHYTO&reference=" + number)
                .text();
    }

    private String balance(String number) {
        String id = hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=PHYTO&reference=" + number)
                .json()
                .at("/permitList/permitState/0/hubPermitId")
                .asString();
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits/" + id).text();
    }

    private void state(String number, String state) {
        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            look();
            assertThat(story.state(number)).isEqualTo(state);
        });
    }
}
