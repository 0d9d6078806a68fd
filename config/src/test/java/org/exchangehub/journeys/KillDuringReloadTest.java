package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A hub that is killed while a partner's folder changes under load loses nothing and maps nothing by a mixture. */
@Order(1)
class KillDuringReloadTest {

    private static final Duration LONG = Duration.ofSeconds(180);
    private static final PartnerId BOOKS = new PartnerId("books");
    private static final Pattern ASKED = Pattern.compile("lrn=\"([^\"]*)\" first=\"([^\"]*)\" second=\"([^\"]*)\"");

    @TempDir
    Path directory;

    @Test
    void noneIsLostAndEachIsMappedByOneVersion() throws Exception {
        TrialFolder folder = new TrialFolder(directory.resolve("partners"), BOOKS);
        folder.write("A");
        JsonForm json = new JsonForm(new Canonical());
        try (Simulators nobody = Simulators.listen(java.util.List.of(), json, Pace.immediate());
                HubProcess hub = new HubProcess(
                        directory,
                        nobody,
                        "--hub.connectors-directory=" + folder.directory(),
                        "--hub.connectors-interval=300ms",
                        "--hub.connectors-packaged=customs",
                        "--hub.partners.books.password=" + HubProcess.PASSWORD)) {
            hub.start();
            await().atMost(LONG).until(() -> !hash(hub).isEmpty());
            String first = hash(hub);
            Map<String, String> caseOfLrn = new ConcurrentHashMap<>();
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger next = new AtomicInteger();
            CompletableFuture<?>[] load = IntStream.range(0, 3)
                    .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                        while (!stop.get()) {
                            String lrn = "BOOK-" + next.incrementAndGet();
                            caseOfLrn.put(lrn, lodge(hub, lrn));
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            try {
                awaitMore(caseOfLrn, 30);
                folder.marks("B", "B");
                // Somewhere between seeing the change, checking it, putting it on record and taking it up.
                awaitMore(caseOfLrn, 10);
                hub.kill();
                hub.start();
                await().atMost(LONG).until(() -> !hash(hub).equals(first));
                awaitMore(caseOfLrn, 30);
                folder.marks("C", "C");
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> hash(hub).length() == 64 && !hash(hub).equals(first));
                hub.kill();
                folder.marks("A", "A");
                hub.start();
                await().atMost(LONG).until(() -> hash(hub).equals(first));
                awaitMore(caseOfLrn, 30);
            } finally {
                stop.set(true);
            }
            CompletableFuture.allOf(load).join();

            Map<String, String> marks = receive(hub, caseOfLrn.size());
            assertThat(marks.keySet()).containsExactlyInAnyOrderElementsOf(caseOfLrn.keySet());
            assertThat(marks.values()).contains("A A", "B B").allMatch(mark -> mark.charAt(0) == mark.charAt(2));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(
                                    KillTest.balance(hub).path("balanced").asBoolean())
                            .isTrue());
        }
    }

    private static void awaitMore(Map<String, String> lodged, int more) {
        int before = lodged.size();
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> lodged.size() >= before + more);
    }

    private static String lodge(HubProcess hub, String lrn) {
        return KillTest.acknowledged(
                hub, lrn, "/api/v1/declarations", "POST", Declarations.original(lrn, Declarations.BOOKS));
    }

    private static String hash(HubProcess hub) {
        try {
            return new JsonMapper()
                    .readTree(hub.send(hub.operate("/api/v1/connectors/books")).body())
                    .path("hash")
                    .asString("");
        } catch (IOException down) {
            throw new UncheckedIOException(down);
        }
    }

    /** What came to the partner, by declaration; each may come once only. */
    private static Map<String, String> receive(HubProcess hub, int expected) {
        Map<String, String> marks = new TreeMap<>();
        String url = "tcp://127.0.0.1:" + hub.brokerPort() + "?useEpoll=false&useKQueue=false";
        try (JMSContext session =
                new ActiveMQConnectionFactory(url).createContext(BOOKS.value(), HubProcess.PASSWORD)) {
            JMSConsumer queue = session.createConsumer(session.createQueue("hub.out." + BOOKS));
            await().atMost(LONG).pollInterval(Duration.ofMillis(1)).until(() -> {
                Message message = queue.receive(1_000);
                if (message instanceof BytesMessage bytes) {
                    Matcher found = ASKED.matcher(new String(bytes.getBody(byte[].class), UTF_8));
                    assertThat(found.find()).isTrue();
                    assertThat(marks.put(found.group(1), found.group(2) + " " + found.group(3)))
                            .as("came twice: " + found.group(1))
                            .isNull();
                }
                return marks.size() >= expected;
            });
            assertThat(queue.receive(500)).as("nothing more comes").isNull();
        }
        return marks;
    }
}
