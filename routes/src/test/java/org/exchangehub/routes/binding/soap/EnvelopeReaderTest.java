package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A SOAP message is taken apart so that each part keeps its letters, its namespaces and its place. */
@Timeout(60)
class EnvelopeReaderTest {

    private static final Canonical CANONICAL = new Canonical();

    private static final String PRETTY = """
            <?xml version="1.0"?>
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v="urn:exchangehub:v1">
              <s:Header><a:MessageID xmlns:a="http://www.w3.org/2005/08/addressing"> m-1 </a:MessageID></s:Header>
              <s:Body>
                <v:AcceptDeclaration>
                  <v:CaseID>c-1</v:CaseID>
                  <v:Acceptance><v:LRN>L-1</v:LRN>
                    <v:Wrong>ø &amp; 𝕏</v:Wrong><v:MRN/>
                  </v:Acceptance>
                </v:AcceptDeclaration>
              </s:Body>
            </s:Envelope>
            """;

    private static Span message(Envelope envelope) {
        return envelope.message(Optional.of("CaseID")).orElseThrow();
    }

    private static Excerpt excerpt(String document) {
        return Excerpt.of(document, message(EnvelopeReader.read(document)));
    }

    @Test
    void partsKeepTheirLettersAndTheNamespacesAround() {
        Envelope envelope = EnvelopeReader.read(PRETTY);
        assertThat(envelope.messageId()).contains("m-1");
        assertThat(envelope.call().name().getLocalPart()).isEqualTo("AcceptDeclaration");
        assertThat(envelope.text("CaseID")).contains("c-1");
        assertThat(excerpt(PRETTY).text()).isEqualTo("""
                <v:Acceptance xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v="urn:exchangehub:v1"><v:LRN>L-1</v:LRN>
                        <v:Wrong>ø &amp; 𝕏</v:Wrong><v:MRN/>
                      </v:Acceptance>""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "", "\n\n   "})
    void theSameMessageGivesTheSameBytesWhateverStandsAroundIt(String space) {
        String one = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>" + space + "<s:Body>" + space
                + "<SendMessage xmlns='urn:exchangehub:v1'>" + space + "<p:Own xmlns:p='urn:p' a='x&gt;y'><b/></p:Own>"
                + space + "</SendMessage></s:Body></s:Envelope>";
        assertThat(excerpt(one).text())
                .isEqualTo(
                        "<p:Own xmlns=\"urn:exchangehub:v1\""
                                + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:p='urn:p' a='x&gt;y'><b/></p:Own>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void positionsAreThoseInTheWholeDocument(boolean oneLine) {
        String document = oneLine ? PRETTY.replace("\n", "") : PRETTY;
        assertFirstFaultAt(document, "LRN");
        assertFirstFaultAt(document.replace("<v:LRN>L-1</v:LRN>", ""), "Wrong");
    }

    private static void assertFirstFaultAt(String document, String element) {
        Excerpt excerpt = excerpt(document);
        RefusedException inside =
                catchThrowableOfType(RefusedException.class, () -> CANONICAL.validate(excerpt.bytes()));
        int at = document.indexOf("<v:" + element + ">");
        String before = document.substring(0, at);
        long line = before.chars().filter(one -> one == '\n').count() + 1;
        assertThat(excerpt.inDocument(inside).faults().get(0).position())
                .isEqualTo("line " + line + ", column " + (at - before.lastIndexOf('\n')) + ": /Acceptance/" + element);
    }

    @Test
    void aCallWithoutItsMessageKeepsItsPlaces() {
        Envelope envelope = EnvelopeReader.read(PRETTY);
        Excerpt around = Excerpt.without(PRETTY, envelope.call(), message(envelope));
        assertThat(around.text().lines())
                .hasSameSizeAs(PRETTY.substring(
                                envelope.call().start(), envelope.call().end())
                        .lines()
                        .toList());
        assertThat(around.text()).contains("<v:CaseID>c-1</v:CaseID>").doesNotContain("Wrong");
    }

    @Test
    void theEncodingIsToldByMarkThenContentTypeThenDeclaration() {
        String text = "<?xml version='1.0' encoding='ISO-8859-1'?><a>ø</a>";
        assertThat(DocumentText.of(text.getBytes(ISO_8859_1), "text/xml")).isEqualTo(text);
        assertThat(DocumentText.of(text.getBytes(UTF_8), "text/xml; charset=\"utf-8\""))
                .isEqualTo(text);
        assertThat(DocumentText.of(("\uFEFF" + text).getBytes(UTF_16LE), "text/xml; charset=utf-8"))
                .isEqualTo(text);
        assertThat(DocumentText.of(("\uFEFF" + text).getBytes(UTF_8), "")).isEqualTo(text);
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> DocumentText.of(text.getBytes(ISO_8859_1), "text/xml;charset=utf-8"))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void whatIsNoSoapMessageWithOneCallIsRefused() {
        assertThat(reason("<a/>")).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(reason("<s:Envelope")).isEqualTo(Reason.MALFORMED);
        assertThat(reason(soap(""))).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(reason(soap("<a/><b/>"))).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(reason(soap("<a></b>"))).isEqualTo(Reason.MALFORMED);
        assertThat(catchThrowableOfType(
                                SoapFault.class,
                                () -> EnvelopeReader.read(
                                        "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'/>"))
                        .getFaultCode()
                        .getLocalPart())
                .isEqualTo("VersionMismatch");
    }

    @Test
    @Timeout(10)
    void hostileMessagesAreRefusedSoon() {
        assertThat(reason("<!DOCTYPE a [<!ENTITY b 'c'>]>" + soap("<a>&b;</a>")))
                .isEqualTo(Reason.HOSTILE_DOCUMENT);
        assertThat(reason("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a/>")).isEqualTo(Reason.HOSTILE_DOCUMENT);
        assertThat(reason(soap("<a>".repeat(10_000) + "</a>".repeat(10_000)))).isEqualTo(Reason.HOSTILE_DOCUMENT);
        assertThat(reason(soap("<a" + " b".repeat(100_000) + "/>"))).isNotNull();
        assertThat(reason(soap("<a>" + "<b>x</b>".repeat(500_000) + "</a>"))).isEqualTo(Reason.SCHEMA_INVALID);
    }

    @Test
    void aMessageOfItsSendersOwnIsReadInBothVersions() {
        for (SoapVersion version : SoapVersion.values()) {
            String namespace = version == SoapVersion.V1_2
                    ? "http://www.w3.org/2003/05/soap-envelope"
                    : "http://schemas.xmlsoap.org/soap/envelope/";
            String many = "<m><part/></m>".repeat(30);
            Envelope envelope = EnvelopeReader.readOwn("<s:Envelope xmlns:s='" + namespace + "'><s:Header>"
                    + "<a:RelatesTo xmlns:a='http://www.w3.org/2005/08/addressing'> N-1 </a:RelatesTo>"
                    + "<x:Other xmlns:x='urn:x' s:mustUnderstand='1'/><x:Free xmlns:x='urn:x' s:mustUnderstand='0'/></s:Header>"
                    + "<s:Body><Own xmlns='urn:p'>" + many + "</Own></s:Body></s:Envelope>");
            assertThat(envelope.version()).isEqualTo(version);
            assertThat(envelope.relatesTo()).contains("N-1");
            assertThat(envelope.mustUnderstand()).containsExactly(new QName("urn:x", "Other"));
            assertThat(envelope.secured()).isFalse();
            assertThat(Excerpt.of(envelope.document(), envelope.call()).text()).contains("<Own", many);
        }
        assertThat(catchThrowableOfType(
                                SoapFault.class, () -> EnvelopeReader.readOwn("<Envelope xmlns='urn:soap:of:nobody'/>"))
                        .getFaultCode()
                        .getLocalPart())
                .isEqualTo("VersionMismatch");
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> EnvelopeReader.readOwn(
                                        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'>"
                                                + "<s:Body><a/><b/></s:Body></s:Envelope>"))
                        .reason())
                .isEqualTo(Reason.SCHEMA_INVALID);
    }

    @Test
    void aUsernameTokenIsReadWhereItStandsAlone() {
        String token =
                "<UsernameToken><Username>me &amp; you</Username><Password Type='x#PasswordText'>p&lt;q</Password></UsernameToken>";
        assertThat(shown("<Security>" + token + "</Security>")).contains(new ShownToken("me & you", "p<q"));
        assertThat(String.valueOf(new ShownToken("me", "secret"))).doesNotContain("secret");
        assertThat(shown("<Security>" + token + "</Security><Security/>")).isEmpty();
        assertThat(shown("<Security>" + token + token + "</Security>")).isEmpty();
        assertThat(shown("<Security>" + token + "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></Security>"))
                .isEmpty();
        assertThat(shown("<Security>" + token.replace("PasswordText", "PasswordDigest") + "</Security>"))
                .isEmpty();
        assertThat(shown("<Security><UsernameToken/></Security>")).isEmpty();
        assertThat(shown("")).isEmpty();
    }

    private static Optional<ShownToken> shown(String header) {
        return ShownToken.of(
                EnvelopeReader.readOwn("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns='"
                        + EnvelopeReader.SECURITY.getNamespaceURI() + "'><s:Header>" + header
                        + "</s:Header><s:Body><a/></s:Body></s:Envelope>"));
    }

    private static String soap(String body) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static Reason reason(String document) {
        return catchThrowableOfType(RefusedException.class, () -> EnvelopeReader.read(document))
                .reason();
    }
}
