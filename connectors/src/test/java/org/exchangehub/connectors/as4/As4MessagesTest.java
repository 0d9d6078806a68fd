package org.exchangehub.connectors.as4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.helger.mime.CMimeType;
import com.helger.phase4.attachment.EAS4CompressionMode;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.client.AS4ClientUserMessage;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.AS4SigningParams;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.util.AS4ResourceHelper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.junit.jupiter.api.Test;

/** Both sides of an exchange by AS4, without a network between them. */
class As4MessagesTest {

    private static final String CHANNEL = "urn:channel:to-network";
    private static final ThrowAwayKeys KEYS = ThrowAwayKeys.make("hub", "network");
    private static final As4Mode MODE = new As4Mode(
            new As4Party("NO1", Optional.of("urn:party:trader"), "Trader"),
            new As4Party("EU", Optional.of("urn:party:customs"), "Customs"),
            Optional.of(new As4Mode.Name("AGREED", Optional.of("version"))),
            new As4Mode.Name("t2c", Optional.of("services")),
            new As4Mode.Name("c2t", Optional.of("services")),
            Optional.empty(),
            As4Mode.DEFAULT_CHANNEL,
            Optional.of(Duration.ofSeconds(5)),
            Optional.of(CHANNEL));
    private static final As4Writer HUB = new As4Writer(KEYS.self());
    private static final As4Writer NETWORK = new As4Writer(KEYS.other());
    private static final As4Reader AT_NETWORK = new As4Reader(Map.of("hub", KEYS.other()), Set.of(CHANNEL), 100_000);
    private static final As4Reader AT_HUB = new As4Reader(Map.of("network", KEYS.self()), 100_000);
    private static final Wire FILING =
            new Wire("application/xml", ("<IE3F10>" + "<LRN>A&amp;Å</LRN>".repeat(50) + "</IE3F10>").getBytes(UTF_8));

    @Test
    void aMessageArrivesAndItsReceiptProvesIt() {
        As4Sent sent = sent("id-1");
        assertThat(new String(sent.packet().bytes(), ISO_8859_1)).doesNotContain("<LRN>");

        As4Received.Told told = (As4Received.Told) AT_NETWORK.read(sent.packet());
        assertThat(told.sender()).isEqualTo("hub");
        assertThat(told.messageId()).isEqualTo("id-1");
        assertThat(told.action()).isEqualTo("IE3F10");
        assertThat(told.service()).isEqualTo("t2c");
        assertThat(told.payload().mediaType()).isEqualTo("application/xml");
        assertThat(told.payload().bytes()).isEqualTo(FILING.bytes());
        MODE.mirrored().check(told);

        As4Received.Receipt receipt = (As4Received.Receipt) AT_HUB.read(NETWORK.receipt(told));
        assertThat(receipt.sender()).isEqualTo("network");
        assertThat(sent.isProvedBy(receipt)).isTrue();
        assertThat(sent("id-1").isProvedBy(receipt))
                .as("the same id, but not what was signed")
                .isFalse();
        assertThat(sent("id-2").isProvedBy(receipt)).isFalse();
    }

    @Test
    void whatIsPulledNamesItsChannelAndIsProvedByAReceiptThatComesLater() {
        As4Sent sent = sent("id-0");
        As4Received.Told told = (As4Received.Told) AT_NETWORK.read(sent.packet());
        assertThat(told.header().getMpc()).isEqualTo(CHANNEL);
        As4Received.Receipt receipt = (As4Received.Receipt) AT_HUB.read(NETWORK.receipt(told));
        assertThat(As4Reader.sent("id-0", sent.packet()).isProvedBy(receipt)).isTrue();
        assertThat(As4Reader.sent("id-0", sent("id-0").packet()).isProvedBy(receipt))
                .as("the same id, but not what was handed out")
                .isFalse();
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        As4Sent sent = sent("id-3");
        String text = new String(sent.packet().bytes(), ISO_8859_1);
        refused(changed(sent, text.replace(">NO1<", ">NO2<")), Ebms.FAILED_AUTHENTICATION);

        byte[] bytes = sent.packet().bytes().clone();
        bytes[text.lastIndexOf("\r\n--") - 20] ^= 1;
        refused(new As4Packet(sent.packet().contentType(), bytes), Ebms.FAILED_DECRYPTION);
        refused(
                changed(sent, text.replaceFirst("(?s)<wsse:Security.*</wsse:Security>", "")),
                Ebms.POLICY_NONCOMPLIANCE);
    }

