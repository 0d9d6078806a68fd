package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two neighbouring administrations tell each other of goods that cross their border, over AMQP. */
@Journey
class NeighbourTest {

    private static final PartnerId NEIGHBOUR = new PartnerId("finnish-customs");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void withoutFaults() {
        partners.of(NEIGHBOUR).faults().allOff();
    }

    private static String notice(String number, String type, String inside) {
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%s</NoticeID><RecipientID>finnish-customs</RecipientID><TypeCode>%s</TypeCode>\
                <OriginatorID>NO-TOLL</OriginatorID>%s</Notice>""".formatted(number, type, inside);
    }

    private static String exported(String number, String mrn, String commodity) {
        return notice(number, "EXPORT", """
                <EventDateTime>%s</EventDateTime><Declaration><FunctionCode>9</FunctionCode><LRN>%s</LRN><MRN>%s</MRN>\
                <DirectionCode>EXPORT</DirectionCode><Declarant><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></Identifier></Declarant>\
                <InvoiceAmount><Value>98765.43</Value></InvoiceAmount><GoodsItem><SequenceNumeric>1</SequenceNumeric>\
                <CommodityCode>%s</CommodityCode><NetMassMeasure>10</NetMassMeasure></GoodsItem></Declaration>\
                """.formatted(Instant.now(), Declarations.lrn(), mrn, commodity));
    }

    private static String assistance(String number, Instant answerBy) {
        return notice(number, "ASSIST", """
                <EventDateTime>%s</EventDateTime><ControlOrder><ControlID>%s</ControlID><RequesterID>customs</RequesterID>\
                <ReasonCode>VALUE</ReasonCode><Confidential>true</Confidential><ResponseDueDateTime>%s</ResponseDueDateTime>\
                </ControlOrder>""".formatted(Instant.now(), number, answerBy));
    }

    private Answered post(String notice) {
        return hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, notice);
    }

    private String stage(String number) {
        return jdbc.sql("select coalesce(stage, '') from notice where number = ? and speaker = 'CUSTOMS'")
                .param(number)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private String state(String mrn) {
        return jdbc.sql("select state from movement where mrn = ?")
                .param(mrn)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> toldCustoms(String mrn) {
        return partners.of(HubClient.CUSTOMS).received().stream()
                .filter(message -> message.note()
                        .filter(note -> note.kind() == Kind.NOTICE)
                        .isPresent())
                .map(message -> new String(message.wire().bytes(), UTF_8))
                .filter(text -> text.contains(mrn))
                .toList();
    }

    @Test
    void whatIsExportedHereIsAdvanceDataThereAndItsArrivalAndControlAreToldBack() {
        String mrn = Transits.mrn();
        String number = Transits.number();
        partners.of(NEIGHBOUR).faults().on(FaultSwitch.times(FaultKind.DUPLICATE, 1));
        Answered taken = post(exported(number, mrn, "24022000"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(stage(number)).isEqualTo("BUSINESS_ACCEPTED"));
        await().untilAsserted(() -> assertThat(state(mrn)).isEqualTo("CONTROLLED"));
        await().untilAsserted(() -> assertThat(toldCustoms(mrn))
                .anyMatch(text -> text.contains("ARRIVAL"))
                .anyMatch(text -> text.contains("NOT_SATISFACTORY")));
        assertThat(partners.of(NEIGHBOUR).received())
                .filteredOn(message -> message.note()
                        .filter(note -> note.reference().equals(mrn))
                        .isPresent())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(new String(message.wire().bytes(), UTF_8))
                        .contains("24022000")
                        .doesNotContain("98765.43"));
    }

    @Test
    void aRequestForAssistanceIsAnsweredAndOneWithoutTimeIsRefused() {
        String number = Transits.number();
        assertThat(post(assistance(number, Instant.now().plus(Duration.ofDays(14))))
                        .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(stage(number)).isEqualTo("PROCESSED"));

        Answered late = post(assistance(Transits.number(), Instant.now().minus(Duration.ofDays(1))));
        assertThat(late.code()).as(late.text()).isEqualTo("RULE_BROKEN");
        assertThat(late.fault().path("reason").asString()).startsWith("N06");
    }

    @Test
    void whatTheNeighbourExportsIsToldToCustomsAndWhatIsNotAgreedIsRefusedInItsOwnForm() throws Exception {
        String mrn = Transits.mrn();
        String good = neighbours(Transits.number(), mrn, "");
        String tooMuch =
                neighbours(Transits.number(), Transits.mrn(), "<InvoiceAmount><Value>1</Value></InvoiceAmount>");
        try (JMSContext neighbour = hub.amqp(NEIGHBOUR)) {
            for (String text : List.of(good, tooMuch)) {
                Message sent = neighbour.createTextMessage(text);
                sent.setStringProperty("messageId", UUID.randomUUID().toString());
                sent.setStringProperty("contentType", XML);
                neighbour.createProducer().send(neighbour.createQueue(Addresses.in(NEIGHBOUR)), sent);
            }
        }
        await().untilAsserted(() -> assertThat(toldCustoms(mrn)).hasSize(1));
        assertThat(state(mrn)).isEqualTo("EXPORTED");
        await().untilAsserted(() -> assertThat(partners.of(NEIGHBOUR).received())
                .anyMatch(message -> message.note()
                                .filter(note -> note.code().orElse("").equals("REJECT"))
                                .isPresent()
                        && new String(message.wire().bytes(), UTF_8).contains("InvoiceAmount")));
    }

    @Test
    void aRequestThatCustomsDoesNotAnswerInTimeIsToldToItOnceAndMayStillBeAnswered() {
        String number = Transits.number();
        Answered asked = hub.post(
                NEIGHBOUR, "/api/v1/notices", XML, asking(number, Instant.now().plusSeconds(3)));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(toldCustoms("<CorrelationID>" + number))
                .singleElement()
                .asString()
                .contains("OVERDUE", "is not answered by Customs"));
        Answered answered = post(notice(
                Transits.number(),
                "ANSWER",
                "<CorrelationID>%s</CorrelationID><EventDateTime>%s</EventDateTime><Text>No.</Text>"
                        .formatted(number, Instant.now())));
        assertThat(answered.status()).as(answered.text()).isEqualTo(202);
    }

    private static String asking(String number, Instant answerBy) {
        String now = Instant.now().toString();
        return """
                <CustomsMessage xmlns="urn:exchangehub:neighbour:1"><Head><Number>%s</Number><Type>ASSIST</Type><From>FI-TULLI</From>\
                <To>NO-TOLL</To><Written>%s</Written><Happened>%s</Happened></Head><Body><ControlOrder><ControlID>%s</ControlID>\
                <RequesterID>finnish-customs</RequesterID><ReasonCode>VALUE</ReasonCode><Confidential>true</Confidential>\
                <ResponseDueDateTime>%s</ResponseDueDateTime></ControlOrder></Body></CustomsMessage>\
                """.formatted(number, now, now, number, answerBy);
    }

    private static String neighbours(String number, String mrn, String more) {
        String now = Instant.now().toString();
        return """
                <CustomsMessage xmlns="urn:exchangehub:neighbour:1"><Head><Number>%s</Number><Type>EXPORT</Type><From>FI-TULLI</From>\
                <To>NO-TOLL</To><Written>%s</Written><Happened>%s</Happened></Head><Body><Declaration><FunctionCode>9</FunctionCode>\
                <LRN>%s</LRN><MRN>%s</MRN><DirectionCode>EXPORT</DirectionCode>\
                <Declarant><Identifier><ID>FI1234567</ID><TypeCode>EORI</TypeCode></Identifier></Declarant>%s\
                <GoodsItem><SequenceNumeric>1</SequenceNumeric><CommodityCode>44071100</CommodityCode></GoodsItem></Declaration></Body>\
                </CustomsMessage>""".formatted(number, now, now, Declarations.lrn(), mrn, more);
    }
}
