package org.exchangehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad folder is refused with file, line and reason. */
class BadFolderTest {

    private static final TestFolder TWO = TestFolder.of("two-versions");
    private static final TestFolder EDIFACT = TestFolder.of("edifact-agency");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // in connector.yaml this (~ is a new line) | becomes this | so it is refused at this line | for this
                // reason
                "role: agency | role: agent | line 6 | /role",
                "area: what | areal: what | line 5 | 'areal'",
                "confirmed: false | confirmed: maybe | line 7 | /confirmed",
                "area: what | area: [what | line | ^^",
                "id: two-versions | id: two | line 3 | two is not the folder's name",
                "channel: push | channel: pigeon | line 14 | /receives/channel",
                "maps/referral-1.xsl | maps/referral-9.xsl | line 19 | there is no file maps/referral-9.xsl in the folder",
                "maps/read-back.xsl | maps/reed-back.xsl | line 18 | there is no file maps/reed-back.xsl in the folder",
                "rules/disposition.yaml | rules/disp.yaml | line 24 | there is no file rules/disp.yaml in the folder",
                "case-2.schema.json | case-3.schema.json | line 18 | there is no file contract/case-3.schema.json in the folder",
                ", readBack: {path: \"/cases/{message-id}\", answer: maps/read-back.xsl} | ^^ | line 17 | needs repeatable: true, or readBack",
                "cases/{message-id} | cases/{message} | line 18 | there is no parameter {message}",
                "path: /cases, | path: /cases, repeatable: true, | line 18 | is sent again and not asked about",
                "path: /cases, | ^path: /cases, answer: {kind: disposition},^ | line 18 | needs a map",
                "path: /cases, | ^path: /cases, answer: {kind: disposition, map: maps/none.xsl},^ | line 18 | there is no file maps/none.xsl",
                "channel: push | channel: soap | line 18 | a call by SOAP or queue needs a request map",
                "channel: push | channel: feed | line 18 | only a partner that is called says anything within the call",
                "channel: push | ^channel: push~  alive: maps/read-back.xsl^ | line 15 | where the channel is soap, and no other",
                "channel: push | ^channel: soap~  alive: maps/alive.xsl^ | line 15 | there is no file maps/alive.xsl",
                "channel: push~  format: json | channel: soap~  format: canonical-json | line 15 | a SOAP call carries XML",
                "{version: \"1\", map: maps/referral-1.xsl} | {version: \"2\", map: maps/referral-1.xsl} | line 19 | names its own version",
                "map: maps/referral-1.xsl | map: maps/referral-1.xsl, path: /other | line 19 | the same for all versions",
                "map: maps/disposition-1.xsl | ^^ | line 25 | needs a map",
                "commodities: [\"01\"] | commodities: [\"010\"] | line 12 | 010 is no prefix",
                "loss:~  referral: | loss:~  withdrawal: | line 27 | receives no such kind",
                "sends:~  format: json | sends:~  format: json~  interchange: {partner: A, hub: B} | line 22 | only EDIFACT has interchanges",
            })
    void aFaultOfTheConnectorNamesItsLine(String what, String by, String line, String reason) {
        String refusal = TWO.with("connector.yaml", what.replace('~', '\n'), by.replace('~', '\n'))
                .refusal();
        assertThat(refusal).startsWith("two-versions/connector.yaml " + line).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "maps/referral-1.xsl         | select=\"ReferralID\" | select=\"ReferralID(\"  | line 6",
                "maps/referral-1.xsl         | </map>               | </mop>                | line 9",
                "contract/case-2.schema.json | \"required\": [      | \"required\": [,      | line 4",
                "contract/case-2.schema.json | \"type\": \"object\"   | \"type\": \"objekt\"    | /type",
                "rules/disposition.yaml      | every $line in       | each $line in         | line 2",
                "rules/disposition.yaml      | test: xs:dateTime    | text: xs:dateTime     | line 6",
                "codelists/decisions.csv     | no,REFUSE            | no                    | line 3",
                "codelists/decisions.csv     | no,REFUSE            | yes,REFUSE            | yes is there twice",
                "agreement.yaml              | purpose: Tests       | purpose: 7            | line 3",
            })
    void aFaultOfAnyOtherFileNamesIt(String file, String what, String by, String place) {
        assertThat(TWO.with(file, what, by).refusal())
                .startsWith("two-versions/" + file)
                .contains(place);
    }

    @Test
    void linksThatAreSaidApartAreOfAKindThatNothingElseNamesByMrn() {
        TestFolder digitoll = new TestFolder(Folder.of(Path.of("partners/customs-digitoll")));
        assertThat(digitoll.with("rules/states.yaml", "kind: MASTER\n", "kind: PREVIOUS_DOCUMENT\n")
                        .refusal())
                .startsWith("customs-digitoll/rules/states.yaml line")
                .contains("which one is meant can not be told");
    }

    @Test
    void aFaultOfAnIncludedMapNamesItAndItsLine() {
        String include = "<xsl:include href=\"shared.xsl\"/>\n<xsl:template match=\"/Referral\">";
        TestFolder including = TWO.with("maps/referral-1.xsl", "<xsl:template match=\"/Referral\">", include);
        String shared = """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template name="never" match="/never">
                    %s
                  </xsl:template>
                </xsl:stylesheet>
                """;
        for (String broken : List.of(
                "<xsl:value-of select=\"concat(\"/>",
                "<xsl:valeu-of/>",
                "<xsl:value-of select=\"$nowhere\"/>",
                "<open>",
                "<a b=\"1\" b=\"2\"/>")) {
            assertThat(including
                            .with("maps/shared.xsl", shared.formatted(broken))
                            .refusal())
                    .as(broken)
                    .contains("two-versions/maps/shared.xsl line ")
                    .containsPattern("shared.xsl line [34]");
        }
        assertThat(including.refusal()).contains("maps/referral-1.xsl", "There is no maps/shared.xsl");
    }

    @Test
    void aMapThatFailsInWhatItIncludesNamesThatFile() {
        TestFolder failing = TWO.with(
                        "maps/referral-1.xsl",
                        "<xsl:template match=\"/Referral\">",
                        "<xsl:include href=\"shared.xsl\"/>\n<xsl:template match=\"/Referral\">"
                                + "<xsl:call-template name=\"shared\"/>")
                .with("maps/shared.xsl", """
                        <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                          <xsl:template name="shared">
                            <xsl:sequence select="xs:integer('x' || .)" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
                          </xsl:template>
                        </xsl:stylesheet>
                        """);
        Translator translator = TestFolder.translator();
        Connector connector = failing.connector(translator);
        assertThatThrownBy(() -> translator.fromCanonical(
                        connector,
                        Kind.REFERRAL,
                        connector.folder().get("samples/referral/old.canonical.xml"),
                        TestFolder.PARAMETERS))
                .hasMessageContaining("two-versions/maps/shared.xsl line 3");
    }

    @Test
    void aTestThatDoesNotCompileIsRefused() {
        assertThat(TWO.with("connector.yaml", "when: \"Declaration", "when: \"Declaration[")
                        .refusal())
                .startsWith("two-versions/connector.yaml: the test Declaration[");
    }

    @Test
    void aSchemaOfEdifactNamesItsLine() {
        assertThat(EDIFACT.with("contract/aperak.xml", "<segment type=\"DTM\"", "<segment type=\"DTN\"")
                        .refusal())
                .startsWith("edifact-agency/contract/aperak.xml");
        assertThat(EDIFACT.with(
                                "contract/aperak.xml",
                                "<sequence>\n      <segment type=\"BGM\"",
                                "<sequins>\n      <segment type=\"BGM\"")
                        .refusal())
                .startsWith("edifact-agency/contract/aperak.xml");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThat(TWO.without("agreement.yaml").refusal())
                .startsWith("two-versions/agreement.yaml: there is no such file");
    }

    @Test
    void aHeadingThatTheHarmonisedSystemDoesNotHaveIsRefused() {
        Path list = Path.of("../../shared/codelists/harmonized-system.csv");
        assumeTrue(Files.exists(list), "skipped: " + list + " not found");
        Optional<HsCodes> known = Optional.of(HsCodes.of(list));
        TestFolder bad = TWO.with("connector.yaml", "commodities: [\"01\"]", "commodities: [\"0102\", \"0199\"]");
        assertThat(bad.refusal(known)).contains("line 12").contains("no heading 0199");
        assertThat(Catalogue.of(java.util.List.of(TWO.folder()), TestFolder.translator(), known)
                        .refused())
                .isEmpty();
        assertThat(Catalogue.of(Catalogue.packaged(), TestFolder.translator(), known)
                        .refused())
                .isEmpty();
    }

    @Test
    void aMapThatNothingUsesIsToldAndNotRefused() {
        TestFolder more = TWO.with("maps/left-over.xsl", "<nothing/>");
        Translator translator = TestFolder.translator();
        assertThat(translator.unused(more.connector(translator))).containsExactly("maps/left-over.xsl");
        assertThat(translator.unused(TWO.connector(translator))).isEmpty();
    }
}
