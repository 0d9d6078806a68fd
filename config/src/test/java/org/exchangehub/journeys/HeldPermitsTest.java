package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HeldStory.Binding;
import org.exchangehub.journeys.HeldStory.Home;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.permit.HeldSweep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The same permit whoever keeps it; and what becomes of one that a partner keeps when things go wrong. */
@Journey
class HeldPermitsTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private HeldSweep sweep;

    @Autowired
    private JdbcClient jdbc;

    private HeldStory story;
    private CaseStory cases;

    @BeforeEach
    void begin() {
        story = new HeldStory(hub, partners);
        cases = new CaseStory(hub);
    }

    @AfterEach
    void mend() {
        story.mend();
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(Home.values())
                .flatMap(home -> Stream.of(Binding.values()).map(by -> Arguments.of(home, by)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void isCheckedReservedAndWrittenOff(Home home, Binding by) throws JMSException {
        String number = story.issue(home, 10);
        assertThat(story.check(by, home, number, 11)).contains("NOT_COVERED", "QUANTITY_INSUFFICIENT");
        assertThat(story.check(by, home, number, 10)).contains("COVERED").doesNotContain("NOT_COVERED");
        String mrn = Declarations.mrn();
        assertThat(story.allocate(by, home, number, mrn, "RESERVE", 4)).contains("DONE");
        assertThat(story.allocate(by, home, number, Declarations.mrn(), "RESERVE", 7))
                .contains("REFUSED", "QUANTITY_INSUFFICIENT");
        assertThat(story.allocate(by, home, number, mrn, "WRITE_OFF", 5)).contains("REFUSED", "EXCEEDS_RESERVATION");
        assertThat(story.allocate(by, home, number, mrn, "WRITE_OFF", 4)).contains("DONE");
        assertThat(story.allocate(by, home, number, mrn, "WRITE_OFF", 4)).contains("REFUSED", "ALREADY_WRITTEN_OFF");
        assertThat(story.balance(home.kind, number, "consumedQuantity")).isEqualTo("4");
        assertThat(story.balance(home.kind, number, "availableQuantity")).isEqualTo("6");
        if (home.isPartner()) {
            assertThat(story.keeper(home).shares(number)).isEqualTo(Map.of("MRN:" + mrn + "#1", "0/4"));
        }
        story.assertSound();
    }

    @ParameterizedTest
    @EnumSource(Home.class)
    void isReservedAtAcceptanceWrittenOffAtReleaseAndGivenBackAfterwards(Home home) {
        String number = story.issue(home, 10);
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        String caseId = lodge(home, lrn, number, 4);
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        cases.accept(caseId, lrn, mrn);
        await().untilAsserted(() ->
                assertThat(story.balance(home.kind, number, "reservedQuantity")).isEqualTo("4"));
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        cases.outcome(mrn, "RELEASED");
        await().untilAsserted(() ->
                assertThat(story.balance(home.kind, number, "consumedQuantity")).isEqualTo("4"));
        cases.outcome(mrn, "NOT_RELEASED");
        await().untilAsserted(() -> assertThat(story.balance(home.kind, number, "availableQuantity"))
                .isEqualTo("10"));
        story.assertSound();
    }

    @ParameterizedTest
    @EnumSource(Home.class)
    void goodsItemsThatNeedTooMuchTogetherAreWarnedOfBeforeAcceptance(Home home) {
        String number = story.issue(home, 7);
        String caseId = cases.lodge(Declarations.original(Declarations.lrn(), Declarations.BOOKS, Declarations.BOOKS)
                .replace("</NetMassMeasure>", "</NetMassMeasure>" + document(home, number, 4)));
        String permit = home.kind + " " + number;
        await().untilAsserted(() -> assertThat(cases.of(caseId).path("event").toString())
                .contains("1: " + permit + " COVERS COVERED; 2: " + permit + " WARNS QUANTITY_INSUFFICIENT"));
        assertThat(story.balance(home.kind, number, "availableQuantity")).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource(Home.class)
    void aDeclarationThatNeedsMoreThanIsThereIsHeld(Home home) {
        String number = story.issue(home, 3);
        String lrn = Declarations.lrn();
        String caseId = lodge(home, lrn, number, 4);
        cases.accept(caseId, lrn, Declarations.mrn());
        await().untilAsserted(
                        () -> assertThat(cases.adviceOf(caseId).toString()).contains("QUANTITY_INSUFFICIENT"));
        assertThat(story.balance(home.kind, number, "reservedQuantity")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(value = Home.class, names = "PARTNER.*", mode = EnumSource.Mode.MATCH_ALL)
    void absentSeveralAndFailedAreThreeAnswers(Home home) throws JMSException {
        assertThat(story.check(Binding.REST, home, "NO-SUCH-PERMIT", 1)).contains("NOT_COVERED", "PERMIT_UNKNOWN");
        assertThat(story.check(Binding.REST, home, story.issueTwice(home), 1))
                .contains("NOT_COVERED", "PERMIT_AMBIGUOUS");
        String number = story.issue(home, 10);
        Simulator keeper = story.keeper(home);
        keeper.faults().on(FaultSwitch.times(FaultKind.MALFORMED, 1));
        assertThat(story.check(Binding.REST, home, number, 1)).contains("UNKNOWN", "REGISTER_UNAVAILABLE");
        keeper.down();
        assertThat(story.check(Binding.REST, home, number, 1)).contains("UNKNOWN", "REGISTER_UNAVAILABLE");
        keeper.up();
        assertThat(story.check(Binding.REST, home, number, 1)).doesNotContain("UNKNOWN", "NOT_COVERED");
    }

    static Stream<Arguments> everyFault() {
        return Stream.of(Home.values())
                .filter(Home::isPartner)
                .flatMap(home -> Stream.of(FaultKind.LOST, FaultKind.CUT, FaultKind.MALFORMED)
                        .map(fault -> Arguments.of(home, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void aLostAnswerIsUnknownAndBecomesRightByItself(Home home, FaultKind fault) {
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        String id = Declarations.lrn();
        story.find(home, number);
        story.keeper(home).faults().on(FaultSwitch.times(fault, 1).onWrites());
        Answered unknown = story.post(home, number, HeldStory.allocationOf(home, number, mrn, "RESERVE", 4), id, 30);
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(202);
        assertThat(unknown.text()).contains("UNKNOWN");
        String where = "/api/v1/permit-answers/" + id;
        assertThat(hub.get(HubClient.CUSTOMS, where).text()).contains("UNKNOWN");
        await().untilAsserted(() ->
                assertThat(hub.get(HubClient.CUSTOMS, where).text()).contains("DONE"));
        assertThat(story.keeper(home).shares(number)).isEqualTo(Map.of("MRN:" + mrn + "#1", "4/0"));
        assertThat(story.balance(home.kind, number, "reservedQuantity")).isEqualTo("4");
        assertThat(drifts(number)).isEmpty();
        story.assertSound();
    }

    @Test
    void whatArrivesTwiceIsTakenOnce() throws JMSException {
        Home home = Home.PARTNER_BY_REST;
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        story.find(home, number);
        story.keeper(home).faults().on(FaultSwitch.always(FaultKind.DUPLICATE));
        assertThat(story.allocate(Binding.REST, home, number, mrn, "RESERVE", 6))
                .contains("DONE");
        assertThat(story.allocate(Binding.REST, home, number, mrn, "WRITE_OFF", 2))
                .contains("DONE");
        assertThat(story.keeper(home).shares(number)).isEqualTo(Map.of("MRN:" + mrn + "#1", "4/2"));
    }

    @ParameterizedTest
    @EnumSource(value = Home.class, names = "PARTNER.*", mode = EnumSource.Mode.MATCH_ALL)
    void aDeclarationWaitsForARegisterThatIsDownAndGoesOnByItself(Home home) {
        String number = story.issue(home, 10);
        story.keeper(home).down();
        String lrn = Declarations.lrn();
        String mrn = Declarations.mrn();
        String caseId = lodge(home, lrn, number, 4);
        cases.accept(caseId, lrn, mrn);
        await().untilAsserted(
                        () -> assertThat(cases.adviceOf(caseId).toString()).contains("REGISTER_UNAVAILABLE"));
        assertThat(advice(caseId)).isNotEqualTo("MAY_RELEASE");
        story.keeper(home).up();
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        assertThat(story.keeper(home).shares(number)).isEqualTo(Map.of("MRN:" + mrn + "#1", "4/0"));
    }

    @Test
    void goodsThatGoWhileTheRegisterIsSilentOweWhatItSaysLater() {
        Home home = Home.PARTNER_BY_REST;
        String number = story.issue(home, 10);
        story.keeper(home).down();
        String lrn = Declarations.lrn();
        String caseId = lodge(home, lrn, number, 4);
        cases.accept(caseId, lrn, Declarations.mrn());
        await().untilAsserted(
                        () -> assertThat(cases.adviceOf(caseId).toString()).contains("REGISTER_UNAVAILABLE"));
        letItHaveWaited(caseId);
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        JsonNode advised = cases.adviceOf(caseId);
        JsonNode owed = advised.findPath("obligation").path(0);
        assertThat(owed.path("text").asString()).as(advised.toString()).contains(number);
        assertThat(owed.path("sequenceNumeric").asInt()).isEqualTo(1);
        String id = owed.path("obligationId").asString();
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/obligations?state=open").text())
                .contains(id);
        story.keeper(home).up();
        await().untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/obligations?state=fulfilled")
                        .text())
                .contains(id));
        await().untilAsserted(() -> assertThat(
                        cases.adviceOf(caseId).findPath("obligation").isMissingNode())
                .isTrue());
    }

    /** As if the register had been silent for longer than the hub waits; then the case is looked at again. */
    private void letItHaveWaited(String caseId) {
        UUID id = UUID.fromString(caseId);
        jdbc.sql("update permit_use set since = since - interval '6 minutes' where case_id = ?")
                .param(id)
                .update();
        jdbc.sql("insert into permit_recheck (case_id) values (?)").param(id).update();
    }

    @Test
    void aDriftIsFoundReportedAndFollowed() throws JMSException {
        Home home = Home.PARTNER_BY_REST;
        String number = story.issue(home, 10);
        String mrn = Declarations.mrn();
        story.find(home, number);
        assertThat(story.allocate(Binding.REST, home, number, mrn, "RESERVE", 4))
                .contains("DONE");
        assertThat(drifts(number)).isEmpty();
        story.keeper(home)
                .tamper(number, 1, "MRN:" + mrn + "#1", BigDecimal.ONE, BigDecimal.TEN.subtract(BigDecimal.TWO));
        sweep.sweep(Duration.ZERO);
        await().untilAsserted(() -> assertThat(drifts(number))
                .anyMatch(what -> what.contains("the hub had 4 reserved and 0 consumed")
                        && what.contains("the register has 1 reserved and 8 consumed")));
        assertThat(story.balance(home.kind, number, "consumedQuantity")).isEqualTo("8");
        story.assertSound();
    }

    @Test
    void aChangeInTheRegisterReachesTheDeclarationThatNamesThePermit() {
        Home home = Home.PARTNER_BY_SOAP;
        String number = story.issue(home, 10);
        String lrn = Declarations.lrn();
        String caseId = lodge(home, lrn, number, 4);
        cases.accept(caseId, lrn, Declarations.mrn());
        await().untilAsserted(() -> assertThat(advice(caseId)).isEqualTo("MAY_RELEASE"));
        story.issue(home, number, 10, "REVOKED", 2);
        sweep.sweep(Duration.ZERO);
        await().untilAsserted(
                        () -> assertThat(cases.adviceOf(caseId).toString()).contains("REVOKED"));
    }

    @Test
    void whoWaitsNoLongerIsToldWhereToLook() throws JMSException {
        Home home = Home.PARTNER_BY_REST;
        String number = story.issue(home, 100);
        story.find(home, number);
        FaultSwitch slow = FaultSwitch.always(FaultKind.SLOW)
                .lasting(Duration.ofSeconds(3))
                .onWrites();
        story.keeper(home).faults().on(slow);

        String id = Declarations.lrn();
        Answered late =
                story.post(home, number, HeldStory.allocationOf(home, number, Declarations.mrn(), "RESERVE", 1), id, 1);
        assertThat(late.status()).isEqualTo(202);
        assertThat(late.text()).contains("UNKNOWN");
        await().untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/permit-answers/" + id)
                        .text())
                .contains("DONE"));

        Answered soap = story.soap(
                "AllocatePermit",
                HeldStory.allocationOf(home, number, Declarations.mrn(), "RESERVE", 1),
                "Prefer",
                "wait=1");
        assertThat(soap.text()).contains("AllocatePermitResponse", ">UNKNOWN<");
        String message = soap.text().replaceFirst("(?s).*<MessageID>([^<]+)</MessageID>.*", "$1");
        await().untilAsserted(() -> assertThat(story.soap(
                                "GetPermitAnswer", "<MessageID xmlns='urn:exchangehub:v1'>" + message + "</MessageID>")
                        .text())
                .contains(">DONE<"));

        try (JMSContext session = hub.amqp(HubClient.CUSTOMS)) {
            String asked =
                    HeldStory.send(session, HeldStory.allocationOf(home, number, Declarations.mrn(), "RESERVE", 1), 1);
            assertThat(HeldStory.read(session, asked, 60_000)).contains(">UNKNOWN<");
            assertThat(HeldStory.read(session, asked, 60_000)).contains(">DONE<");
        }
        assertThat(story.balance(home.kind, number, "reservedQuantity")).isEqualTo("3");
    }

    @Test
    void thePermitsOfAHolderAreThoseOfTheRegister() {
        String number = story.issue(Home.PARTNER_BY_SOAP, 10);
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=FIREARMS&holder=EORI:NO912345678")
                        .text())
                .contains(number);
    }

    private java.util.List<String> drifts(String number) {
        return hub.operate("GET", "/api/v1/permit-ledger")
                .json()
                .path("drifts")
                .valueStream()
                .filter(drift -> drift.path("reference").asString().equals(number))
                .map(drift -> drift.path("what").asString())
                .toList();
    }

    private String lodge(Home home, String lrn, String number, int quantity) {
        return cases.lodge(Declarations.original(lrn, Declarations.BOOKS)
                .replace("</NetMassMeasure>", "</NetMassMeasure>" + document(home, number, quantity)));
    }

    private static String document(Home home, String number, int quantity) {
        return "<SupportingDocument><TypeCode>" + home.document + "</TypeCode><ID>" + number + "</ID><Quantity><Value>"
                + quantity + "</Value><UnitCode>" + home.unit + "</UnitCode></Quantity></SupportingDocument>";
    }

    private String advice(String caseId) {
        return cases.adviceOf(caseId).path("adviceCode").asString();
    }
}
