package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.exchangehub.connectors.Acknowledgement;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Interchange;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Interchanges of TVINN: what CONTRL says of each, and that the messages are a subset of the official tables. */
class CustomsTvinnTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Connector TVINN =
            Catalogue.of(Catalogue.packaged(), TRANSLATOR).get(new PartnerId("customs-tvinn"));
    private static final Path TABLES = Path.of("../../shared/public-contracts/edifact-d21a");

    private static final String MESSAGE = """
            UNH+1+CUSDEC:1:902:UN:NEP'
            BGM+830+SPED-1:1+9'
            LOC+22+NO010001'
            DTM+137:20261124:102'
            NAD+DT+NO912345678:EORI'
            UNS+D'
            CST+1+03021400+1000'
            UNS+S'
            UNT+9+1'
            """;
    private static final String SECOND = MESSAGE.replace("UNH+1", "UNH+2").replace("+9+1'", "+9+2'");

    private static String interchange(String messages, int count) {
        return "UNB+UNOC:3+TVINN:ZZZ+HUB:ZZZ+261124:1037+4711'\n" + messages + "UNZ+" + count + "+4711'\n";
    }

    private static Interchange read(String wire) {
        return TRANSLATOR
                .interchange(TVINN, new Wire("application/edifact", wire.getBytes(ISO_8859_1)))
                .orElseThrow();
    }

    /** What CONTRL says, without its own head and foot. */
    private static String told(String wire) {
        Interchange interchange = read(wire);
        Wire control =
                Acknowledgement.of(interchange, interchange.messages(), "99", Instant.parse("2026-11-24T10:40:00Z"));
        String text = new String(control.bytes(), ISO_8859_1);
        return text.substring(text.indexOf("UCI"), text.lastIndexOf("UNT"));
    }

    @Test
    void eachMessageOfAnInterchangeIsAnInterchangeOfItsOwn() {
        Interchange interchange = read(interchange(MESSAGE + SECOND, 2));
        assertThat(interchange.messages())
                .extracting(Interchange.Part::reference)
                .containsExactly("1", "2");
        assertThat(new String(interchange.messages().get(1).wire().bytes(), ISO_8859_1))
                .startsWith("UNB+UNOC:3+TVINN:ZZZ+HUB:ZZZ+261124:1037+4711'")
                .contains("UNH+2+CUSDEC")
                .doesNotContain("UNH+1")
                .endsWith("UNZ+1+4711'");
    }

    @Test
    void itIsAcknowledgedWithEachOfItsMessages() {
        Interchange interchange = read(interchange(MESSAGE + SECOND, 2));
        Wire control =
                Acknowledgement.of(interchange, interchange.messages(), "99", Instant.parse("2026-11-24T10:40:00Z"));
        assertThat(new String(control.bytes(), ISO_8859_1))
                .isEqualTo("UNB+UNOC:3+HUB:ZZZ+TVINN:ZZZ+261124:1040+99'UNH+1+CONTRL:D:3:UN'"
                        + "UCI+4711+TVINN:ZZZ+HUB:ZZZ+7'UCM+1+CUSDEC:1:902:UN:NEP+7'UCM+2+CUSDEC:1:902:UN:NEP+7'"
                        + "UNT+5+1'UNZ+1+99'");
    }

    @Test
    void aMessageThatIsWrongIsRejectedAndTheOthersAreNot() {
        assertThat(told(interchange(MESSAGE + SECOND.replace("+9'\nLOC", "+3'\nLOC"), 2)))
                .contains("UCI+4711+TVINN:ZZZ+HUB:ZZZ+7'")
                .contains("UCM+1+CUSDEC:1:902:UN:NEP+7'")
                .contains("UCM+2+CUSDEC:1:902:UN:NEP+4'UCS+2'UCD+12+3'");
    }

    @Test
    void functionalGroupsAreToldOf() {
        String group = "UNG+CUSDEC+TVINN+HUB+261124:1037+G1+UN+1:902'\n" + MESSAGE + "UNE+1+G1'\n";
        assertThat(told(interchange(group, 1)))
                .isEqualTo("UCI+4711+TVINN:ZZZ+HUB:ZZZ+7'UCF+G1+TVINN+HUB+7'" + "UCM+1+CUSDEC:1:902:UN:NEP+7'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // what is broken | by what | what CONTRL says of it
                "UNZ+1+4711'|UNZ+2+4711'|UCI+4711+TVINN:ZZZ+HUB:ZZZ+4+29+UNZ+1'",
                "UNZ+1+4711'|UNZ+1+4712'|UCI+4711+TVINN:ZZZ+HUB:ZZZ+4+28+UNZ+2'",
                "TVINN:ZZZ|OTHER:ZZZ|UCI+4711+OTHER:ZZZ+HUB:ZZZ+4+23+UNB+2:1'",
                "HUB:ZZZ|OTHER:ZZZ|UCI+4711+TVINN:ZZZ+OTHER:ZZZ+4+7+UNB+3:1'",
                "1037+4711'|1037+4711++++++1'|UCI+4711+TVINN:ZZZ+HUB:ZZZ+4+25+UNB+11'",
                "UNT+9+1'|UNT+8+1'|UCM+1+CUSDEC:1:902:UN:NEP+4+29+UNT+1'",
                "UNT+9+1'|UNT+9+2'|UCM+1+CUSDEC:1:902:UN:NEP+4+28+UNT+2'",
                "CUSDEC|CUSCAR|UCM+1+CUSCAR:1:902:UN:NEP+4+17+UNH+2:1'",
                "DTM+137:20261124:102'|LOC+36+NO'|UCS+5+13'",
                "LOC+22+NO010001'|XXX+1'|UCS+3+15'",
                "+9'|+9+1+1+1+1+1+1+1'|UCD+16+",
                "DTM+137|DTM+138|UCS+4'UCD+12+1:1'",
                "20261124|202611|UCS+4'UCD+40+1:2'",
                "SPED-1:1|SPED-1:1234567890|UCS+2'UCD+39+2:2'",
                "CST+1|CST+A|UCS+7'UCD+37+1'",
            })
    void whatIsWrongHasItsCodeAndPlace(String what, String by, String said) {
        assertThat(told(interchange(MESSAGE, 1).replace(what, by))).contains(said);
    }

    @Test
    void itAnswersInTheServiceCharactersOfTheInterchange() {
        String wire = "UNA|*.! ~"
                + interchange(MESSAGE, 1)
                        .replace(':', '|')
                        .replace('+', '*')
                        .replace('\'', '~')
                        .replace("SPED-1", "SPED!*1");
        assertThat(told(wire)).isEqualTo("UCI*4711*TVINN|ZZZ*HUB|ZZZ*7~UCM*1*CUSDEC|1|902|UN|NEP*7~");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<CUSDEC/>",
                "UNB+UNOC:3'",
                "UNB+UNOX:3+TVINN+HUB+261124:1037+1'",
                "UNB+UNOC:3+TVINN:ZZZ+HUB:ZZZ+261124:1037'"
            })
    void whatHasNoHeadCanNotBeAnswered(String wire) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> read(wire))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void anInterchangeThatBreaksOffIsRejected() {
        assertThat(told(interchange(MESSAGE, 1).replaceFirst("UNT(?s:.)*", "")))
                .startsWith("UCI+4711+TVINN:ZZZ+HUB:ZZZ+4+");
        assertThat(told("UNB+UNOC:3+TVINN:ZZZ+HUB:ZZZ+261124:1037+4711'UNZ+0+4711'"))
                .startsWith("UCI+4711+TVINN:ZZZ+HUB:ZZZ+4+");
    }

    @Test
    void whatTvinnSaysByControlIsUnderstood() {
        String control = "UNH+1+CONTRL:D:3:UN'UCI+00000000000012+HUB:ZZZ+TVINN:ZZZ+7'UCM+1+CUSRES:1:902:UN+4'"
                + "UCS+3+15'UNT+5+1'";
        Interchange interchange = read(interchange(control, 1));
        assertThat(interchange.isAcknowledgement()).isTrue();
        assertThat(interchange.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.reference()).isEqualTo("00000000000012");
            assertThat(verdict.isAccepted()).isFalse();
            assertThat(verdict.why()).contains("UCS+3+15");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cusdec", "cusres"})
    void theMessageIsASubsetOfTheOfficialTables(String message) throws Exception {
        assumeTrue(Files.isDirectory(TABLES), "the tables of D.21A are not there");
        Element own = parse(Path.of("partners/customs-tvinn/contract/" + message + ".xml"));
        Element official = parse(TABLES.resolve(message + ".xml"));
        List<String> order = names(official, "segment", "id");
        List<String> used =
                names((Element) own.getElementsByTagName("transaction").item(0), "segment", "type");
        int at = 0;
        for (String segment : used) {
            while (at < order.size() && !order.get(at).equals(segment)) {
                at++;
            }
            assertThat(at).as(segment + " stands in its place").isLessThan(order.size());
        }
        Element segments = parse(TABLES.resolve("segments.xml"));
        NodeList types = own.getElementsByTagName("segmentType");
        for (int i = 0; i < types.getLength(); i++) {
            Element type = (Element) types.item(i);
            if (type.getAttribute("name").equals("UNS")) {
                // A service segment: it stands in no directory.
                continue;
            }
            List<Element> places = children(byId(segments, type.getAttribute("name")));
            List<Element> elements =
                    children((Element) type.getElementsByTagName("sequence").item(0));
            for (int place = 0; place < elements.size(); place++) {
                String name = elements.get(place).getAttribute("type").replace("E", "");
                assertThat(places.get(place).getAttribute("id"))
                        .as(type.getAttribute("name") + " element " + (place + 1))
                        .isEqualTo(name);
            }
        }
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static List<String> names(Element within, String element, String attribute) {
        List<String> names = new ArrayList<>();
        NodeList found = within.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            names.add(((Element) found.item(i)).getAttribute(attribute));
        }
        return names;
    }

    private static Element byId(Element segments, String id) {
        return children(segments).stream()
                .filter(segment -> segment.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
