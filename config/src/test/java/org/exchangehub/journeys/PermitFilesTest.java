package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An issuer sends its permits by the file: each gets its result, and a bad one spoils no other. */
@Journey
class PermitFilesTest {

    private static final int MANY = 500;
    private static final String LINES = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private HubClient hub;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void eachLineGetsItsResultAndABadOneRefusesOnlyItself() {
        String prefix = "B" + Declarations.lrn() + "-";
        List<String> lines = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> switch (n) {
                    case 7 -> "{\"permit\": ";
                    case 8 -> permit(prefix + n).replace("EXPLOSIVES", "NO-SUCH-KIND");
                    case 9 -> permit(prefix + n).replace("\"KGM\"", "\"LTR\"");
                    case 10 -> "";
                    default -> permit(prefix + n);
                })
                .toList();
        String id = Declarations.lrn();
        Answered taken = send(LINES, String.join("\n", lines), id);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String file = "/api/v1/permit-files/" + taken.json().path("fileId").asString();
        assertThat(send(LINES, String.join("\n", lines), id).json().path("fileId"))
                .isEqualTo(taken.json().path("fileId"));

        JsonNode done = done(file);
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("registeredCount").asInt()).isEqualTo(MANY - 4);
        assertThat(done.path("refusedCount").asInt()).isEqualTo(3);
        List<JsonNode> results = results(file + "/results");
        assertThat(results).hasSize(MANY - 1);
        assertThat(results)
                .extracting(one -> one.path("position").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
        List<JsonNode> refused = results(file + "/results?status=refused");
        assertThat(refused).extracting(one -> one.path("position").asInt()).containsExactly(7, 8, 9);
        assertThat(refused)
                .extracting(one -> one.path("reason").asString())
                .containsExactly("MALFORMED", "PERMIT_KIND_UNKNOWN", "RULE_BROKEN");
        assertThat(refused.get(2).at("/faults/0/position").asString()).contains("/Permit/Line[1]/Quantity/UnitCode");
        assertThat(results(file + "/results?after=" + (MANY - 1))).hasSize(1);

        JsonNode last = hub.get(HubClient.CUSTOMS, "/api/v1/permits?reference=" + prefix + MANY)
                .json();
        assertThat(last.at("/permitList/permitState/0/effectiveStatusCode").asString())
                .isEqualTo("VALID");
        assertThat(hub.get(HubClient.CITES, file).status()).isEqualTo(404);
    }

    /** What a fall leaves: some results are kept, and of the records after them some are taken in already. */
    @Test
    void aFileHalfReadGoesOnAndTakesNoRecordTwice() {
        String prefix = "R" + Declarations.lrn() + "-";
        List<String> lines = IntStream.rangeClosed(1, 120)
                .mapToObj(n -> n == 80 ? "{\"permit\": " : permit(prefix + n))
                .toList();
        Answered taken = send(LINES, String.join("\n", lines), Declarations.lrn());
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String file = "/api/v1/permit-files/" + taken.json().path("fileId").asString();
        JsonNode before = done(file);
        List<JsonNode> results = results(file + "/results");
        assertThat(results).hasSize(120);
        long entries = entries(prefix);

        UUID id = UUID.fromString(taken.json().path("fileId").asString());
        jdbc.sql("delete from permit_file_record where file_id = ? and position > 50")
                .param(id)
                .update();
        jdbc.sql("update permit_file set state = 'TAKEN', ended_at = null, next_at = taken_at where id = ?")
                .param(id)
                .update();

        JsonNode after = done(file);
        assertThat(after.path("registeredCount")).isEqualTo(before.path("registeredCount"));
        assertThat(after.path("refusedCount")).isEqualTo(before.path("refusedCount"));
        assertThat(results(file + "/results"))
                .as("each record has the message that it had before")
                .isEqualTo(results);
        assertThat(entries(prefix)).as("nothing is issued twice").isEqualTo(entries);
        assertThat(jdbc.sql("select count(*) from message where correlation_id = ? and status = 'PROCESSED'")
                        .param(id.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(119);
    }

    private long entries(String prefix) {
        return jdbc.sql("""
                select count(*) from permit_entry e join permit p on p.id = e.permit_id where p.reference like ?""").param(prefix + "%").query(Long.class).single();
    }

    @Test
    void anXmlSequenceIsSplitAtTheChildrenOfItsRootAndGoesAsFarAsItCanBeRead() {
        String prefix = "X" + Declarations.lrn() + "-";
        String permits =
                "<list xmlns='urn:exchangehub:v1'>" + xml(prefix + 1) + "\n" + xml(prefix + 2) + "<Permit><oops>";
        Answered taken = hub.post(HubClient.CITES, "/api/v1/permit-files", XML, permits);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String file = "/api/v1/permit-files/" + taken.json().path("fileId").asString();
        await().untilAsserted(() -> assertThat(
                        hub.get(HubClient.CITES, file).json().path("state").asString())
                .isEqualTo("BROKEN"));
        JsonNode broken = hub.get(HubClient.CITES, file).json();
        assertThat(broken.path("registeredCount").asInt()
                        + broken.path("refusedCount").asInt())
                .isEqualTo(2);
        assertThat(broken.path("fault").asString()).contains("Not well-formed at line 2");
        assertThat(hub.get(HubClient.CITES, file + "/results").text().lines()).hasSize(2);
    }

    @Test
    void whoIssuesNoPermitsAndWhatIsNoFileOfPermitsIsRefused() {
        assertThat(hub.post(HubClient.CUSTOMS, "/api/v1/permit-files", LINES, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(send("text/plain", "{}", Declarations.lrn()).status()).isEqualTo(415);
    }

    private JsonNode done(String file) {
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(hub.get(HubClient.EXPLOSIVES, file)
                                .json()
                                .path("state")
                                .asString())
                        .isNotEqualTo("TAKEN"));
        return hub.get(HubClient.EXPLOSIVES, file).json();
    }

    private List<JsonNode> results(String path) {
        return hub.get(HubClient.EXPLOSIVES, path)
                .text()
                .lines()
                .map(JSON::readTree)
                .collect(Collectors.toList());
    }

    private Answered send(String type, String body, String id) {
        return hub.post(HubClient.EXPLOSIVES, "/api/v1/permit-files", type, body, "Message-Id", id);
    }

    private static String permit(String number) {
        return "{\"permit\": {\"permitId\": \"" + number + "\", \"kindCode\": \"EXPLOSIVES\","
                + " \"issuerId\": \"civil-protection-explosives\", \"versionId\": 1, \"statusCode\": \"VALID\","
                + " \"holder\": {\"identifier\": [{\"id\": \"NO912345678\", \"typeCode\": \"EORI\"}]},"
                + " \"singleUse\": false, \"line\": [{\"lineNumeric\": 1, \"commodityCodePrefix\": [\"3604\"],"
                + " \"quantity\": {\"value\": \"10\", \"unitCode\": \"KGM\"}}]}}";
    }

    private static String xml(String number) {
        return "<Permit><PermitID>" + number + "</PermitID></Permit>";
    }
}
