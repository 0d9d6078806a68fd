package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.journeys.Declarations.XML;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Objects;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.journeys.HubClient.Answered;

/** What the stories of permits do, whoever keeps the register and whichever way Customs asks. */
final class HeldStory {

    static final String NOW = "2026-11-24T10:00:00Z";

    private static final Canonical CANONICAL = new Canonical();

    private final HubClient hub;
    private final Simulators partners;

    HeldStory(HubClient hub, Simulators partners) {
        this.hub = hub;
        this.partners = partners;
    }

    /** Who keeps the register. */
    enum Home {
        HUB("EXPLOSIVES", "civil-protection-explosives", "EXPL", "KGM"),
        PARTNER_BY_REST("F-GAS", "environment-f-gases-ozone", "C057", "KGM"),
        PARTNER_BY_SOAP("FIREARMS", "police", "WEAPON", "NAR"),
        PARTNER_BY_QUEUE("NARCOTICS", "medical-products-narcotics", "NARCOTIC", "KGM");

        final String kind;
        final PartnerId issuer;
        final String document;
        final String unit;

        Home(String kind, String issuer, String document, String unit) {
            this.kind = kind;
            this.issuer = new PartnerId(issuer);
            this.document = document;
            this.unit = unit;
        }

        boolean isPartner() {
            return this != HUB;
        }
    }

    /** Puts the registers of partners right again. */
    void mend() {
        Stream.of(Home.values()).filter(Home::isPartner).map(this::keeper).forEach(keeper -> {
            keeper.faults().allOff();
            keeper.up();
        });
    }

    /** Nothing in the ledger contradicts anything else. */
    void assertSound() {
        assertThat(hub.operate("GET", "/api/v1/permit-ledger").json().path("discrepancies"))
                .isEmpty();
    }

