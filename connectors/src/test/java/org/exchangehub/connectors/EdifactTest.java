package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner that speaks EDIFACT: what it sends is read and what it gets is written, through the same views and checks. */
class EdifactTest {

    private static final Folder FOLDER = Folder.of(Path.of("src/test/partners/edifact-agency"));
    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Connector AGENCY =
            Catalogue.of(List.of(FOLDER), TRANSLATOR).get(new PartnerId("edifact-agency"));
    private static final Map<String, String> PARAMETERS =
            Map.of("now", "2026-11-24T12:00:00Z", "message-id", "m-1", "control-number", "1");

    private static final String ANSWER = """
            UNB+UNOC:3+AGENCY:ZZZ+HUB:ZZZ+261124:1130+77'
            UNH+1+APERAK:D:96B:UN'
            BGM+962+R-1:2'
            DTM+137:20261124113000:204'
            ERC+1'
            FTX+AAO+++All is well'
            RFF+LI:1'
            UNT+7+1'
            UNZ+1+77'
            """;

    private static Translated read(byte[] wire) {
        return TRANSLATOR.toCanonical(AGENCY, new Wire("application/EDIFACT", wire), PARAMETERS);
    }

    private static RefusedException refused(String wire) {
        return catchThrowableOfType(RefusedException.class, () -> read(wire.getBytes(ISO_8859_1)));
    }

    private static byte[] sample(String name) {
        return FOLDER.get("samples/" + name);
    }

    @Test
    void anAnswerIsReadWithItsReleasedCharacters() {
        Translated read = read(sample("disposition/two-lines.wire.edi"));
        assertThat(read.kind()).isEqualTo(Kind.DISPOSITION);
        assertThat(new String(read.canonical(), UTF_8))
                .contains("<ReferralID>R-1</ReferralID>")
                .contains("<ReasonText>The importer's licence is missing: 1 + 1 = 2, says Å</ReasonText>");
    }

    @Test
    void aSegmentThatIsMissingIsNamedWhereItWasMissed() {
        RefusedException refused =
                refused(ANSWER.replace("DTM+137:20261124113000:204'", "").replace("UNT+7", "UNT+6"));
        assertThat(refused.faults()).extracting(Fault::position).containsExactly("segment 4: ERC");
        assertThat(refused.faults()).extracting(Fault::reason).containsExactly("mandatory segment missing: DTM");
    }

    @Test
    void aReferralIsWrittenAndCanBeReadAgain() {
        Rendered rendered =
                TRANSLATOR.fromCanonical(AGENCY, Kind.REFERRAL, sample("referral/cattle.canonical.xml"), PARAMETERS);
        assertThat(rendered.wire().mediaType()).isEqualTo("application/edifact");
        assertThat(new String(rendered.wire().bytes(), ISO_8859_1))
                .isEqualTo(new String(sample("referral/cattle.wire.edi"), ISO_8859_1).replace("\n", ""));
    }

    @Test
    void aCharacterThatTheSetDoesNotHaveIsRefusedAndNotReplaced() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> TRANSLATOR.fromCanonical(AGENCY, Kind.REFERRAL, sample("referral/euro.refused.xml"), PARAMETERS));
        assertThat(refused.reason()).isEqualTo(Reason.MAP_FAILED);
        assertThat(refused.faults().getFirst().reason()).contains("UNOC");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // what is broken, by what, the code, the position
                "UNT+7+1,UNT+8+1,SCHEMA_INVALID,segment 8: UNT01",
                "UNZ+1+77,UNZ+1+78,SCHEMA_INVALID,segment 9: UNZ02",
                "UNZ+1+77',NOTHING,MALFORMED,segment 8: UNT",
                "UNT+7,UNT+6,SCHEMA_INVALID,segment 8: UNT01",
                "137:2026,138:2026,SCHEMA_INVALID,segment 4: DTM01-01",
                "ERC+1,ERC+9,SCHEMA_INVALID,segment 5: ERC",
                "FTX+AAO,XXX+AAO,SCHEMA_INVALID,segment 6: XXX",
                "RFF+LI:1,RFF+LI:0,SCHEMA_INVALID,\"\"",
                "APERAK,CUSRES,UNKNOWN_KIND,segment 2: UNH02-01",
                "UNB+UNOC,UNB+UNOX,MALFORMED,segment 1: UNB01-01",
                "UNB+UNOC,UNB-UNOC,SCHEMA_INVALID,\"\"",
                "UNB+,<Decision/>,MALFORMED,segment 1",
                "UNB+UNOC,UNB+UNOW,MALFORMED,\"\"",
            })
    void whatIsWrongIsToldByItsSegment(String what, String by, String code, String position) {
        String wire = ANSWER.replace("well", "wÆll").replace(what, by.equals("NOTHING") ? "" : by);
        RefusedException refused = refused(wire);
        assertThat(refused.reason()).isEqualTo(Reason.valueOf(code));
        assertThat(refused.faults().getFirst().position()).startsWith(position);
    }

    @Test
    void anInterchangeOfTwoMessagesIsRefused() {
        String message = ANSWER.substring(ANSWER.indexOf("UNH"), ANSWER.indexOf("UNZ"));
        RefusedException refused = refused(
                ANSWER.replace("UNZ+1", message.replace("UNH+1", "UNH+2").replace("UNT+7+1", "UNT+7+2") + "UNZ+2"));
        assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refused.faults().getFirst().reason()).contains("one message");
    }

    @Test
    void whoSendsInterchangesMustReceiveRefusals() {
        String format = "sends:\n  format: edifact";
        assertThat(TestFolder.of("edifact-agency")
                        .with("connector.yaml", format, format + "\n  interchange: {partner: AGENCY, hub: HUB}")
                        .refusal())
                .startsWith("edifact-agency/connector.yaml line 19")
                .contains("must receive refusals");
    }

    @Test
    void moreSegmentsThanAMessageHasAreRefusedAtOnce() {
        RefusedException refused = refused(ANSWER.replace("ERC+1'", "ERC+1'".repeat(150_000)));
        assertThat(refused.reason()).isEqualTo(Reason.HOSTILE_DOCUMENT);
        assertThat(refused.faults().getFirst().position()).isEqualTo("segment 100001: ERC");
    }

    @Test
    void anotherContentTypeIsRefused() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> TRANSLATOR.toCanonical(AGENCY, new Wire("text/plain", ANSWER.getBytes(ISO_8859_1)), PARAMETERS));
        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void aSchemaThatIncludesAnotherIsRefusedWithItsLine() {
        byte[] schema =
                "<schema xmlns='http://xlate.io/EDISchema/v4'>\n<include schemaLocation='file:/etc/passwd'/></schema>"
                        .getBytes(UTF_8);
        BadFolderException refused =
                catchThrowableOfType(BadFolderException.class, () -> new EdifactSchema("x/contract/a.xml", schema));
        assertThat(refused).hasMessageStartingWith("x/contract/a.xml line 2");
    }
}
