package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Reader;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4Writer;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.delivery.Endpoint;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/** Two neighbouring administrations tell each other of goods that cross their border, over AMQP or AS4. */
@Journey
class NeighbourTest {

    private static final PartnerId NEIGHBOUR = new PartnerId("finnish-customs");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JmsTemplate broker;

    private NetworkStory story;

    @BeforeEach
    void begin() {
        story = new NetworkStory(hub, partners, jdbc, NEIGHBOUR);
    }

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

    @Test
    void whatIsExportedHereIsAdvanceDataThereAndItsArrivalAndControlAreToldBack() {
        String mrn = Transits.mrn();
        String number = Transits.number();
        partners.of(NEIGHBOUR).faults().on(FaultSwitch.times(FaultKind.DUPLICATE, 1));
        story.tell(exported(number, mrn, "24022000"));
        await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("BUSINESS_ACCEPTED"));
        await().untilAsserted(() -> assertThat(story.state(mrn)).isEqualTo("CONTROLLED"));
        await().untilAsserted(() -> assertThat(story.toldCustoms(mrn))
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
        assertThat(story.post(assistance(number, Instant.now().plus(Duration.ofDays(14))))
                        .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("PROCESSED"));

        Answered late = story.post(assistance(Transits.number(), Instant.now().minus(Duration.ofDays(1))));
        assertThat(late.code()).as(late.text()).isEqualTo("RULE_BROKEN");
        assertThat(late.fault().path("reason").asString()).startsWith("N06");
    }

    @Test
    void whatTheNeighbourExportsIsToldToCustomsAndWhatIsNotAgreedIsRefusedInItsOwnForm() throws Exception {
        String mrn = Transits.mrn();
        String good = neighbours(Transits.number(), mrn, "");
        String tooMuch =
                neighbours(Transits.number(), Transits.mrn(), "<InvoiceAmount><Value>1</Value></InvoiceAmount>");
        byQueue(good, tooMuch);
        await().untilAsserted(() -> assertThat(story.toldCustoms(mrn)).hasSize(1));
        assertThat(story.state(mrn)).isEqualTo("EXPORTED");
        await().untilAsserted(() -> assertThat(partners.of(NEIGHBOUR).received())
                .anyMatch(message -> message.note()
                                .filter(note -> note.code().orElse("").equals("REJECT"))
                                .isPresent()
                        && new String(message.wire().bytes(), UTF_8).contains("InvoiceAmount")));
    }

