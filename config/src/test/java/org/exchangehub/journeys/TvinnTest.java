package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.util.List;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The Customs system that speaks EDIFACT: interchanges in, CONTRL for each, CUSRES out. */
@Journey
class TvinnTest {

    private static final PartnerId TVINN = new PartnerId("customs-tvinn");
    private static final String EDIFACT = "application/edifact";
    private static final int WAIT = 60_000;

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    private static String reference() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 14);
    }

    private static String lodged(String number, String lrn, String commodity) {
        return """
                UNH+%s+CUSDEC:1:902:UN:NEP-I'
                BGM+929+%s+9'
                LOC+22+NO010001'
                LOC+35+SE'
                DTM+137:20261124091222:204'
                NAD+DT+NO912345678:EORI++Nordvik Spedisjon AS'
                NAD+IM+NO987654321:EORI++Hedmark Handel AS'
                UNS+D'
                CST+1+%s+4000'
                FTX+AAA+++Legemidler, 8 esker ?: blå ?+ røde'
                LOC+27+SE'
                MEA+WT+AAL+KGM:12.5'
                UNS+S'
                CNT+5:1'
                UNT+15+%s'
                """.formatted(number, lrn, commodity, number);
    }

    private static String interchange(String reference, int count, String messages) {
        return "UNA:+.? '\nUNB+UNOC:3+TVINN:ZZZ+HUB:ZZZ+261124:1037+" + reference + "'\n" + messages + "UNZ+" + count
                + "+" + reference + "'\n";
    }

    private String overTheQueue(String wire) throws Exception {
        String id = UUID.randomUUID().toString();
        try (JMSContext tvinn = hub.amqp(TVINN)) {
            BytesMessage sent = tvinn.createBytesMessage();
            sent.writeBytes(wire.getBytes(ISO_8859_1));
            sent.setStringProperty("messageId", id);
            tvinn.createProducer().send(tvinn.createQueue(Addresses.in(TVINN)), sent);
            try (var replies = tvinn.createConsumer(
                    tvinn.createQueue(Addresses.reply(TVINN)), "JMSCorrelationID = '" + id + "'")) {
                Message reply = replies.receive(WAIT);
                assertThat(reply).as("CONTRL for " + id).isNotNull();
                assertThat(reply.getStringProperty("kind")).isEqualTo("acknowledgement");
                assertThat(reply.getStringProperty("contentType")).isEqualTo(EDIFACT);
                return new String(reply.getBody(byte[].class), ISO_8859_1);
            }
        }
    }

    private List<String> steps(String caseId) {
        return jdbc.sql("select step from evidence where chain = cast(? as uuid)")
                .param(caseId)
                .query(String.class)
                .list();
    }

    private JsonNode found(String lrn) {
        return hub.get(TVINN, "/api/v1/cases?lrn=" + lrn)
                .json()
                .path("caseList")
                .path("case");
    }

    @Test
    void twoDeclarationsInOneInterchangeAreAcknowledgedAndAdvised() throws Exception {
        String first = Declarations.lrn();
        String second = Declarations.lrn();
        String reference = reference();
        String wire = interchange(
                reference, 2, lodged("1", first, Declarations.MEDICINE) + lodged("2", second, Declarations.BOOKS));

        String control = overTheQueue(wire);
        assertThat(control)
                .contains("UCI+" + reference + "+TVINN:ZZZ+HUB:ZZZ+7'")
                .contains("UCM+1+CUSDEC:1:902:UN:NEP-I+7'", "UCM+2+CUSDEC:1:902:UN:NEP-I+7'");

        for (String lrn : new String[] {first, second}) {
            await().untilAsserted(() -> assertThat(found(lrn)).hasSize(1));
            String caseId = found(lrn).path(0).path("caseId").asString();
            await().untilAsserted(() -> assertThat(partners.of(TVINN).advices())
                    .as("the advice as CUSRES")
                    .anyMatch(advice ->
                            advice.caseId().equals(caseId) && advice.code().equals("MAY_RELEASE")));
            await().untilAsserted(() -> assertThat(steps(caseId))
                    .as("TVINN acknowledges the CUSRES by CONTRL")
                    .contains("SYNTAX_ACCEPTED"));
        }

        assertThat(overTheQueue(wire).replaceAll("UN[BZ][^']*'", ""))
                .as("the same interchange again gets the same answer, and opens no case")
                .isEqualTo(control.replaceAll("UN[BZ][^']*'", ""));
        assertThat(found(first)).hasSize(1);

        assertThat(overTheQueue(wire.replace("12.5", "13.5")))
                .as("the same references for another content")
                .contains("UCM+1+CUSDEC:1:902:UN:NEP-I+4+26+UNH+1'");
    }

    @Test
    void aBrokenInterchangeIsRejectedAndNothingOfItIsTaken() throws Exception {
        String lrn = Declarations.lrn();
        String reference = reference();
        assertThat(overTheQueue(interchange(reference, 3, lodged("1", lrn, Declarations.BOOKS))))
                .contains("UCI+" + reference + "+TVINN:ZZZ+HUB:ZZZ+4+29+UNZ+1'")
                .doesNotContain("UCM");
        assertThat(found(lrn)).isEmpty();
    }

    @Test
    void ofOneGoodAndOneBrokenMessageTheGoodOneIsTaken() throws Exception {
        String good = Declarations.lrn();
        String bad = Declarations.lrn();
        String broken = lodged("2", bad, Declarations.BOOKS).replace("DTM+137", "DTM+999");
        assertThat(overTheQueue(interchange(reference(), 2, lodged("1", good, Declarations.BOOKS) + broken)))
                .contains("UCM+1+CUSDEC:1:902:UN:NEP-I+7'")
                .contains("UCM+2+CUSDEC:1:902:UN:NEP-I+4'UCS+5'UCD+12+1:1'");
        assertThat(found(good)).hasSize(1);
        assertThat(found(bad)).isEmpty();
    }

    @Test
    void whatIsRefusedForWhatItSaysIsToldByCusresAfterwards() throws Exception {
        String reference = reference();
        String wire = interchange(reference, 1, lodged("1", Declarations.lrn(), Declarations.BOOKS))
                .replace("CNT+5:1", "CNT+5:7");
        assertThat(overTheQueue(wire)).as("its syntax is good").contains("UCM+1+CUSDEC:1:902:UN:NEP-I+7'");
        await().untilAsserted(() -> assertThat(partners.of(TVINN).received())
                .anyMatch(message -> message.note()
                        .filter(note -> note.kind() == Kind.REFUSAL
                                && note.reference().equals(reference + "/1")
                                && note.code().orElse("").equals("RULE_BROKEN"))
                        .isPresent()));
    }

    @Test
    void aCusresWhoseSyntaxTvinnRejectsIsARefusedDelivery() {
        String lrn = Declarations.lrn();
        String wire = interchange(reference(), 1, lodged("1", lrn, Declarations.BOOKS));
        assertThat(hub.post(TVINN, "/api/v1/messages", EDIFACT, wire.getBytes(ISO_8859_1))
                        .status())
                .isEqualTo(202);
        String caseId = found(lrn).path(0).path("caseId").asString();
        await().untilAsserted(() -> assertThat(steps(caseId)).contains("SYNTAX_ACCEPTED"));

        Answered heard = rejected(number(caseId));
        assertThat(heard.status()).as(heard.text()).isEqualTo(202);
        assertThat(heard.body()).as("an acknowledgement is not acknowledged").isEmpty();
        assertThat(steps(caseId)).contains("REFUSED");
        assertThat(jdbc.sql("select state from delivery where seq = ?")
                        .param(number(caseId))
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED");

        assertThat(rejected(99_999_999_999L).code()).isEqualTo("CORRELATION_UNKNOWN");
    }

    private Answered rejected(long number) {
        String control = "UNH+1+CONTRL:D:3:UN'UCI+%014d+HUB:ZZZ+TVINN:ZZZ+4+12+UNB+1'UNT+3+1'".formatted(number);
        return hub.post(
                TVINN,
                "/api/v1/messages",
                EDIFACT,
                interchange(reference(), 1, control).getBytes(ISO_8859_1));
    }

    /** The control number of the first interchange that TVINN got about the case. */
    private long number(String caseId) {
        return jdbc.sql("select min(seq) from delivery where partner = ? and case_id = cast(? as uuid)")
                .params(TVINN.value(), caseId)
                .query(Long.class)
                .single();
    }

    @Test
    void overRestTheAnswerIsTheSame() {
        String good = interchange(reference(), 1, lodged("1", Declarations.lrn(), Declarations.BOOKS));
        Answered taken = hub.post(TVINN, "/api/v1/messages", EDIFACT, good.getBytes(ISO_8859_1));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(taken.headers().get("content-type")).startsWith(EDIFACT);
        assertThat(taken.text()).contains("UCM+1+CUSDEC:1:902:UN:NEP-I+7'");

        Answered rejected = hub.post(
                TVINN,
                "/api/v1/messages",
                EDIFACT,
                good.replace("UNZ+1", "UNZ+2").getBytes(ISO_8859_1));
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.text()).contains("+4+29+UNZ+1'");

        Answered headless = hub.post(TVINN, "/api/v1/messages", EDIFACT, "UNB+UNOC:3'".getBytes(ISO_8859_1));
        assertThat(headless.code()).isEqualTo("MALFORMED");
    }
}
