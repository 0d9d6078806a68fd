package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.attachment.AttachmentRules;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files that messages refer to: taken whole or not at all, scanned, and handed out to those concerned alone. */
@Journey
class AttachmentsTest {

    private static final String PATH = "/api/v1/attachments";
    private static final String BINARY = "application/octet-stream";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Bodies bodies;

    @Autowired
    private AttachmentRules rules;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theScannerAnswersAgain() {
        JourneyConfig.SCANNER.letGo();
        partners.of(HubClient.EXPLOSIVES).up();
    }

    @Test
    void aFileIsTakenTypedByItsContentAndHandedOutAsADownload() throws Exception {
        Answered taken = hub.post(
                HubClient.FOOD, PATH, "text/html", PNG, "Content-Disposition", "attachment; filename=\"../a b.html\"");
        assertThat(taken.status()).isEqualTo(201);
        JsonNode description = taken.json();
        String id = description.path("attachmentId").asString();
        assertThat(taken.location()).isEqualTo(PATH + "/" + id);
        assertThat(description.path("mediaType").asString()).isEqualTo("image/png");
        assertThat(description.path("fileName").asString()).isEqualTo("a b.html");
        assertThat(description.path("byteCount").asLong()).isEqualTo(PNG.length);
        assertThat(description.path("sha256").asString())
                .isEqualTo(HexFormat.of().formatHex(sha256(PNG)));
        awaitState(HubClient.FOOD, id, "CLEAN");

        Answered got = hub.get(HubClient.FOOD, PATH + "/" + id);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(PNG);
        assertThat(got.headers())
                .containsEntry("Content-Type", "image/png")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Repr-Digest", digest(PNG));
        assertThat(got.headers().get("Content-Disposition")).startsWith("attachment;");

        Answered part = hub.get(HubClient.FOOD, PATH + "/" + id, "Range", "bytes=1-3");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("PNG");
    }

    @Test
    void aFormHoldsOneFile() {
        String one = part("a.txt", "first");
        Answered taken = hub.post(HubClient.FOOD, PATH, "multipart/form-data; boundary=x", one + "--x--\r\n");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().path("byteCount").asInt()).isEqualTo(5);
        assertThat(taken.json().path("fileName").asString()).isEqualTo("a.txt");

