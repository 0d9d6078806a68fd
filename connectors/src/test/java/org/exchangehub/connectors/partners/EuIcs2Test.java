package org.exchangehub.connectors.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.connectors.notice.Transition;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder {@code eu-ics2}: its order of messages, and the two messages whose official schema is public. */
class EuIcs2Test {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("none")));
    private static final Connector FOLDER =
            Catalogue.of(Catalogue.packaged(), TRANSLATOR).get(new PartnerId("eu-ics2"));
    private static final byte[] NOTICE = "<Notice xmlns='urn:exchangehub:v1'/>".getBytes(StandardCharsets.UTF_8);

    private final Protocol order = FOLDER.protocol().orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"IE3N11", "IE3N99"})
    void aMessageWithAPublicSchemaIsValidByIt(String type) throws Exception {
        Path schemas = shared().resolve(
                        "public-contracts/ics2-ccn2/public/eu/outbound/CR-for-NES-Services-V2/BusinessObjects/ICS/Common/V2");
        assumeTrue(Files.isDirectory(schemas), "skipped: the schemas ics2-ccn2 are not in " + shared());
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // The content models of this set are larger than what is allowed for documents of strangers.
        factory.setProperty("jdk.xml.maxOccurLimit", "0");
        Schema schema = factory.newSchema(schemas.resolve(type + ".xsd").toFile());
        List<byte[]> found = new Contract(FOLDER, TRANSLATOR, CANONICAL)
                .samples().stream()
                        .flatMap(sample -> sample instanceof Sample.Accepted accepted
                                ? accepted.wire().stream()
                                : Stream.<Wire>empty())
                        .map(Wire::bytes)
                        .filter(wire -> new String(wire, StandardCharsets.UTF_8).contains("<" + type + " "))
                        .toList();
        assertThat(found).hasSize(1);
        assertThatCode(() ->
                        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(found.getFirst()))))
                .doesNotThrowAnyException();
    }

    @Test
    void aFilingGoesThroughItsStates() {
        assertThat(walk("NONE", "IE3F32", "IE3R01", "IE3Q02", "IE3R02", "IE3N03", "IE3N06", "IE3R04", "IE3N08"))
                .isEqualTo("UNDER_CONTROL");
        assertThat(walk("NONE", "IE3F10", "IE3R01", "IE3A10", "IE3N10", "IE3Q01"))
                .isEqualTo("DO_NOT_LOAD");
        assertThat(walk("NONE", "IE3F20", "IE3N99", "IE3F20", "IE3R01", "IE3Q04", "IE3R07"))
                .isEqualTo("INVALIDATED");
        assertThat(walk("NONE", "IE3F20", "IE3R01", "IE3Q03", "IE3R03", "IE3N03"))
                .isEqualTo("ASSESSED");
    }

    @Test
    void whatTheStateDoesNotAllowHasNoRow() {
        assertThat(next("NONE", "IE3A10", Speaker.CUSTOMS)).isEmpty();
        assertThat(next("SUBMITTED", "IE3N08", Speaker.NETWORK)).isEmpty();
        assertThat(next("REGISTERED", "IE3R02", Speaker.CUSTOMS)).isEmpty();
        assertThat(next("NONE", "IE3F10", Speaker.NETWORK)).isEmpty();
        assertThat(order.begins("IE3F51", Speaker.CUSTOMS)).isTrue();
        assertThat(order.begins("IE3A51", Speaker.CUSTOMS)).isFalse();
        assertThat(order.negative("IE3R01")).isEmpty();
    }

    /** The JDK's own limits stop an XML fragment at 100,000 characters, which a filing may well have. */
    @Test
    void aFilingWithThousandsOfGoodsItemsIsWrittenWhole() {
        String filing =
                new String(FOLDER.folder().get("samples/notice/ie3f10-filing.canonical.xml"), StandardCharsets.UTF_8);
        String item = filing.replaceFirst("(?s).*(&lt;goodsItem .*/goodsItem&gt;).*", "$1");
        byte[] large = filing.replace(item, item.repeat(2_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(
                        TRANSLATOR
                                .fromCanonical(FOLDER, Kind.NOTICE, large, Contract.PARAMETERS)
                                .wire()
                                .bytes(),
                        StandardCharsets.UTF_8))
                .hasSizeGreaterThan(400_000)
                .containsSubsequence("Fish &amp; chips", "Fish &amp; chips");
    }

    private String walk(String from, String... types) {
        String state = from;
        for (String type : types) {
            boolean customs = type.matches("IE3(F|A|Q04|Q05|N06|R02|R03).*");
            String before = state;
            Transition row = next(state, type, customs ? Speaker.CUSTOMS : Speaker.NETWORK)
                    .orElseThrow(() -> new AssertionError(type + " does not come in " + before));
            state = row.to().orElse(state);
        }
        return state;
    }

    private Optional<Transition> next(String state, String type, Speaker by) {
        return order.next(state, type, by, NOTICE);
    }

    private static Path shared() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(here.resolve("../shared"), here.resolve("../../shared"))
                .map(Path::normalize)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("../../shared").normalize());
    }
}