    @Test
    void whoIsNotKnownIsRefused() {
        SideKeys stranger = ThrowAwayKeys.make("stranger", "nobody").self();
        SideKeys asHub =
                new SideKeys(stranger.key(), stranger.own(), KEYS.self().theirs());
        As4Sent sent = new As4Writer(asHub).tell(MODE, "id-4", "talk", Optional.empty(), FILING);
        refused(sent.packet(), Ebms.FAILED_AUTHENTICATION);
    }

    @Test
    void aKnownCertificateThatIsNotValidNowIsRefused() {
        Instant now = Instant.now();
        for (Instant made : List.of(now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(1)))) {
            SideKeys out = ThrowAwayKeys.make("hub", "unused", made).self();
            SideKeys asHub = new SideKeys(out.key(), out.own(), KEYS.self().theirs());
            As4Reader knows = new As4Reader(
                    Map.of("hub", new SideKeys(KEYS.other().key(), KEYS.other().own(), List.of(out.own()))), 100_000);
            As4Sent sent = new As4Writer(asHub).tell(MODE, "id-11", "talk", Optional.empty(), FILING);
            refused(knows, sent.packet(), Ebms.FAILED_AUTHENTICATION);
        }
    }

    @Test
    void whatIsForAnotherKeyIsRefused() {
        SideKeys another = ThrowAwayKeys.make("hub", "another").self();
        SideKeys wrong = new SideKeys(KEYS.self().key(), KEYS.self().own(), another.theirs());
        As4Sent sent = new As4Writer(wrong).tell(MODE, "id-5", "talk", Optional.empty(), FILING);
        refused(sent.packet(), Ebms.FAILED_DECRYPTION);
    }

    @Test
    void whatIsNoAs4IsRefused() {
        refused(new As4Packet("application/json", "{}".getBytes(UTF_8)), Ebms.INVALID_HEADER);
        refused(
                new As4Packet(
                        "application/soap+xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>".getBytes(UTF_8)),
                Ebms.INVALID_HEADER);
        refused(
                new As4Packet(
                        "application/soap+xml",
                        "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'><Body/></Envelope>".getBytes(UTF_8)),
                Ebms.INVALID_HEADER);
        refused(new As4Packet("multipart/related", "--".getBytes(UTF_8)), Ebms.INVALID_HEADER);
    }

    @Test
    void aPayloadThatUnpacksToMoreThanIsTakenIsRefused() {
        Wire bomb = new Wire("application/xml", ("<IE3F10>" + " ".repeat(5_000_000) + "</IE3F10>").getBytes(UTF_8));
        As4Sent sent = HUB.tell(MODE, "id-6", "talk", Optional.empty(), bomb);
        assertThat(sent.packet().bytes().length).isLessThan(50_000);
        refused(sent.packet(), Ebms.OTHER);
    }

    @Test
    void aPayloadThatIsNoXmlIsRefused() {
        Wire table = new Wire("text/csv", "LRN;A".getBytes(UTF_8));
        As4Sent sent = HUB.tell(as("t2c", "IE3F10"), "id-14", "talk", Optional.empty(), table);
        As4Received.Told told = (As4Received.Told) AT_NETWORK.read(sent.packet());
        assertThat(told.payload().bytes()).isEqualTo(table.bytes());
        assertThatExceptionOfType(As4RefusedException.class)
                .isThrownBy(() -> MODE.mirrored().check(told))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("EBMS:0003");
                    assertThat(refused.messageId()).contains("id-14");
                    assertThat(refused.detail()).isEqualTo("The payload is no XML document");
                });
    }

    @Test
    void aPayloadThatCanNotBeUnpackedIsRefused() throws Exception {
        byte[] packed = packed(FILING.bytes());
        assertThat(((As4Received.Told) AT_NETWORK.read(saidToBePacked("id-15", packed)))
                        .payload()
                        .bytes())
                .isEqualTo(FILING.bytes());
        refused(saidToBePacked("id-16", Arrays.copyOf(packed, packed.length / 2)), "EBMS:0303");
        refused(saidToBePacked("id-17", FILING.bytes()), "EBMS:0303");
        byte[] changed = packed.clone();
        changed[packed.length - 5] ^= 1;
        refused(saidToBePacked("id-18", changed), "EBMS:0303");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A message of the hub, signed and encrypted, whose payload says that it is GZIP. */
    private static As4Packet saidToBePacked(String id, byte[] payload) throws Exception {
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            AS4ClientUserMessage message = new AS4ClientUserMessage(resources);
            message.setSoapVersion(ESoapVersion.SOAP_12);
            message.setConversationID("talk");
            message.setServiceValue("t2c");
            message.setAction("IE3F10");
            message.setFromPartyID("NO1");
            message.setFromRole("Trader");
            message.setToPartyID("EU");
            message.setToRole("Customs");
            WSS4JAttachment part = WSS4JAttachment.createOutgoingFileAttachment(
                    payload, "payload", null, CMimeType.APPLICATION_GZIP, null, UTF_8, resources);
            part.customPartProperties().put("CompressionType", EAS4CompressionMode.GZIP.getMimeTypeAsString());
            message.addAttachment(part);
            message.setCryptoFactory(Crypto.of(Map.of("own", KEYS.self())));
            AS4SigningParams.createDefault().cloneTo(message.signingParams());
            AS4CryptParams.createDefault()
                    .setCertificate(KEYS.self().encryptFor())
                    .cloneTo(message.cryptParams());
            HttpEntity entity = message.buildMessage(id, null).getHttpEntity();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            entity.writeTo(out);
            return new As4Packet(entity.getContentType().replaceAll("\\s+", " "), out.toByteArray());
        }
    }

    @Test
    void anotherModeThanAgreedIsRefused() {
        As4Received.Told told = (As4Received.Told) AT_NETWORK.read(sent("id-7").packet());
        assertThatExceptionOfType(As4RefusedException.class)
                .isThrownBy(() -> MODE.check(told))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Ebms.PROCESSING_MODE_MISMATCH));
    }

    @Test
    void signalsAreHeard() {
        As4RefusedException refused = new As4RefusedException(Ebms.OTHER, Optional.of("id-8"), "SCHEMA_INVALID at /a");
        As4Received.Failure signed = (As4Received.Failure) AT_HUB.read(NETWORK.error(refused));
        assertThat(signed)
                .isEqualTo(new As4Received.Failure(
                        Optional.of("network"), Optional.of("id-8"), Ebms.OTHER, "SCHEMA_INVALID at /a"));
        As4Received.Failure unsigned = (As4Received.Failure) AT_HUB.read(As4Writer.unsignedError(refused));
        assertThat(unsigned.sender()).isEmpty();

        As4Received pull = AT_NETWORK.read(HUB.pull(MODE, "id-9").packet());
        assertThat(pull).isEqualTo(new As4Received.Pull("hub", "id-9", As4Mode.DEFAULT_CHANNEL));
        As4Received.Told ping =
                (As4Received.Told) AT_NETWORK.read(HUB.ping(MODE, "id-10").packet());
        assertThat(ping.isPing()).isTrue();
        assertThat(ping.service()).isEqualTo(As4Received.PING_SERVICE);
        assertThat(ping.header().getMpc()).as("pushed").isNotEqualTo(CHANNEL);
        MODE.mirrored().check(ping);
    }

    @Test
    void aTestMayAlsoNameTheAgreedServiceAndNoOther() {
        MODE.mirrored().check(ping("t2c"));
        assertThatExceptionOfType(As4RefusedException.class)
                .isThrownBy(() -> MODE.mirrored().check(ping("c2t")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Ebms.PROCESSING_MODE_MISMATCH));
        As4Received.Told message =
                (As4Received.Told) AT_NETWORK.read(sent(as(As4Received.PING_SERVICE, "IE3F10"), "id-13"));
        assertThatExceptionOfType(As4RefusedException.class)
                .as("that service has no messages")
                .isThrownBy(() -> MODE.mirrored().check(message));
    }

    private static As4Received.Told ping(String service) {
        return (As4Received.Told) AT_NETWORK.read(sent(as(service, As4Received.PING), "id-12"));
    }

    private static As4Packet sent(As4Mode mode, String id) {
        return HUB.tell(mode, id, "talk", Optional.empty(), FILING).packet();
    }

    private static As4Mode as(String service, String action) {
        return new As4Mode(
                MODE.self(),
                MODE.other(),
                MODE.agreement(),
                new As4Mode.Name(service, Optional.empty()),
                MODE.incoming(),
                Optional.of(action),
                MODE.channel(),
                MODE.pull(),
                MODE.pulled());
    }

    private static As4Sent sent(String id) {
        return HUB.tell(MODE, id, "talk", Optional.empty(), FILING);
    }

    private static As4Packet changed(As4Sent sent, String text) {
        assertThat(text).isNotEqualTo(new String(sent.packet().bytes(), ISO_8859_1));
        return new As4Packet(sent.packet().contentType(), text.getBytes(ISO_8859_1));
    }

    private static void refused(As4Packet packet, String code) {
        refused(AT_NETWORK, packet, code);
    }

    private static void refused(As4Reader reader, As4Packet packet, String code) {
        assertThatExceptionOfType(As4RefusedException.class)
                .isThrownBy(() -> reader.read(packet))
                .satisfies(refused ->
                        assertThat(refused.code()).as(refused.toString()).isEqualTo(code));
    }
}
