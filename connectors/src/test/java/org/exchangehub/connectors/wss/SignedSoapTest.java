package org.exchangehub.connectors.wss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.contracts.SecureXml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** A signed message proves its sender; one that was touched, or covers less than all, proves nothing. */
class SignedSoapTest {

    private static final ThrowAwayKeys KEYS = ThrowAwayKeys.make("hub", "neighbour");
    private static final SoapSigner SIGNER = new SoapSigner(KEYS.self(), Clock.systemUTC());
    private static final SoapVerifier VERIFIER = new SoapVerifier(Map.of("hub", KEYS.other()));
    private static final String ID = "urn:uuid:7b4b1b0e-0f9e-4c53-9a3b-0d6a4c3f7a11";
    private static final String BODY =
            "<soap:Body><m:Told xmlns:m=\"urn:m\" Id=\"x\">1 &lt; 2\n &amp; æøå</m:Told></soap:Body>";
    private static final String ENVELOPE = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<soap:Header><wsa:Action xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">do</wsa:Action></soap:Header>"
            + BODY
            + "</soap:Envelope>";

    private static String signed() {
        return new String(SIGNER.sign(ENVELOPE.getBytes(UTF_8), Optional.of(ID), Optional.of("urn:other")), UTF_8);
    }

    private static void isRefused(String envelope, String why) {
        assertThatThrownBy(() -> VERIFIER.verify(envelope.getBytes(UTF_8)))
                .isInstanceOf(NotProvedException.class)
                .hasMessageContaining(why);
    }

    /** The message with a change that it surely has. */
    private static String changed(String before, String after) {
        assertThat(after).isNotEqualTo(before);
        return after;
    }

    private static String part(String envelope, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(envelope);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }

    @Test
    void whatIsSignedIsProvedHoweverOftenItIsReadAndWritten() {
        Proved proved = VERIFIER.verify(signed().getBytes(UTF_8));
        assertThat(proved.sender()).isEqualTo("hub");
        assertThat(proved.messageId()).isEqualTo(ID);
        assertThat(proved.relatesTo()).contains("urn:other");
        assertThat(VERIFIER.verify(proved.envelope()).messageId()).isEqualTo(ID);
        assertThat(VERIFIER.verify(new String(proved.envelope(), UTF_8)).messageId())
                .isEqualTo(ID);
        assertThat(signed())
                .contains("BinarySecurityToken", "rsa-sha256", "xmlenc#sha256", "xml-exc-c14n#", "X509v3")
                .contains("æøå");
    }

    @Test
    void soap12IsSignedAsWell() {
        String other = ENVELOPE.replace("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope");
        assertThat(VERIFIER.verify(SIGNER.sign(other.getBytes(UTF_8), Optional.of(ID), Optional.empty()))
                        .messageId())
                .isEqualTo(ID);
    }

    @Test
    void aCommentChangesNothingAndIsNotKept() {
        String commented = changed(signed(), signed().replaceFirst("1 &lt; 2", "1 &lt;<!-- no --> 2"));
        assertThat(new String(VERIFIER.verify(commented.getBytes(UTF_8)).envelope(), UTF_8))
                .contains("1 &lt; 2");
    }

    @Test
    void whatIsNotSignedProvesNothing() {
        isRefused(ENVELOPE, "not signed");
        isRefused(changed(signed(), signed().replaceFirst("(?s)<ds:Signature.*</ds:Signature>", "")), "not signed");
        isRefused("<a/>", "no SOAP envelope");
        isRefused("<!DOCTYPE a><a/>", "never read");
        isRefused("<a>", "can not be read");
    }

    @Test
    void anUnknownCertificateProvesNothing() {
        SoapSigner stranger =
                new SoapSigner(ThrowAwayKeys.make("hub", "neighbour").self(), Clock.systemUTC());
        isRefused(
                new String(stranger.sign(ENVELOPE.getBytes(UTF_8), Optional.of(ID), Optional.empty()), UTF_8),
                "known sender");
        SideKeys ours = KEYS.self();
        SideKeys theirs = KEYS.other();
        assertThat(new SoapVerifier(Map.of("hub", theirs, "self", ours))
                        .verify(signed().getBytes(UTF_8))
                        .sender())
                .as("each certificate speaks for one")
                .isEqualTo("hub");
    }

    @Test
    void aCertificateThatIsOverProvesNothing() {
        ThrowAwayKeys old = ThrowAwayKeys.make("hub", "neighbour", Instant.now().minus(Duration.ofDays(3)));
        byte[] message = new SoapSigner(old.self(), Clock.systemUTC())
                .sign(ENVELOPE.getBytes(UTF_8), Optional.of(ID), Optional.empty());
        assertThatThrownBy(() -> new SoapVerifier(Map.of("hub", old.other())).verify(message))
                .isInstanceOf(NotProvedException.class);
    }

    @Test
    void whateverIsChangedBreaksTheSignature() {
        String good = signed();
        for (String[] change : List.of(
                new String[] {"1 &lt; 2", "1 &lt; 3"},
                new String[] {">urn:other<", ">urn:another<"},
                new String[] {ID, ID.replace("7b4b", "0000")},
                new String[] {">do<", ">undo<"},
                new String[] {"<wsu:Created>2", "<wsu:Created>1"})) {
            isRefused(changed(good, good.replace(change[0], change[1])), "");
        }
    }