    @Test
    void theSameIsSaidOverAs4WhereTheOperatorChoosesIt() {
        endpoints.channel(NEIGHBOUR, Channel.AS4);
        try {
            String mrn = Transits.mrn();
            String number = Transits.number();
            story.tell(exported(number, mrn, "24022000"));
            await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("BUSINESS_ACCEPTED"));
            await().untilAsserted(() -> assertThat(story.state(mrn)).isEqualTo("CONTROLLED"));
            await().untilAsserted(() -> assertThat(story.toldCustoms(mrn))
                    .anyMatch(text -> text.contains("ARRIVAL"))
                    .anyMatch(text -> text.contains("NOT_SATISFACTORY")));
            assertThat(partners.of(NEIGHBOUR).received())
                    .filteredOn(message -> message.messageId().contains("@"))
                    .as("came by AS4")
                    .extracting(message -> new String(message.wire().bytes(), UTF_8))
                    .filteredOn(text -> text.contains(mrn))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("98765.43"));
            assertThat(jdbc.sql("""
                            select count(*) from proof p join notice n on n.message_id = p.owner
                            join movement m on m.id = n.movement where m.mrn = ? and p.form = 'ENVELOPE'""").param(mrn).query(Integer.class).single())
                    .as("the answers came by AS4 as well")
                    .isGreaterThanOrEqualTo(3);
        } finally {
            endpoints.channel(NEIGHBOUR, Channel.QUEUE);
        }
    }

    /** Contingency of a queue: what the neighbour does not fetch in its lifetime comes back, and Customs is told. */
    @Test
    void whatExpiresInTheNeighboursQueueIsParkedAndCustomsIsTold() {
        String mrn = Transits.mrn();
        partners.of(NEIGHBOUR).down();
        try {
            story.tell(exported(Transits.number(), mrn, "24022000"));
            await().untilAsserted(() -> assertThat(story.steps(mrn)).contains("DELIVERED"));
            await().untilAsserted(() -> {
                expire(story.delivery(mrn));
                assertThat(story.evidence(mrn, "PARKED"))
                        .singleElement()
                        .asString()
                        .contains("EXPIRED");
            });
        } finally {
            partners.of(NEIGHBOUR).up();
        }
        await().untilAsserted(() -> assertThat(story.toldCustoms("<ReasonCode>EXPIRED"))
                .anyMatch(text -> text.contains("The notice to finnish-customs is not known to have reached it")));
    }

    /** Nobody waits two days in a test: the broker takes the lifetime of this message for over. */
    private void expire(UUID delivery) {
        broker.send("activemq.management", session -> {
            Message expire = session.createMessage();
            JMSManagementHelper.putOperationInvocation(
                    expire,
                    ResourceNames.QUEUE + Addresses.out(NEIGHBOUR),
                    "expireMessages",
                    "messageId = '" + delivery + "'");
            return expire;
        });
    }

    @Test
    void aMessageThatComesOverBothChannelsIsTakenOnce() throws Exception {
        Endpoint known = endpoints.of(NEIGHBOUR).orElseThrow();
        SideKeys hubs = known.keys().orElseThrow();
        SideKeys made = ThrowAwayKeys.make("second", "unused").self();
        List<X509Certificate> theirs = new ArrayList<>(hubs.theirs());
        theirs.add(made.own());
        SideKeys both = new SideKeys(hubs.key(), hubs.own(), theirs);
        endpoints.put(NEIGHBOUR, new Endpoint(known.uri(), known.token(), Optional.of(both)));
        String mrn = Transits.mrn();
        String text = neighbours(Transits.number(), mrn, "");
        try {
            byQueue(text);
            await().untilAsserted(() -> assertThat(story.state(mrn)).isEqualTo("EXPORTED"));

            SideKeys own = new SideKeys(made.key(), made.own(), List.of(hubs.own()));
            As4Mode mode = catalogue.get(NEIGHBOUR).as4().orElseThrow().mirrored();
            As4Packet packet = new As4Writer(own)
                    .tell(
                            mode,
                            UUID.randomUUID() + "@fi",
                            "talk",
                            Optional.empty(),
                            new Wire(XML, text.getBytes(UTF_8)))
                    .packet();
            Answered answered = hub.send(HttpRequest.newBuilder(hub.url("/as4"))
                    .header("Content-Type", packet.contentType())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(packet.bytes())));
            As4Received said = new As4Reader(Map.of("hub", own), 1_000_000)
                    .read(new As4Packet(answered.headers().getOrDefault("content-type", ""), answered.body()));
            assertThat(said)
                    .isInstanceOfSatisfying(
                            As4Received.Failure.class,
                            failure -> assertThat(failure.text()).contains("NOTICE_REPEATED"));
            await().untilAsserted(() -> assertThat(story.toldCustoms(mrn)).hasSize(1));
        } finally {
            endpoints.put(NEIGHBOUR, known);
        }
    }

    @Test
    void aCertificateOfAKindThatTheNeighbourIssuesIsInTheRegister() throws Exception {
        String number = Transits.number();
        String now = Instant.now().toString();
        byQueue("""
                <CustomsMessage xmlns="urn:exchangehub:neighbour:1"><Head><Number>%1$s</Number><Type>CERTIFICATE</Type><From>FI-TULLI</From>\
                <To>NO-TOLL</To><Written>%2$s</Written><Happened>%2$s</Happened></Head><Body><Permit><PermitID>EUR1-%1$s</PermitID>\
                <KindCode>EUR1</KindCode><IssuerID>finnish-customs</IssuerID><VersionID>1</VersionID><StatusCode>VALID</StatusCode>\
                <Holder><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></Identifier></Holder>\
                <ValidFromDate>2026-01-01</ValidFromDate><ValidUntilDate>2099-12-31</ValidUntilDate><SingleUse>false</SingleUse>\
                <Line><LineNumeric>1</LineNumeric><CommodityCodePrefix>4407</CommodityCodePrefix>\
                <Quantity><Value>1000</Value><UnitCode>KGM</UnitCode></Quantity></Line></Permit></Body></CustomsMessage>\
                """.formatted(number, now));
        await().untilAsserted(() -> assertThat(
                        hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=EUR1&reference=EUR1-" + number)
                                .text())
                .contains("\"effectiveStatusCode\":\"VALID\"", "\"issuerId\":\"finnish-customs\""));
    }

    @Test
    void aCertificateThatCustomsTellsIsGotByTheNeighbour() {
        String number = Transits.number();
        story.tell(notice(number, "CERTIFICATE", """
                <EventDateTime>%s</EventDateTime><Permit><PermitID>EUR1-%s</PermitID><KindCode>EUR1</KindCode>\
                <IssuerID>customs</IssuerID><VersionID>1</VersionID><StatusCode>VALID</StatusCode>\
                <Holder><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></Identifier></Holder>\
                <ValidFromDate>2026-01-01</ValidFromDate><ValidUntilDate>2099-12-31</ValidUntilDate><SingleUse>false</SingleUse>\
                <Line><LineNumeric>1</LineNumeric><CommodityCodePrefix>4407</CommodityCodePrefix>\
                <Quantity><Value>1000</Value><UnitCode>KGM</UnitCode></Quantity></Line></Permit>\
                """.formatted(Instant.now(), number)));
        await().untilAsserted(() -> assertThat(story.stage(number)).isEqualTo("BUSINESS_ACCEPTED"));
        assertThat(story.got("EUR1-" + number))
                .singleElement()
                .asString()
                .contains("<Type>CERTIFICATE</Type>", "<Number>" + number, "<Value>1000</Value>");
    }

    @Test
    void customsIsRemindedBeforeTheTimeToAnswerIsOver() {
        String number = Transits.number();
        Instant due = Instant.now().plus(Duration.ofDays(2)).plusMillis(500);
        assertThat(hub.post(NEIGHBOUR, "/api/v1/notices", XML, asking(number, due))
                        .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(story.toldCustoms("<CorrelationID>" + number))
                .singleElement()
                .asString()
                .contains("REMINDER", "is not answered by Customs"));
    }

    @Test
    void aRequestThatCustomsDoesNotAnswerInTimeIsToldToItOnceAndMayStillBeAnswered() {
        String number = Transits.number();
        Answered asked = hub.post(
                NEIGHBOUR, "/api/v1/notices", XML, asking(number, Instant.now().plusSeconds(3)));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(story.toldCustoms("<CorrelationID>" + number))
                .singleElement()
                .asString()
                .contains("OVERDUE", "is not answered by Customs"));
        story.tell(notice(
                Transits.number(),
                "ANSWER",
                "<CorrelationID>%s</CorrelationID><EventDateTime>%s</EventDateTime><Text>No.</Text>"
                        .formatted(number, Instant.now())));
    }

    private void byQueue(String... texts) throws JMSException {
        try (JMSContext neighbour = hub.amqp(NEIGHBOUR)) {
            for (String text : texts) {
                Message sent = neighbour.createTextMessage(text);
                sent.setStringProperty("messageId", UUID.randomUUID().toString());
                sent.setStringProperty("contentType", XML);
                neighbour.createProducer().send(neighbour.createQueue(Addresses.in(NEIGHBOUR)), sent);
            }
        }
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
