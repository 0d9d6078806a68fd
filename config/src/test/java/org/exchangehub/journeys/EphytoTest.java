package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Served;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Phytosanitary certificates over the ePhyto hub: those that come become permits, those that go are followed until they are read. */
@Journey
class EphytoTest {

    private static final PartnerId EPHYTO = new PartnerId("ippc-ephyto");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient jdbc;

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
        String caseId = lodge(lrn, number);
        covered(caseId, "WARNS");
        ephyto().serve(delivery, Certificates.envelope("AR", number, Certificates.certificate(number)));

        standing(delivery, Served.Standing.TAKEN, "");
        assertThat(permit(number)).contains("\"effectiveStatusCode\":\"VALID\"", "\"issuerId\":\"ippc-ephyto\"");
        covered(caseId, "COVERS");
        accept(lrn);
        await().untilAsserted(() -> assertThat(balance(number)).contains("\"reservedQuantity\":{\"value\":\"100\""));
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).received().stream()
                        .filter(message -> message.note()
                                .filter(note -> note.kind() == Kind.NOTICE)
                                .isPresent())
                        .map(message -> new String(message.wire().bytes(), UTF_8)))
                .as("Customs has all of the certificate")
                .anyMatch(text -> text.contains(number) && text.contains("ScientificName")));
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
        String caseId = lodge(Declarations.lrn(), "none");
        String number = Certificates.number("NO", "");
        handOver(number, "GB", "<Reference><CaseID>" + caseId + "</CaseID></Reference>");
        state(number, "DELIVERED");
        assertThat(ephyto().received().stream()
                        .map(message -> new String(message.wire().bytes(), UTF_8))
                        .filter(text -> text.contains(number)))
                .singleElement()
                .asString()
                .contains("ValidateAndDeliverEnvelope");

        String delivery = Certificates.delivery(number);
        ephyto().serve(delivery, Certificates.envelope("GB", number, Certificates.answer()));
        state(number, "PROCESSED");
        assertThat(steps(caseId)).contains("DELIVERED", "SYNTAX_ACCEPTED", "BUSINESS_ACCEPTED", "PROCESSED");
        assertThat(stage(number)).isEqualTo("PROCESSED");
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
        assertThat(stage(unreadable)).isEqualTo("REJECTED");
        state(warned, "DELIVERED_WITH_WARNINGS");
        assertThat(stage(warned)).isEqualTo("BUSINESS_ACCEPTED");
        state(failed, "FAILED");
        state(invalid, "FAILED");
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, Certificates.handedOver(warned, "GB", ""))
                        .code())
                .as("the same is not taken twice")
                .isEqualTo("NOTICE_REPEATED");
    }

    @Test
    void aCertificateWhoseAnswerIsLostIsLookedForAndNotSentAgain() {
        ephyto().faults()
                .on(new FaultSwitch(
                        FaultKind.LOST, 1, Optional.of(1), Optional.empty(), FaultSwitch.usual(FaultKind.LOST), "0"));
        String number = Certificates.number("NO", "");
        handOver(number, "QX", "");
        state(number, "DELIVERED");
        assertThat(ephyto().received().stream()
                        .filter(message -> new String(message.wire().bytes(), UTF_8).contains(number)))
                .singleElement()
                .satisfies(message ->
                        assertThat(new String(message.wire().bytes(), UTF_8)).contains("DeliverEnvelope"));
        assertThat(jdbc.sql("select detail from delivery where partner = ? and detail like 'read back: arrived NO.QX%'")
                        .param(EPHYTO.value())
                        .query(String.class)
                        .list())
                .anyMatch(detail -> detail.contains(number));
    }

    @Test
    void aCertificateGoesOutAsElementsToWhoeverWantsItSo() {
        String number = Certificates.number("NO", "");
        handOver(number, "QY", "");
        state(number, "DELIVERED");
        assertThat(sent(number))
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
        Answered taken = hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, Certificates.answered(number, "AR"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(jdbc.sql(
                                "select coalesce(stage, '') from notice where network = ? and speaker = 'CUSTOMS' and number = ?")
                        .params(EPHYTO.value(), "A-" + number)
                        .query(String.class)
                        .single())
                .isEqualTo("SYNTAX_ACCEPTED"));
        state(number, "ANSWERED");
        assertThat(sent(number)).contains("DeliverCountryResponseEnvelope", "<ack:SPSAcknowledgement");
    }

    @Test
    void aCertificateForNoCountryIsRefusedBeforeAnythingIsOwed() {
        Answered refused = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/notices",
                XML,
                Certificates.handedOver(Certificates.number("NO", ""), "Great Britain", ""));
        assertThat(refused.code()).as(refused.text()).isEqualTo("RULE_BROKEN");
        assertThat(refused.text()).contains("COUNTRY");
    }

    /** The one message that the hub got about a certificate. */
    private String sent(String number) {
        return ephyto().received().stream()
                .map(message -> new String(message.wire().bytes(), UTF_8))
                .filter(text -> text.contains(number))
                .reduce((one, other) -> one + other)
                .orElseThrow();
    }

    private String lodge(String lrn, String certificate) {
        Answered taken =
                hub.post(HubClient.CUSTOMS, "/api/v1/declarations", XML, Certificates.declaration(lrn, certificate));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("caseId").asString();
    }

    private void accept(String lrn) {
        String acceptance = "<Acceptance xmlns='urn:exchangehub:v1'><MRN>" + Declarations.mrn() + "</MRN><LRN>" + lrn
                + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                + "<AcceptanceDateTime>" + HeldStory.NOW + "</AcceptanceDateTime></Acceptance>";
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, acceptance)
                        .status())
                .isEqualTo(202);
    }

    private void handOver(String number, String to, String reference) {
        Answered taken =
                hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, Certificates.handedOver(number, to, reference));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
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
            assertThat(jdbc.sql("select state from movement where network = ? and lrn = ?")
                            .params(EPHYTO.value(), number)
                            .query(String.class)
                            .list())
                    .containsExactly(state);
        });
    }

    private String stage(String number) {
        return jdbc.sql(
                        "select n.stage from notice n join movement m on m.id = n.movement where m.lrn = ? and n.type = 'SPS851'")
                .param(number)
                .query(String.class)
                .single();
    }

    private List<String> steps(String caseId) {
        return jdbc.sql("select step from evidence where chain = cast(? as uuid)")
                .param(caseId)
                .query(String.class)
                .list();
    }
}
