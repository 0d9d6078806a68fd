package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.exchangehub.connectors.AliveCall;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** The folder {@code eu-ics2-repository} by the public contracts of the services and of CCN2. */
class EuIcs2RepositoryTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Path SHARED = Path.of(System.getProperty("hub.shared", "../../shared"));
    private static final Path PACK =
            SHARED.resolve("public-contracts/ics2-ccn2/public/eu/outbound/CR-for-NES-Services-V2");
    private static final Pattern OPERATION = Pattern.compile("soapAction=\"([^\"]+)\"");
    private static final Pattern ADDRESS = Pattern.compile("soap12:address location=\"https://[^/]+(/[^\"]+)\"");

    private static final Translator OFFICIAL =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(SHARED.resolve("public-contracts")));
    private static final Connector FOLDER =
            Catalogue.of(Catalogue.packaged(), OFFICIAL).get(new PartnerId("eu-ics2-repository"));

    @Test
    void allThatIsReadAndWrittenIsValidByTheOfficialSchemas() {
        present();
        Contract contract = new Contract(FOLDER, OFFICIAL, CANONICAL);
        // Samples that are refused are so by the folder's own schemas at other places, or not at all by them.
        assertThat(contract.samples().stream()
                        .filter(Sample.Accepted.class::isInstance)
                        .flatMap(sample -> contract.of(sample).stream())
                        .filter(Check::isFailed))
                .isEmpty();
        assertThat(contract.samples().stream().filter(Sample.Accepted.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(24);
    }

    /** What CCN2 has not delivered is told anew, also after what followed it. */
    @ParameterizedTest
    @CsvSource({
        "IE4N07, ARRIVED",
        "IE4N07, CONTROLLED",
        "IE4N10, PRESENTED",
        "IE4N10, CONTROL_DECIDED",
        "IE4Q08, ARRIVED",
        "IE4N09, CONTROL_DECIDED",
        "IE4N09, CONTROLLED",
        "IE4S03, CONTROLLED"
    })
    void whatIsToldAnewLeavesTheDeclarationWhereItIs(String type, String state) {
        byte[] notice = "<Notice xmlns='urn:exchangehub:v1'/>".getBytes(UTF_8);
        assertThat(FOLDER.protocol().orElseThrow().next(state, type, Speaker.CUSTOMS, notice))
                .hasValueSatisfying(next -> assertThat(next.to().orElse(state)).isEqualTo(state));
    }

    @Test
    void everyServiceIsAskedWhetherItIsAliveAsItsWsdlSays() throws IOException, SAXException {
        present();
        Schema platform = schema("BusinessObjects/CCN2/CCN2.Service.Platform.Common.Schema.xsd");
        Schema monitoring = schema("BusinessObjects/ICS/Common/V1/Monitoring.xsd");
        TreeSet<String> asked = new TreeSet<>();
        for (AliveCall call : new Calls(OFFICIAL)
                .alive(
                        FOLDER,
                        FOLDER.receives().orElseThrow().alive().orElseThrow(),
                        Map.of("now", "2026-11-24T12:00:00.123Z"))) {
            monitoring.newValidator().validate(new StreamSource(new StringReader(text(call.body()))));
            assertThat(text(call.body())).contains("isAliveReqMsg");
            assertThat(call.frame().headers()).hasSize(1);
            platform.newValidator()
                    .validate(new StreamSource(
                            new StringReader(call.frame().headers().getFirst())));
            assertThat(call.frame().messageId()).as("each time another").isEmpty();
            asked.add(call.frame().path().orElseThrow() + " " + call.frame().action()
                    + (call.frame().oneWay() ? "" : " isAliveRespMsg"));
        }
        assertThat(asked).hasSize(7).isEqualTo(offered(action -> action.endsWith("/IsAlive"), true));
    }

    /** Each operation of the WSDLs but IsAlive has a sample, whose call goes to its address with its action and a valid header. */
    @Test
    void everyOperationOfTheServicesIsCalledAsItsWsdlSays() throws IOException, SAXException {
        present();
        Schema platform = schema("BusinessObjects/CCN2/CCN2.Service.Platform.Common.Schema.xsd");
        TreeSet<String> called = new TreeSet<>();
        Calls calls = new Calls(OFFICIAL);
        Contract contract = new Contract(FOLDER, OFFICIAL, CANONICAL);
        for (Sample sample : contract.samples()) {
            if (sample instanceof Sample.Accepted accepted
                    && accepted.path().contains("/ie4")
                    && !accepted.path().contains("/ie4r05")) {
                Wire wire = accepted.wire().orElseThrow();
                SoapFrame frame = calls.frame(
                        FOLDER,
                        Objects.requireNonNull(
                                        FOLDER.receives().orElseThrow().kinds().get(Kind.NOTICE))
                                .call()
                                .orElseThrow(),
                        wire,
                        Map.of());
                called.add(frame.path().orElseThrow() + " " + frame.action());
                for (String header : frame.headers()) {
                    platform.newValidator().validate(new StreamSource(new StringReader(header)));
                }
                assertThat(new String(wire.bytes(), UTF_8))
                        .contains(frame.messageId().orElseThrow());
                assertThat(frame.oneWay()).isEqualTo(!frame.action().contains("DS/"));
            }
        }
        assertThat(called).isEqualTo(offered(action -> !action.endsWith("/IsAlive"), false));
    }

    private static Schema schema(String path) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(PACK.resolve(path).toFile()));
    }

    private static String text(Wire wire) {
        return new String(wire.bytes(), UTF_8);
    }

    /** @param answers whether the answer to IsAlive is named as well, where the service has one */
    private static TreeSet<String> offered(Predicate<String> which, boolean answers) throws IOException {
        TreeSet<String> offered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PACK)) {
            for (Path file : files.filter(one -> one.toString().endsWith("_CCN2_2.0.0.wsdl"))
                    .toList()) {
                String wsdl = Files.readString(file);
                Matcher address = ADDRESS.matcher(wsdl);
                assertThat(address.find()).as("%s", file).isTrue();
                OPERATION
                        .matcher(wsdl)
                        .results()
                        .map(found -> found.group(1))
                        .filter(which)
                        .forEach(
                                action -> offered.add(address.group(1) + " " + action + (answers ? answer(file) : "")));
            }
        }
        return offered;
    }

    /** As the abstract WSDL beside the one with the address says. */
    private static String answer(Path file) {
        Path described = file.resolveSibling(
                String.valueOf(file.getFileName()).replace("_2.0.0_CCN2_2.0.0.wsdl", "_2.0.0_2.0.0.wsdl"));
        try {
            return Files.readString(described).contains("element=\"tmn:isAliveRespMsg\"") ? " isAliveRespMsg" : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void present() {
        assumeTrue(Files.isDirectory(PACK), "skipped: the pack ics2-ccn2 is not in " + SHARED);
    }
}
