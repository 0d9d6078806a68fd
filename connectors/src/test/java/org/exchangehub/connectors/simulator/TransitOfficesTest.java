package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated offices of transit answer by what they have received of the movement before. */
class TransitOfficesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Connector NCTS = Played.catalogue().stream()
            .filter(partner -> partner.id().equals(new PartnerId("eu-ncts")))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "a declaration of books, declaration A 4901, '', CC928C CC028C CC029C",
        "of tobacco, declaration A 2402, '', CC928C CC028C CC060C CC029C",
        "of weapons, declaration A 9301, '', CC928C CC028C CC051C",
        "pre-lodged, declaration D 4901, '', CC928C",
        "presented, CC170C, HELD, CC028C",
        "presented twice, CC170C, HELD IE170, ''",
        "amended, CC013C, IE015, CC004C",
        "invalidated before release, CC014C, HELD, CC009C",
        "invalidated after release, CC014C, IE015, CC056C",
        "arrived, CC007C 0, '', CC025C CC045C",
        "arrived by the simplified procedure, CC007C 1, '', CC043C",
        "unloaded, CC044C 1 1, IE007, CC025C CC045C",
        "unloading goes on, CC044C 1 0, IE007, CC043C",
        "not as declared, CC044C 0 1, IE007, CC019C CC025C",
        "unloaded without arrival, CC044C 1 1, '', CC057C"
    })
    void eachMessageByWhatCameBefore(String story, String message, String before, String answers) {
        Wire wire = new Wire("application/xml", document(message.split(" ")).getBytes(UTF_8));
        Replies replies = new Replies(NCTS, Format.XML, new JsonForm(new Canonical()));
        Reply first = replies.to(wire, NOW, "1", Script.NONE, "").orElseThrow();
        StringBuilder history = new StringBuilder("another IE015");
        for (String code : before.split(" ")) {
            history.append("\n").append(first.note().reference()).append(' ').append(code);
        }
        Reply reply =
                replies.to(wire, NOW, "1", Script.NONE, history.toString()).orElseThrow();
        List<String> roots = reply.answers().stream()
                .map(answer -> new String(answer.wire().bytes(), UTF_8).replaceFirst("(?s).*?<ncts:(\\w+).*", "$1"))
                .toList();
        assertThat(String.join(" ", roots)).as(story).isEqualTo(answers);
        if (answers.equals("CC056C")) {
            assertThat(new String(reply.answers().getFirst().wire().bytes(), UTF_8))
                    .contains("<errorCode>92</errorCode>");
        }
    }

    private static String document(String... of) {
        String root = of[0].equals("declaration") ? "CC015C" : of[0];
        String operation = switch (root) {
            case "CC015C" -> "<LRN>L1</LRN><additionalDeclarationType>" + of[1] + "</additionalDeclarationType>";
            case "CC007C" -> "<MRN>26NO000000000000M1</MRN><simplifiedProcedure>" + of[1] + "</simplifiedProcedure>";
            case "CC170C" -> "<LRN>L1</LRN>";
            default -> "<MRN>26NO000000000000M1</MRN>";
        };
        String beside = switch (root) {
            case "CC015C" ->
                "<Consignment><HouseConsignment><ConsignmentItem><Commodity><CommodityCode><harmonizedSystemSubHeadingCode>"
                        + of[2] + "00</harmonizedSystemSubHeadingCode></CommodityCode></Commodity></ConsignmentItem>"
                        + "</HouseConsignment></Consignment>";
            case "CC044C" ->
                "<UnloadingRemark><conform>" + of[1] + "</conform><unloadingCompletion>" + of[2]
                        + "</unloadingCompletion></UnloadingRemark>";
            default -> "";
        };
        return "<n:" + root + " xmlns:n=\"http://ncts.dgtaxud.ec\"><messageIdentification>1</messageIdentification>"
                + "<TransitOperation>" + operation + "</TransitOperation>" + beside + "</n:" + root + ">";
    }
}
