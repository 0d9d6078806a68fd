package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner says within a call counts once, and a lost answer is found out by asking, with one effect at the partner. */
@Journey
class LostAnswerTest {

    private static final PartnerId LICENCES = new PartnerId("export-control-authority");
    private static final PartnerId POLICE = new PartnerId("police");
    private static final String MACHINES = "84713000";
    private static final String CARTRIDGES = "93062100";
    private static final String RIFLE_PARTS = "93052000";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private JdbcClient record;

    @AfterEach
    void mend() {
        for (PartnerId partner : List.of(LICENCES, POLICE)) {
            partners.of(partner).faults().allOff();
            endpoints.put(partner, new Endpoint(partners.of(partner).url().orElseThrow(), Optional.empty()));
        }
    }

    @Test
    void theAnswerWithinTheCallIsTakenInLikeAnyMessageOfThePartner() {
        String caseId = export(MACHINES);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("DELIVERED"));
        assertThat(answers(caseId, LICENCES)).containsExactly("MAY_PROCEED");
        assertThat(detail(caseId, LICENCES)).startsWith("HTTP 200, answered by message ");
        assertThat(messages(caseId, LICENCES)).as("on record once").isEqualTo(1);
        assertThat(evidence(caseId, LICENCES)).contains("RECEIVED", "DISPOSED", "DELIVERED");
        assertThat(record.sql("""
                        select text from evidence where chain = cast(? as uuid) and step = 'DELIVERED' and partner = ?""")
                        .params(caseId, LICENCES.value())
                        .query(String.class)
                        .single())
                .as("what the map was given is in the evidence")
                .contains("mapped with", "control-number=", "message-id=", "now=");
    }

    @Test
    void afterALostAnswerThePartnerIsAskedAndItsAnswerTakenInWithOneEffect() {
        partners.of(LICENCES).faults().on(FaultSwitch.times(FaultKind.LOST, 1));
        String caseId = export(MACHINES);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("UNKNOWN"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("DELIVERED"));
        assertThat(detail(caseId, LICENCES)).startsWith("read back: arrived").contains("answered by message");
        assertThat(answers(caseId, LICENCES)).containsExactly("MAY_PROCEED");
        assertThat(effects(caseId, LICENCES))
                .as("it was not sent again")
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
        balanced();
    }

    @Test
    void whatThePartnerSaysThatItHasNotIsSentAgain() {
        partners.of(LICENCES).faults().on(FaultSwitch.times(FaultKind.CUT, 1));
        String caseId = export(MACHINES);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("UNKNOWN"));
        assertThat(effects(caseId, LICENCES)).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("DELIVERED"));
        assertThat(effects(caseId, LICENCES))
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
        assertThat(evidence(caseId, LICENCES)).containsSubsequence("UNKNOWN", "READ_BACK", "DELIVERED");
        assertThat(answers(caseId, LICENCES)).containsExactly("MAY_PROCEED");
    }

    @Test
    void whilePartnerCanNotTellItIsAskedAgainAndTheMessageStaysUnknown() {
        Simulator licences = partners.of(LICENCES);
        licences.faults().on(FaultSwitch.times(FaultKind.LOST, 1));
        String caseId = export(MACHINES);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("UNKNOWN"));
        assertThat(record.sql("select failures from circuit where partner = ?")
                        .param(LICENCES.value())
                        .query(Integer.class)
                        .single())
                .as("a partner that fails again and again is not pressed")
                .isPositive();
        licences.faults().on(FaultSwitch.times(FaultKind.DOWN, 2));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("DELIVERED"));
        assertThat(record.sql("select asked from delivery where case_id = cast(? as uuid) and partner = ?")
                        .params(caseId, LICENCES.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(effects(caseId, LICENCES))
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
    }

    @Test
    void whatIsNotKnownAtTheEndOfItsLifetimeIsParkedAndCustomsIsTold() {
        partners.of(LICENCES).faults().on(FaultSwitch.always(FaultKind.LOST));
        String caseId = export(MACHINES);
        await().atMost(SOON)
                .until(() -> record.sql("""
                                update delivery set expires_at = now(), due_at = now()
                                where case_id = cast(? as uuid) and partner = ? and state = 'UNKNOWN'""").params(caseId, LICENCES.value()).update() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("PARKED"));
        assertThat(detail(caseId, LICENCES)).startsWith("not known whether it arrived");
        await().untilAsserted(() -> assertThat(partners.of(HubClient.CUSTOMS).received())
                .extracting(message -> new String(message.wire().bytes(), UTF_8))
                .anyMatch(text -> text.contains("<ReasonCode>LIFETIME_ENDED") && text.contains("to " + LICENCES)));
    }

    @Test
    void aBrokenAnswerIsOnRecordWithItsPositionAndTheDeliveryIsParked() {
        String before = """
                <?xml version="1.0"?>
                <Lisenssvar referanse="x" avgjort="yesterday"><Vare linje="1" utfall="avslag"/></Lisenssvar>""";
        try (Interposed between = interposed(LICENCES)) {
            between.sayOnce(before.getBytes(UTF_8));
            String caseId = export(MACHINES);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("PARKED"));
            assertThat(detail(caseId, LICENCES)).contains("the answer was refused", "SCHEMA_INVALID");
            assertThat(answers(caseId, LICENCES)).isEmpty();
            assertThat(record.sql("""
                            select faults from message where sender = ? and status = 'REFUSED' and reason = 'SCHEMA_INVALID'
                              and correlation_id = (select cast(id as text) from delivery
                                                    where case_id = cast(? as uuid) and partner = ?)""")
                            .params(LICENCES.value(), caseId, LICENCES.value())
                            .query(String.class)
                            .single())
                    .contains("line 2", "/Lisenssvar");
        }
        balanced();
    }

    @Test
    void anAnswerThatWasOvertakenByANewVersionHoldsNothingUp() {
        partners.of(LICENCES).faults().on(FaultSwitch.times(FaultKind.SLOW, 1).lasting(Duration.ofSeconds(4)));
        String lrn = Declarations.lrn();
        String caseId = lodge(Declarations.original(lrn, MACHINES).replace("IMPORT", "EXPORT"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("SENDING"));
        hub.put(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/declaration",
                Declarations.XML,
                Declarations.replacement(lrn, 2, 200, MACHINES).replace("IMPORT", "EXPORT"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(record.sql(
                                        "select state || ' ' || detail from delivery where case_id = cast(? as uuid) and partner = ? order by seq")
                                .params(caseId, LICENCES.value())
                                .query(String.class)
                                .list())
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .startsWith("DELIVERED")
                                        .contains("came too late"),
                                second -> assertThat(second)
                                        .startsWith("DELIVERED")
                                        .contains("answered by")));
        assertThat(answers(caseId, LICENCES)).containsExactly("MAY_PROCEED");
    }

    @Test
    void aRefusalWithinTheCallSettlesTheDeliveryAsRefused() {
        try (Interposed between = interposed(LICENCES)) {
            between.sayOnce("<Avvisning kode='EK-F3' felt='Vare/@varenr' begrunnelse='Ukjent'/>".getBytes(UTF_8));
            String caseId = export(CARTRIDGES);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(caseId, LICENCES)).isEqualTo("REFUSED"));
            assertThat(detail(caseId, LICENCES)).contains("RULE_BROKEN", "Vare/@varenr: Ukjent");
        }
    }

    @Test
    void bySoapTooALostAnswerIsReadBackAndAnAbsentMessageSentAgain() {
        partners.of(POLICE).faults().on(FaultSwitch.times(FaultKind.LOST, 1));
        String caseId = lodge(Declarations.original(Declarations.lrn(), RIFLE_PARTS));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(caseId, POLICE)).isEqualTo("DELIVERED"));
        assertThat(effects(caseId, POLICE))
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answers(caseId, POLICE)).containsExactly("MAY_PROCEED"));

        try (Interposed between = interposed(POLICE)) {
            between.cutOnce((line, body) -> body.contains("Vapenforesporsel"));
            String second = lodge(Declarations.original(Declarations.lrn(), RIFLE_PARTS));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(second, POLICE)).isEqualTo("DELIVERED"));
            assertThat(effects(second, POLICE))
                    .singleElement()
                    .extracting(Received::repeats)
                    .isEqualTo(0);
            assertThat(evidence(second, POLICE)).containsSubsequence("UNKNOWN", "READ_BACK", "DELIVERED");
        }
        balanced();
    }

    private Interposed interposed(PartnerId partner) {
        URI url = partners.of(partner).url().orElseThrow();
        Interposed between = new Interposed(url);
        endpoints.put(partner, new Endpoint(between.url(), Optional.empty()));
        return between;
    }

    private String export(String commodity) {
        return lodge(Declarations.original(Declarations.lrn(), commodity).replace("IMPORT", "EXPORT"));
    }

    private String lodge(String declaration) {
        return hub.post(HubClient.CUSTOMS, "/api/v1/declarations", Declarations.XML, declaration)
                .json()
                .path("caseId")
                .asString();
    }

    private String state(String caseId, PartnerId partner) {
        return column("state", caseId, partner);
    }

    private String detail(String caseId, PartnerId partner) {
        return column("detail", caseId, partner);
    }

    private String column(String name, String caseId, PartnerId partner) {
        return record.sql("select " + name + " from delivery where case_id = cast(? as uuid) and partner = ?")
                .params(caseId, partner.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long messages(String caseId, PartnerId partner) {
        return record.sql("select count(*) from message where case_id = cast(? as uuid) and sender = ?")
                .params(caseId, partner.value())
                .query(Long.class)
                .single();
    }

    private List<String> answers(String caseId, PartnerId partner) {
        return record.sql("""
                select d.code from disposition d join referral r on r.id = d.referral_id
                where r.case_id = cast(? as uuid) and r.partner = ?""")
                .params(caseId, partner.value())
                .query(String.class)
                .list();
    }

    private List<String> evidence(String caseId, PartnerId partner) {
        return record.sql("select step from evidence where chain = cast(? as uuid) and partner = ? order by seq")
                .params(caseId, partner.value())
                .query(String.class)
                .list();
    }

    private List<Received> effects(String caseId, PartnerId partner) {
        return partners.of(partner).received().stream()
                .filter(message -> message.note()
                        .flatMap(note -> note.caseId())
                        .filter(caseId::equals)
                        .isPresent())
                .toList();
    }

    private void balanced() {
        await().untilAsserted(() -> assertThat(hub.operate("GET", "/api/v1/balance")
                        .json()
                        .path("balanced")
                        .asBoolean())
                .isTrue());
    }
}