    @Test
    void aWrappedBodyIsRefused() {
        String good = signed();
        String body = part(good, "<soap:Body.*</soap:Body>");
        String evil = "<soap:Body><m:Told xmlns:m=\"urn:m\">evil</m:Told></soap:Body>";
        String moved =
                good.replace(body, evil).replace("</soap:Header>", "<w xmlns=\"\">" + body + "</w></soap:Header>");
        isRefused(changed(good, moved), "does not cover the body");

        String id = part(body, "wsu:Id=\"[^\"]+\"");
        String namespace = "xmlns:wsu=\"" + SoapTree.WSU + "\" ";
        String twice = moved.replace("<soap:Body><m:Told", "<soap:Body " + namespace + id + "><m:Told");
        isRefused(changed(moved, twice), "twice");
        String plain = moved.replace("<soap:Body><m:Told", "<soap:Body " + id.replace("wsu:", "") + "><m:Told");
        isRefused(changed(moved, plain), "twice");

        isRefused(changed(good, good.replace(body, evil + body)), "one body");
        isRefused(changed(good, good.replace(body, body + evil)), "one body");
    }

    @Test
    void aWrappedTimestampAndAnAddedHeaderAreRefused() {
        String good = signed();
        String timestamp = part(good, "<wsu:Timestamp.*</wsu:Timestamp>");
        String fresh = timestamp.replaceAll("wsu:Id=\"[^\"]+\"", "wsu:Id=\"TS-evil\"");
        String moved = good.replace(timestamp, fresh)
                .replace("</soap:Header>", "<w xmlns:wsu=\"" + SoapTree.WSU + "\">" + timestamp + "</w></soap:Header>");
        isRefused(changed(good, moved), "");

        String header = "<wsa:%1$s xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">evil</wsa:%1$s></soap:Header>";
        for (String name : List.of("ReplyTo", "MessageID", "RelatesTo")) {
            isRefused(changed(good, good.replace("</soap:Header>", header.formatted(name))), "does not cover");
        }
        String security = part(good, "<wsse:Security.*</wsse:Security>");
        isRefused(changed(good, good.replace(security, security + security)), "");
        isRefused(
                changed(good, good.replace("<wsu:Timestamp", "<wsse:UsernameToken/><wsu:Timestamp")),
                "security header holds");
    }

    @Test
    void onlyAFreshMessageProvesAnything() {
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6), Duration.ofDays(-1))) {
            SoapSigner late =
                    new SoapSigner(KEYS.self(), Clock.fixed(Instant.now().plus(off), ZoneOffset.UTC));
            isRefused(
                    new String(late.sign(ENVELOPE.getBytes(UTF_8), Optional.of(ID), Optional.empty()), UTF_8),
                    "not fresh");
        }
    }

    @Test
    void aSignatureThatCoversLessThanAllIsRefused() {
        isRefused(by(SoapSigner.RSA_SHA256, SoapSigner.SHA256, SoapSigner.EXCLUSIVE, "Timestamp"), "does not cover");
        isRefused(by(SoapSigner.RSA_SHA256, SoapSigner.SHA256, SoapSigner.EXCLUSIVE, "Body"), "does not cover");
        assertThat(VERIFIER.verify(by(
                                        SoapSigner.RSA_SHA256,
                                        SoapSigner.SHA256,
                                        SoapSigner.EXCLUSIVE,
                                        "Timestamp",
                                        "Body",
                                        "MessageID")
                                .getBytes(UTF_8))
                        .messageId())
                .as("this way of signing is not what is refused")
                .isEqualTo(ID);
    }

    @Test
    void otherAlgorithmsAreRefused() {
        String[] all = {"Timestamp", "Body", "MessageID"};
        String sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
        String inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
        isRefused(
                by("http://www.w3.org/2000/09/xmldsig#rsa-sha1", SoapSigner.SHA256, SoapSigner.EXCLUSIVE, all),
                "algorithms");
        isRefused(by(SoapSigner.RSA_SHA256, sha1, SoapSigner.EXCLUSIVE, all), "algorithms");
        isRefused(by(SoapSigner.RSA_SHA256, SoapSigner.SHA256, inclusive, all), "algorithms");
        String good = by(SoapSigner.RSA_SHA256, SoapSigner.SHA256, SoapSigner.EXCLUSIVE, all);
        isRefused(
                changed(good, good.replace(SoapSigner.RSA_SHA256, "http://www.w3.org/2001/04/xmldsig-more#rsa-md5")),
                "");
        isRefused(changed(good, good.replace(SoapSigner.SHA256, "http://www.w3.org/2001/04/xmldsig-more#md5")), "");
    }

    /** Signed by hand: with these algorithms, and over these elements only. */
    private static String by(String method, String digest, String canonical, String... names) {
        try {
            SoapTree tree = SoapTree.read(SecureXml.reader(changed(
                            ENVELOPE,
                            ENVELOPE.replace(">do</wsa:Action>", ">" + ID + "</wsa:MessageID>")
                                    .replace("wsa:Action", "wsa:MessageID"))
                    .getBytes(UTF_8)));
            WSSecHeader header = new WSSecHeader(tree.document());
            header.insertSecurityHeader();
            WSSecSignature signature = new WSSecSignature(header);
            signature.setUserInfo(KeysInMemory.OWN, KeysInMemory.PASSWORD);
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm(method);
            signature.setDigestAlgo(digest);
            signature.setSigCanonicalization(canonical);
            WSSecTimestamp timestamp = new WSSecTimestamp(header);
            timestamp.build();
            for (String name : names) {
                Element element = switch (name) {
                    case "Timestamp" -> timestamp.getElement();
                    case "Body" -> tree.body();
                    default -> tree.addressing().getFirst();
                };
                WSEncryptionPart part =
                        new WSEncryptionPart(name, String.valueOf(element.getNamespaceURI()), "Content");
                part.setElement(element);
                signature.getParts().add(part);
            }
            signature.build(KeysInMemory.own(KEYS.self()));
            return new String(tree.write(), UTF_8);
        } catch (WSSecurityException | XMLStreamException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
