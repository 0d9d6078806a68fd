package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An alert watches for declarations, and each that matches makes a control. */
@Journey
class AlertsTest {

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    private ControlStory story;

    @BeforeEach
    void begin() {
        story = new ControlStory(hub, partners, json);
    }

    /** Written in the declaration otherwise than in the alert, as people do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARTY           | <Consignor><Identifier><ID>%s</ID><TypeCode>EORI</TypeCode></Identifier></Consignor>",
                "TRANSPORT_MEANS | <BorderTransportMeans><ID>%s</ID></BorderTransportMeans>",
                "CONTAINER       | <TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>%s</ID></TransportEquipment>"
            })
    void aPartyATransportMeansOrAContainerIsMetWhereverItIsDeclared(String subject, String declared) {
        String number = ControlMessages.number();
        String id = "X" + number;
        String other = lodged("");
        story.taken(
                HubClient.EXPLOSIVES,
                "/api/v1/controls",
                ControlMessages.alert(HubClient.EXPLOSIVES, number, subject, id.toLowerCase(java.util.Locale.ROOT)));
        String met = lodged(declared.formatted(id.substring(0, 4) + " " + id.substring(4, 7) + "-" + id.substring(7)));
        assertThat(ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_ORDER, met, 1)
                        .getFirst()))
                .contains(number, "<OriginCode>ALERT</OriginCode>")
                .as("all goods of the declaration")
                .doesNotContain("<SequenceNumeric>");
        assertThat(story.controls(HubClient.CUSTOMS, met)).hasSize(1);
        story.advised(met, "EXAMINE");
        assertThat(story.controls(HubClient.CUSTOMS, other)).isEmpty();
        assertThat(story.controls(HubClient.CUSTOMS, lodged(declared.formatted(id + "9"))))
                .isEmpty();
    }

    private String lodged(String declared) {
        return story.speaking(Speaker.Binding.REST)
                .taken(
                        HubClient.CUSTOMS,
                        Declarations.original(Declarations.lrn(), Declarations.BOOKS)
                                .replace("</Declarant>", "</Declarant>" + declared))
                .caseId();
    }

    @Test
    void anAlertMeetsTheDeclarationsThatMatchUntilItIsCancelled() {
        String number = ControlMessages.number();
        String commodity = "36049" + (1000 + (System.nanoTime() / 1000) % 9000) % 1000;
        story.taken(
                HubClient.EXPLOSIVES,
                "/api/v1/controls",
                ControlMessages.alert(HubClient.EXPLOSIVES, number, "COMMODITY", commodity.substring(0, 6)));
        String lrn = Declarations.lrn();
        String caseId = hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(lrn, Declarations.BOOKS))
                .json()
                .path("caseId")
                .asString();
        story.advised(caseId, "MAY_RELEASE");
        assertThat(hub.put(
                                HubClient.CUSTOMS,
                                "/api/v1/cases/" + caseId + "/declaration",
                                Declarations.XML,
                                Declarations.replacement(
                                        lrn, 2, 100, Declarations.BOOKS, commodity.substring(0, 6) + "00"))
                        .status())
                .isEqualTo(202);
        assertThat(ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_ORDER, caseId, 1)
                        .getFirst()))
                .contains("<SequenceNumeric>2</SequenceNumeric>", number)
                .doesNotContain("<SequenceNumeric>1</SequenceNumeric>");
        story.taken(
                HubClient.EXPLOSIVES,
                "/api/v1/controls/" + number + "/response",
                ControlMessages.response(number, "CANCEL", ""));
        String other = hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(Declarations.lrn(), commodity.substring(0, 6) + "00"))
                .json()
                .path("caseId")
                .asString();
        assertThat(story.controls(HubClient.CUSTOMS, caseId)).hasSize(1);
        assertThat(story.controls(HubClient.CUSTOMS, other)).isEmpty();
    }
}