    /** @param which availableQuantity, reservedQuantity or consumedQuantity */
    String balance(String kind, String number, String which) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits/" + find(kind, number))
                .json()
                .at("/permitState/balance/0/" + which + "/value")
                .asString();
    }

    /** The way in. */
    enum Binding {
        REST,
        SOAP,
        QUEUE
    }

    Simulator keeper(Home home) {
        return partners.of(home.issuer);
    }

    String issue(Home home, int quantity) {
        return issue(home, "P" + Declarations.lrn(), quantity, "VALID", 1);
    }

    String issue(Home home, String number, int quantity, String status, int version) {
        String permit = permit(home, number, quantity, status, version);
        if (home.isPartner()) {
            keeper(home).issue(CANONICAL.read(permit.getBytes(UTF_8), Permit.class), permit.getBytes(UTF_8));
        } else {
            Answered taken = hub.post(home.issuer, "/api/v1/permits", XML, permit);
            assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        }
        return number;
    }

    String issueTwice(Home home) {
        String number = "P" + Declarations.lrn();
        String permit = permit(home, number, 10, "VALID", 1);
        keeper(home).issueTwice(CANONICAL.read(permit.getBytes(UTF_8), Permit.class), permit.getBytes(UTF_8));
        return number;
    }

    private static String permit(Home home, String number, int quantity, String status, int version) {
        return """
                <Permit xmlns="urn:exchangehub:v1"><PermitID>%s</PermitID><KindCode>%s</KindCode><IssuerID>%s</IssuerID>\
                <VersionID>%d</VersionID><StatusCode>%s</StatusCode><Holder><Identifier><ID>NO912345678</ID>\
                <TypeCode>EORI</TypeCode></Identifier><Name>Nordvik AS</Name></Holder><SingleUse>false</SingleUse><Line>\
                <LineNumeric>1</LineNumeric><CommodityCodePrefix>4901</CommodityCodePrefix><Quantity><Value>%d</Value>\
                <UnitCode>%s</UnitCode></Quantity></Line></Permit>""".formatted(number, home.kind, home.issuer, version, status, quantity, home.unit);
    }

    static String checkOf(Home home, String number, int quantity) {
        return """
                <PermitCheck xmlns='urn:exchangehub:v1'><StageCode>ACCEPTED</StageCode><DirectionCode>IMPORT</DirectionCode>\
                <EventDateTime>%s</EventDateTime><HolderIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode>\
                </HolderIdentifier><Line><SequenceNumeric>1</SequenceNumeric><PermitID>%s</PermitID><KindCode>%s</KindCode>\
                <CommodityCode>49019900</CommodityCode><Quantity><Value>%d</Value><UnitCode>%s</UnitCode></Quantity></Line>\
                </PermitCheck>""".formatted(NOW, number, home.kind, quantity, home.unit);
    }

    static String allocationOf(Home home, String number, String mrn, String action, int quantity) {
        return """
                <Allocation xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>%s</KindCode>\
                <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
                <ActionCode>%s</ActionCode><Quantity><Value>%d</Value><UnitCode>%s</UnitCode></Quantity>\
                <EventDateTime>%s</EventDateTime></Allocation>""".formatted(number, home.kind, mrn, action, quantity, home.unit, NOW);
    }

    /** The answer to a check, as text. */
    String check(Binding by, Home home, String number, int quantity) throws JMSException {
        String asked = checkOf(home, number, quantity);
        return switch (by) {
            case REST ->
                hub.post(HubClient.CUSTOMS, "/api/v1/permit-checks", XML, asked).text();
            case SOAP -> soap("CheckPermits", asked).text();
            case QUEUE -> ask(asked);
        };
    }

    /** The answer to an allocation, as text. */
    String allocate(Binding by, Home home, String number, String mrn, String action, int quantity) throws JMSException {
        String asked = allocationOf(home, number, mrn, action, quantity);
        return switch (by) {
            case REST -> post(home, number, asked, Declarations.lrn(), 30).text();
            case SOAP -> soap("AllocatePermit", asked).text();
            case QUEUE -> ask(asked);
        };
    }

    Answered post(Home home, String number, String allocation, String id, int wait) {
        return hub.post(
                HubClient.CUSTOMS,
                "/api/v1/permits/" + find(home, number) + "/allocations",
                XML,
                allocation,
                "Message-Id",
                id,
                "Prefer",
                "wait=" + wait);
    }

    String find(Home home, String number) {
        return find(home.kind, number);
    }

    private String find(String kind, String number) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/permits?kind=" + kind + "&reference=" + number)
                .json()
                .at("/permitList/permitState/0/hubPermitId")
                .asString();
    }

    Answered soap(String operation, String message, String... headers) {
        return hub.post(
                HubClient.CUSTOMS,
                "/soap/v1/permits",
                "text/xml",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><h:" + operation
                        + " xmlns:h='urn:exchangehub:v1'>" + message + "</h:" + operation + "></s:Body></s:Envelope>",
                headers);
    }

    private String ask(String message) throws JMSException {
        try (JMSContext session = hub.amqp(HubClient.CUSTOMS)) {
            return read(session, send(session, message, 30), 60_000);
        }
    }

    /** @param wait how many seconds Customs waits */
    static String send(JMSContext session, String message, int wait) throws JMSException {
        TextMessage request = session.createTextMessage(message);
        String id = Declarations.lrn();
        request.setStringProperty("messageId", id);
        request.setStringProperty("wait", String.valueOf(wait));
        request.setJMSReplyTo(session.createQueue("hub.reply.customs"));
        session.createProducer().send(session.createQueue("hub.in.customs"), request);
        return id;
    }

    static String read(JMSContext session, String id, int millis) throws JMSException {
        try (var reader =
                session.createConsumer(session.createQueue("hub.reply.customs"), "JMSCorrelationID = '" + id + "'")) {
            BytesMessage answer = Objects.requireNonNull((BytesMessage) reader.receive(millis));
            byte[] body = new byte[(int) answer.getBodyLength()];
            answer.readBytes(body);
            return new String(body, UTF_8);
        }
    }
}
