package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Partners come, change and go while the hub runs. */
@Journey
class ReloadTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern ASKED = Pattern.compile("lrn=\"([^\"]*)\" first=\"([^\"]*)\" second=\"([^\"]*)\"");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Path DIRECTORY = directory();

    private final PartnerId partner = new PartnerId("books-" + NEXT.incrementAndGet());
    private final TrialFolder folder = new TrialFolder(DIRECTORY, partner);

    @Autowired
    private HubClient hub;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CamelContext camel;

    @DynamicPropertySource
    static void watched(DynamicPropertyRegistry settings) {
        settings.add("hub.connectors-directory", DIRECTORY::toString);
        settings.add("hub.connectors-interval", () -> "500ms");
    }

    @AfterEach
    void remove() {
        folder.remove();
        awaitState("REMOVED");
        await().atMost(SOON).until(() -> routes().isEmpty());
    }

    @Test
    void aNewFolderIsTakenUpAndItsFirstReferralRelayedWithoutARestart() {
        assertThat(state().status()).isEqualTo(404);
        folder.write("A");
        awaitState("IN_FORCE");

        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/connectors").status())
                .as("for operators only")
                .isEqualTo(403);
        JsonNode shown = state().json();
        assertThat(shown.path("name").asString()).isEqualTo("Book Inspectorate");
        assertThat(shown.path("channel").asString()).isEqualTo("QUEUE");
        assertThat(shown.path("agreement").path("state").asString()).isEqualTo("APPROVED");
        String lrn = lodge();
        assertThat(receive(1)).containsExactly(new Asked(lrn, "A", "A"));
        assertThat(jdbc.sql("select distinct connector_hash from delivery where partner = ?")
                        .param(partner.value())
                        .query(String.class)
                        .list())
                .as("the version is on record")
                .containsExactly(shown.path("hash").asString());
    }

    @Test
    void aBrokenChangeIsRefusedWithFileAndLineWhileTheOldVersionStaysInForce() {
        folder.write("A");
        awaitState("IN_FORCE");
        String before = hash();

        folder.write("maps/mark.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template name="mark">
                    <xsl:attribute name="second" select="concat("/>
                  </xsl:template>
                </xsl:stylesheet>
                """);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(state().json().path("refused").asString()).contains(partner + "/maps/", "line 3"));
        assertThat(hash()).isEqualTo(before);
        Answered health = hub.operate("GET", "/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("line 3", partner.value());
        assertThat(hub.get(HubClient.CUSTOMS, "/actuator/health").text())
                .as("only operators see why")
                .doesNotContain(partner.value());
        String lrn = lodge();
        assertThat(receive(1)).containsExactly(new Asked(lrn, "A", "A"));

        folder.marks("B", "B");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(state().json().has("refused")
                            && !state().json().path("refused").isNull())
                    .isFalse();
            assertThat(hash()).isNotEqualTo(before);
        });
        String next = lodge();
        assertThat(receive(1)).containsExactly(new Asked(next, "B", "B"));
    }

    @Test
    void aFailingSampleIsRefusedWithFileLineAndReasonWhileTheOldVersionStaysInForce() {
        folder.write("A");
        awaitState("IN_FORCE");
        String before = hash();

        folder.write("samples/referral/one.wire.xml", "<asked lrn=\"B-1\" first=\"A\"\n  second=\"other\"/>");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state().json().path("refused").asString())
                        .startsWith(partner + "/samples/referral/one.wire.xml line 1: becomes its wire form: ")
                        .contains("other"));
        assertThat(hash()).isEqualTo(before);

        folder.marks("B", "B");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(state().json().has("refused")).isFalse();
            assertThat(hash()).isNotEqualTo(before);
        });
    }

    @Test
    void aRemovedPartnerIsAskedNoMoreAndComesBack() {
        folder.write("A");
        awaitState("IN_FORCE");
        String hash = hash();
        String first = lodge();
        assertThat(receive(1)).containsExactly(new Asked(first, "A", "A"));

        assertThat(routes()).hasSize(4);
        folder.remove();
        awaitState("REMOVED");
        await().atMost(SOON).until(() -> routes().isEmpty());
        String unasked = lodge();
        assertThat(jdbc.sql("select count(*) from referral where partner = ?")
                        .param(partner.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        folder.write("A");
        awaitState("IN_FORCE");
        assertThat(hash()).as("the same version as before").isEqualTo(hash);
        String last = lodge();
        assertThat(receive(1))
                .containsExactly(new Asked(last, "A", "A"))
                .noneMatch(asked -> asked.lrn().equals(unasked));
    }

    @Test
    void underLoadNoneIsLostAndNoneIsMappedByAMixtureOfTwoVersions() {
        folder.write("A");
        awaitState("IN_FORCE");
        ConcurrentLinkedQueue<String> lodged = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<Void>> load = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            load.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    lodged.add(lodge());
                }
            }));
        }
        try {
            for (String mark : List.of("B", "A", "B", "A")) {
                String before = hash();
                int already = lodged.size();
                folder.marks(mark, mark);
                await().atMost(SOON).until(() -> !hash().equals(before) && lodged.size() > already + 20);
            }
        } finally {
            stop.set(true);
            load.forEach(CompletableFuture::join);
        }
        List<Asked> asked = receive(lodged.size());
        assertThat(asked).extracting(Asked::lrn).containsExactlyInAnyOrderElementsOf(lodged);
        assertThat(asked).allMatch(one -> one.first().equals(one.second()), "mapped wholly by one version");
        assertThat(asked).extracting(Asked::first).contains("A", "B");
        assertThat(byVersion())
                .as("the version on record is the one that mapped")
                .containsValues(
                        asked.stream().filter(one -> one.first().equals("A")).count(),
                        asked.stream().filter(one -> one.first().equals("B")).count())
                .hasSize(2);
        await().untilAsserted(() -> assertThat(hub.operate("GET", "/api/v1/balance")
                        .json()
                        .path("balanced")
                        .asBoolean())
                .isTrue());
    }

    private record Asked(String lrn, String first, String second) {}

    /** How many deliveries each pair of folder version and map made. */
    private Map<String, Long> byVersion() {
        return jdbc
                .sql("select connector_hash || ' ' || map_hash from delivery where partner = ?")
                .param(partner.value())
                .query(String.class)
                .list()
                .stream()
                .collect(groupingBy(version -> version, counting()));
    }

    private String lodge() {
        String lrn = Declarations.lrn();
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.XML,
                Declarations.original(lrn, Declarations.BOOKS));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return lrn;
    }

    private List<Asked> receive(int expected) {
        List<Asked> asked = new ArrayList<>();
        try (JMSContext session = hub.core(partner)) {
            JMSConsumer queue = session.createConsumer(session.createQueue("hub.out." + partner));
            await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> {
                byte[] body = queue.receiveBody(byte[].class, 1_000);
                if (body != null) {
                    Matcher found = ASKED.matcher(new String(body, UTF_8));
                    assertThat(found.find()).isTrue();
                    asked.add(new Asked(found.group(1), found.group(2), found.group(3)));
                }
                return asked.size() >= expected;
            });
            assertThat(queue.receive(200)).as("nothing more comes").isNull();
        }
        return asked;
    }

    private List<String> routes() {
        return camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.endsWith(" " + partner))
                .toList();
    }

    private Answered state() {
        return hub.operate("GET", "/api/v1/connectors/" + partner);
    }

    private String hash() {
        return state().json().path("hash").asString();
    }

    private void awaitState(String wanted) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(state().json().path("state").asString()).isEqualTo(wanted));
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("hub-connectors");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
