package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.ReadState;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.PermitLine;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The folder {@code ippc-ephyto} by the official contract of the hub, and the public sample of a certificate. */
class EphytoFolderTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Path SHARED = Path.of(System.getProperty("hub.shared", "../../shared"));
    private static final Path PACK = SHARED.resolve("public-contracts/ephyto/xsd-from-wsdl");
    private static final Pattern CONTENT = Pattern.compile("<hub:Content[^>]*>(.*)</hub:Content>", Pattern.DOTALL);

    private static Translator translator(Path packs) {
        return new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(packs));
    }

    private static Connector folder(Translator translator) {
        return Catalogue.of(Catalogue.packaged(), translator).get(new PartnerId("ippc-ephyto"));
    }

    /** All samples of messages and calls keep the official contract too, and each certificate in an envelope its own schema. */
    @Test
    void allThatIsReadAndWrittenIsValidByTheOfficialContract() throws SAXException, IOException {
        assumeTrue(Files.isDirectory(PACK), "skipped: the pack ephyto is not in " + SHARED);
        Translator official = translator(SHARED.resolve("public-contracts"));
        Contract contract = new Contract(folder(official), official, CANONICAL);
        List<Check> failed = new ArrayList<>();
        Schema certificates = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource[] {
                    new StreamSource(PACK.resolve("s1_SPSCertificate.xsd").toFile()),
                    new StreamSource(PACK.resolve("s2_SPSAcknowledgement.xsd").toFile())
                });
        int contents = 0;
        for (Sample sample : contract.samples()) {
            contract.of(sample).stream().filter(Check::isFailed).forEach(failed::add);
            if (sample instanceof Sample.Accepted accepted) {
                Matcher content =
                        CONTENT.matcher(new String(accepted.wire().orElseThrow().bytes(), UTF_8));
                if (content.find()) {
                    String text = content.group(1)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&");
                    certificates.newValidator().validate(new StreamSource(new java.io.StringReader(text)));
                    contents++;
                }
            }
        }
        contract.folder().stream().filter(Check::isFailed).forEach(failed::add);
        assertThat(failed).isEmpty();
        assertThat(contents).isEqualTo(4);
    }

    /** Its elements are not in the order of the schema, a line has no weight, and it has six attachments: it is read, with warnings. */
    @Test
    void thePublicCertificateIsReadWithWarnings() throws IOException {
        Path file = SHARED.resolve("samples/ephyto/SPSCertificateContent.xml");
        assumeTrue(Files.isRegularFile(file), "skipped: " + file + " not found");
        Translator translator = translator(Path.of("none"));
        Translated read = translator.toCanonical(
                folder(translator), envelope("AR", "123ABC", Files.readString(file)), Contract.PARAMETERS);

        assertThat(read.kind()).isEqualTo(Kind.NOTICE);
        Notice notice = (Notice) read.payload();
        assertThat(notice.getPermit().getPermitID()).isEqualTo("AR:123ABC");
        assertThat(notice.getPermit().getLine())
                .extracting(PermitLine::getLineNumeric)
                .containsExactly(1, 2);
        assertThat(notice.getPermit().getLine().getFirst().getCommodityCodePrefix())
                .containsExactly("060290");
        assertThat(notice.getPermit().getLine().getFirst().getQuantity().getValue())
                .isEqualByComparingTo("10");
        assertThat(notice.getPermit().getCondition())
                .filteredOn(text -> text.startsWith("Attached to the certificate"))
                .hasSize(6)
                .anyMatch(text -> text.contains("US-F-12345-13467-7N.png"));
        assertThat(notice.getContent().getText()).contains("iVBORw0KGgo", "LineOne");
        assertThat(read.warnings())
                .extracting(Fault::reason)
                .anyMatch(text -> text.startsWith("ORDER"))
                .anyMatch(text -> text.startsWith("WEIGHT"))
                .hasSize(2);
    }

    @Test
    void attachmentsThatAreTooLargeToBePassedOnStayWithTheMessage() {
        Translator translator = translator(Path.of("none"));
        String sample = "<c:SPSCertificate xmlns:c='urn:un:unece:uncefact:data:standard:SPSCertificate:17' "
                + "xmlns:r='urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21'>"
                + "<c:SPSExchangedDocument><r:ID>AR-1</r:ID><r:TypeCode>851</r:TypeCode><r:StatusCode>70</r:StatusCode>"
                + "<r:IssueDateTime>2026-11-20</r:IssueDateTime><r:ReferenceSPSReferencedDocument><r:TypeCode>1</r:TypeCode>"
                + "<r:AttachmentBinaryObject filename='a.pdf'>" + "QUJD".repeat(300_000)
                + "</r:AttachmentBinaryObject></r:ReferenceSPSReferencedDocument></c:SPSExchangedDocument><c:SPSConsignment>"
                + "<r:IncludedSPSConsignmentItem><r:IncludedSPSTradeLineItem><r:NetWeightMeasure unitCode='KGM'>1</r:NetWeightMeasure>"
                + "</r:IncludedSPSTradeLineItem></r:IncludedSPSConsignmentItem></c:SPSConsignment></c:SPSCertificate>";
        Translated read =
                translator.toCanonical(folder(translator), envelope("AR", "AR-1", sample), Contract.PARAMETERS);
        assertThat(((Notice) read.payload()).getContent().getText())
                .hasSizeLessThan(2_000)
                .contains("filename=\"a.pdf\">left out<");
        assertThat(read.warnings())
                .extracting(Fault::reason)
                .singleElement()
                .asString()
                .startsWith("ATTACHMENTS");
    }

    /** An envelope holds text: what its declaration says of bytes does not matter. */
    @Test
    void contentThatSaysItIsUtf16IsRead() {
        Translator translator = translator(Path.of("none"));
        String certificate = "<?xml version='1.0' encoding='UTF-16'?><c:SPSCertificate "
                + "xmlns:c='urn:un:unece:uncefact:data:standard:SPSCertificate:17' "
                + "xmlns:r='urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21'>"
                + "<c:SPSExchangedDocument><r:ID>AR-16</r:ID><r:TypeCode>851</r:TypeCode><r:StatusCode>70</r:StatusCode>"
                + "<r:IssueDateTime>2026-11-20</r:IssueDateTime></c:SPSExchangedDocument><c:SPSConsignment>"
                + "<r:ConsigneeSPSParty><r:Name>Blåbær</r:Name></r:ConsigneeSPSParty><r:IncludedSPSConsignmentItem>"
                + "<r:IncludedSPSTradeLineItem><r:NetWeightMeasure unitCode='KGM'>1</r:NetWeightMeasure>"
                + "</r:IncludedSPSTradeLineItem></r:IncludedSPSConsignmentItem></c:SPSConsignment></c:SPSCertificate>";
        Notice notice = (Notice) translator
                .toCanonical(folder(translator), envelope("AR", "AR-16", certificate), Contract.PARAMETERS)
                .payload();
        assertThat(notice.getPermit().getHolder().getName()).isEqualTo("Blåbær");
    }

    /** An operator who knows that the list holds everything says so in the settings: then what is not there has not arrived. */
    @Test
    void whatIsNotUnderDeliveryHasNotArrivedWhereTheListHoldsEverything() {
        Translator translator = translator(Path.of("none"));
        Connector known = folder(translator);
        Map<String, byte[]> files = new HashMap<>();
        known.folder().paths().forEach(path -> files.put(path, known.folder().get(path)));
        files.put("codelists/settings.csv", "setting,value\nhome,NO\nunder-delivery,all\n".getBytes(UTF_8));
        Connector all = Catalogue.recorded(new Folder(known.folder().name(), files), translator);

        assertThat(readState(translator, known, "not-there")).isInstanceOf(ReadState.Failed.class);
        assertThat(readState(translator, all, "not-there")).isEqualTo(new ReadState.Absent());
        assertThat(readState(translator, all, "there")).isInstanceOf(ReadState.Arrived.class);
    }

    private static ReadState readState(Translator translator, Connector connector, String sample) {
        String path = "samples/calls/notice.read-back/" + sample;
        Map<String, String> parameters = new HashMap<>(Contract.PARAMETERS);
        parameters.put("sent", new String(connector.folder().get(path + ".canonical.xml"), UTF_8));
        Call call = Objects.requireNonNull(
                        connector.receives().orElseThrow().kinds().get(Kind.NOTICE))
                .readBack()
                .orElseThrow()
                .call();
        Wire said = new Wire("application/xml", connector.folder().get(path + ".said.xml"));
        return new Calls(translator).readState(connector, call, said, parameters);
    }

    private static Wire envelope(String from, String number, String content) {
        return new Wire("application/xml", """
                <e:DeliverEnvelope xmlns:e="http://ephyto.ippc.int/" xmlns:h="http://ephyto.ippc.int/HUB.Entities"><e:env>\
                <h:From>%s</h:From><h:To>NO</h:To><h:CertificateType>851</h:CertificateType><h:CertificateStatus>70</h:CertificateStatus>\
                <h:NPPOCertificateNumber>%s</h:NPPOCertificateNumber><h:Content>%s</h:Content></e:env></e:DeliverEnvelope>""".formatted(
                        from, number, content.replace("&", "&amp;").replace("<", "&lt;"))
                .getBytes(UTF_8));
    }
}