        String name = unique();
        Answered two = hub.post(
                HubClient.FOOD,
                PATH,
                "multipart/form-data; boundary=x",
                part(name, "first") + part("b.txt", "second") + "--x--\r\n");
        assertThat(two.status()).isEqualTo(422);
        Answered cutOff = hub.post(HubClient.FOOD, PATH, "multipart/form-data; boundary=x", part(name, "first") + "--");
        assertThat(cutOff.code()).isEqualTo("BODY_INCOMPLETE");
        assertNothingLeft(name);
    }

    private static String part(String name, String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + text
                + "\r\n";
    }

    @Test
    void whatHasAnotherDigestThanToldIsRefusedAndGone() throws Exception {
        String name = unique();
        Answered wrong = send(HubClient.FOOD, PNG, name, "Content-Digest", digest("other".getBytes(UTF_8)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("DIGEST_MISMATCH");
        assertNothingLeft(name);
        Answered unreadable = send(HubClient.FOOD, PNG, name, "Content-Digest", "sha-256=:abc:");
        assertThat(unreadable.code()).isEqualTo("RULE_BROKEN");
        assertThat(send(HubClient.FOOD, PNG, name, "Content-Digest", digest(PNG))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theSameIdWithTheSameBytesIsTheSameAttachment() {
        String id = unique();
        String first = id(send(HubClient.FOOD, PNG, id, "Message-Id", id));
        assertThat(id(send(HubClient.FOOD, PNG, id, "Message-Id", id))).isEqualTo(first);
        Answered other = send(HubClient.FOOD, "other".getBytes(UTF_8), id, "Message-Id", id);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("MESSAGE_ID_REUSED");
        assertThat(id(send(HubClient.CITES, PNG, id, "Message-Id", id)))
                .as("another sender's")
                .isNotEqualTo(first);
        assertThat(count(id)).isEqualTo(2);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItComes() throws Exception {
        assertThat(raw(99_999_999, out -> out.write(PNG))).contains(" 413 ", "BODY_TOO_LARGE");
    }

    @Test
    void aSenderThatOnlyTricklesIsRefused() throws Exception {
        int before = refused("BODY_INCOMPLETE");
        String answer = raw(
                10_000,
                out -> await().pollInterval(java.time.Duration.ofMillis(100)).until(() -> {
                    out.write(1);
                    out.flush();
                    return refused("BODY_INCOMPLETE") > before;
                }));
        assertThat(answer).contains(" 400 ", "BODY_INCOMPLETE");
    }

    @Test
    void aBodyThatIsCutOffLeavesNothing() throws Exception {
        int before = refused("BODY_INCOMPLETE");
        raw(10_000, OutputStream::flush, true);
        await().untilAsserted(() -> assertThat(refused("BODY_INCOMPLETE")).isGreaterThan(before));
        assertThat(jdbc.sql("select count(*) from attachment where file_name = 'raw'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyElseReadsIt() {
        String id = clean(HubClient.FOOD);
        for (PartnerId other : new PartnerId[] {HubClient.CITES, HubClient.CUSTOMS, HubClient.EXPLOSIVES}) {
            assertThat(hub.get(other, PATH + "/" + id).code()).isEqualTo("NOT_FOUND");
            assertThat(hub.get(other, PATH + "/" + id + "/description").code()).isEqualTo("NOT_FOUND");
            assertThatThrownBy(() -> rules.check(other, result(id)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("ATTACHMENT_UNKNOWN")
                    .hasMessageContaining("/ControlResult/AttachmentID");
        }
        rules.check(HubClient.FOOD, result(id));
    }

    @Test
    void theOwnerOfACaseReadsWhatItsMessagesReferTo() {
        String id = clean(HubClient.FOOD);
        Answered lodged = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.XML,
                Declarations.original(Declarations.lrn(), Declarations.BOOKS));
        refer(id, lodged.json().path("messageId").asString());
        assertThat(hub.get(HubClient.CUSTOMS, PATH + "/" + id).body()).isEqualTo(PNG);
        assertThat(hub.get(HubClient.CUSTOMS_WCO, PATH + "/" + id).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aMessageWaitsForTheScannerAndThenItsReceiverReadsTheAttachment() {
        partners.of(HubClient.EXPLOSIVES).down();
        JourneyConfig.SCANNER.hold();
        String id = id(send(HubClient.FOOD, PNG, unique()));
        assertThat(hub.get(HubClient.FOOD, PATH + "/" + id).code()).isEqualTo("ATTACHMENT_NOT_SCANNED");
        UUID delivery = owe(id);
        await().during(java.time.Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(state(delivery)).isEqualTo("READY"));
        assertThat(hub.get(HubClient.EXPLOSIVES, PATH + "/" + id).code()).isEqualTo("NOT_FOUND");

        JourneyConfig.SCANNER.letGo();
        await().untilAsserted(() -> assertThat(state(delivery)).isEqualTo("OFFERED"));
        assertThat(hub.get(HubClient.EXPLOSIVES, PATH + "/" + id).body()).isEqualTo(PNG);
        assertThat(hub.get(HubClient.CITES, PATH + "/" + id).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void whatTheScannerRejectsIsNeverHandedOutAndItsSenderIsTold() {
        JourneyConfig.SCANNER.hold();
        String id = id(send(HubClient.CUSTOMS, SimulatedClamd.EICAR.getBytes(UTF_8), unique()));
        UUID delivery = owe(id);
        JourneyConfig.SCANNER.letGo();
        awaitState(HubClient.CUSTOMS, id, "REJECTED");
        assertThat(hub.get(HubClient.CUSTOMS, PATH + "/" + id).code()).isEqualTo("ATTACHMENT_REJECTED");
        assertThat(hub.get(HubClient.CUSTOMS, PATH + "/" + id + "/description")
                        .json()
                        .path("finding")
                        .asString())
                .isEqualTo("Eicar-Test-Signature");
        await().untilAsserted(() -> assertThat(state(delivery)).isEqualTo("PARKED"));
        assertThat(jdbc.sql(
                                "select count(*) from delivery where case_id = ? and kind = 'refusal' and partner = 'customs'")
                        .param(UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> rules.check(HubClient.CUSTOMS, result(id)))
                .hasMessageContaining("ATTACHMENT_REJECTED")
                .hasMessageContaining("/ControlResult/AttachmentID");
    }

    @Test
    void whatADocumentRefersToIsOnRecord() {
        String id = id(send(HubClient.FOOD, PNG, unique()));
        UUID owner = UUID.randomUUID();
        transaction.executeWithoutResult(status -> bodies.keepCanonical(owner, result(id)));
        assertThat(jdbc.sql("select attachment from attachment_reference where owner = ?")
                        .param(owner)
                        .query(UUID.class)
                        .list())
                .containsExactly(UUID.fromString(id));
    }

    private static byte[] result(String id) {
        return "<ControlResult xmlns=\"urn:exchangehub:v1\"><AttachmentID>%s</AttachmentID></ControlResult>"
                .formatted(id)
                .getBytes(UTF_8);
    }

    /** A message on its way to the explosives authority that refers to an attachment. */
    private UUID owe(String attachment) {
        UUID id = UUID.randomUUID();
        String withdrawal = """
                <Withdrawal xmlns="urn:exchangehub:v1"><ReferralID>%s</ReferralID><VersionID>2</VersionID><CaseID>%s</CaseID>\
                <RecipientID>%s</RecipientID><Reference><CaseID>%s</CaseID></Reference><ReasonCode>CANCELLED</ReasonCode>\
                <IssueDateTime>2026-11-24T10:00:00Z</IssueDateTime></Withdrawal>""".formatted(id, id, HubClient.EXPLOSIVES, id);
        transaction.executeWithoutResult(status -> {
            outbox.owe(new Outbox.Owed(
                    id,
                    HubClient.EXPLOSIVES,
                    Kind.WITHDRAWAL,
                    UUID.randomUUID(),
                    Optional.empty(),
                    Optional.empty(),
                    withdrawal.getBytes(UTF_8),
                    "Test"));
            refer(attachment, id.toString());
        });
        return id;
    }

    private void refer(String attachment, String owner) {
        jdbc.sql("insert into attachment_reference (attachment, owner) values (?, ?)")
                .param(UUID.fromString(attachment))
                .param(UUID.fromString(owner))
                .update();
    }

    private String state(UUID delivery) {
        return jdbc.sql("select state from delivery where id = ?")
                .param(delivery)
                .query(String.class)
                .single();
    }

    private String clean(PartnerId sender) {
        String id = id(send(sender, PNG, unique()));
        awaitState(sender, id, "CLEAN");
        return id;
    }

    private void awaitState(PartnerId reader, String id, String state) {
        await().untilAsserted(() -> assertThat(hub.get(reader, PATH + "/" + id + "/description")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo(state));
    }

    private Answered send(PartnerId sender, byte[] body, String name, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Disposition";
        all[1] = "attachment; filename=\"" + name + "\"";
        return hub.post(sender, PATH, BINARY, body, all);
    }

    private static String id(Answered taken) {
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        return taken.json().path("attachmentId").asString();
    }

    private void assertNothingLeft(String name) {
        assertThat(count(name)).isZero();
    }

    private int count(String name) {
        return jdbc.sql("select count(*) from attachment where file_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int refused(String reason) {
        return jdbc.sql("select count(*) from message where reason = ? and sender = 'environment-cites'")
                .param(reason)
                .query(Integer.class)
                .single();
    }

    private static String unique() {
        return "F" + UUID.randomUUID();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String digest(byte[] bytes) throws Exception {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":";
    }

    /** What a sender does with its connection after the headers. */
    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    private String raw(int length, Sending body) throws IOException {
        return raw(length, body, false);
    }

    /** A call that an HTTP client would not make. */
    private String raw(int length, Sending body, boolean cutOff) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.url("/").getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nAuthorization: Bearer "
                            + hub.token(HubClient.CITES)
                            + "\r\nContent-Disposition: attachment; filename=raw\r\nContent-Length: "
                            + length + "\r\n\r\n")
                    .getBytes(UTF_8));
            body.to(out);
            out.flush();
            return cutOff ? "" : answer(socket.getInputStream());
        }
    }

    /** Up to the end of the problem: the hub may keep the connection a while for what was not sent. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int one = in.read(); one >= 0; one = in.read()) {
            answer.append((char) one);
            if (answer.indexOf("\r\n\r\n") > 0 && answer.indexOf("}]") > 0) {
                break;
            }
        }
        return answer.toString();
    }
}
