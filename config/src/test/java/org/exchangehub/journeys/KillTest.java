package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.simulator.Note;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Served;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub that is killed in the middle of its work loses nothing that it has acknowledged, and does nothing twice. */
@Order(1)
class KillTest {

    private static final int DECLARATIONS = Integer.getInteger("kill.declarations", 60);
    private static final int REPLACED_ONE_IN = 4;
    private static final int SENDERS = 4;
    private static final String HIDES = "41032000";
    private static final String HORMONES = "29372200";
    private static final String CARS = "87038010";
    private static final String RIFLE_PARTS = "93052000";
    /** Its answers are fetched. */
    private static final PartnerId ROADS = new PartnerId("public-roads-administration");
    /** Its answers are fetched, and it removes no duplicates: what may have reached it is read back. */
    private static final PartnerId POLICE = new PartnerId("police");

    /** It keeps the permits of its kind itself. */
    private static final PartnerId F_GASES = new PartnerId("environment-f-gases-ozone");

    private static final List<PartnerId> AGENCIES =
            List.of(HubClient.FOOD, HubClient.CITES, HubClient.MEDICINES, HubClient.EXPLOSIVES, ROADS, POLICE);

    /** Answers at once; looks for a hub that is away twice a second. */
    private static final Pace PACE = new Pace(Clock.systemUTC(), Optional.of(Duration.ZERO), Duration.ofMillis(500));

    @TempDir
    Path directory;

    @Test
    void everyDeclarationHasItsEffectOnceAndBothSumsAreRight() throws Exception {
        Canonical canonical = new Canonical();
        JsonForm json = new JsonForm(canonical);
        List<String> folders = Stream.concat(Stream.of(HubClient.CUSTOMS, F_GASES, As4Traffic.ICS2), AGENCIES.stream())
                .map(PartnerId::value)
                .toList();
        Catalogue catalogue = Catalogue.of(
                Catalogue.packaged().stream()
                        .filter(folder -> folders.contains(folder.name()))
                        .toList(),
                new Translator(canonical, json, new Packs(directory.resolve("no-packs"))));
        Setup setup = new Setup(PACE, System.nanoTime(), InetAddress.getLoopbackAddress(), 0, Optional.of(directory));
        List<String> settings = new ArrayList<>(List.of(As4Traffic.settings(directory)));
        settings.add("--hub.connectors-packaged=" + String.join(",", folders));
        try (Simulators partners = Simulators.listen(catalogue.all(), json, setup);
                HubProcess hub = new HubProcess(directory, partners, settings.toArray(String[]::new))) {
            hub.start();
            Map<String, String> caseOfLrn = new ConcurrentHashMap<>();
            AtomicInteger next = new AtomicInteger();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            List<Future<?>> sending = IntStream.range(0, SENDERS)
                    .<Future<?>>mapToObj(n -> senders.submit(() -> lodgeAll(hub, next, caseOfLrn)))
                    .toList();
            List<PermitTraffic> permits = List.of(
                    new PermitTraffic(hub, System.nanoTime()),
                    new PermitTraffic(hub, Optional.of(partners.of(F_GASES)), System.nanoTime()));
            As4Traffic filings = new As4Traffic(hub);
            ExecutorService asking = Executors.newFixedThreadPool(permits.size() + 1);
            List<Future<Integer>> asked = permits.stream()
                    .map(one -> asking.submit(() -> one.run(() -> caseOfLrn.size() < DECLARATIONS)))
                    .toList();
            Future<Integer> filed = asking.submit(() -> filings.run(() -> caseOfLrn.size() < DECLARATIONS));
            for (int killAt : new int[] {DECLARATIONS / 4, DECLARATIONS / 2}) {
                await().atMost(Duration.ofSeconds(180)).until(() -> caseOfLrn.size() >= killAt);
                hub.kill();
                hub.start();
            }
            for (Future<?> sender : sending) {
                sender.get();
            }
            senders.shutdown();
            for (Future<Integer> one : asked) {
                assertThat(one.get()).isPositive();
            }
            assertThat(filed.get()).isPositive();
            asking.shutdown();
            permits.forEach(PermitTraffic::check);
            permits.forEach(PermitTraffic::checkKeeper);
            PermitTraffic.checkLedger(hub);
            filings.check(partners);

            await().atMost(Duration.ofSeconds(300))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(open(balance(hub))).isZero());
            assertThat(caseOfLrn).hasSize(DECLARATIONS);
            assertThat(balance(hub).path("balanced").asBoolean()).isTrue();
            assertThat(received(balance(hub), "declaration")).isEqualTo(DECLARATIONS + DECLARATIONS / REPLACED_ONE_IN);
            for (PartnerId agency : AGENCIES) {
                assertEachReferralOnceAndInOrder(partners, agency, caseOfLrn);
            }
            assertThat(partners.of(POLICE).received())
                    .as("nothing was sent twice to who removes no duplicates")
                    .allMatch(message -> message.repeats() == 0);
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(List.of(ROADS, POLICE))
                            .allSatisfy(agency -> assertThat(partners.of(agency).served())
                                    .hasSizeGreaterThanOrEqualTo(DECLARATIONS)
                                    .noneMatch(item -> item.standing() == Served.Standing.OPEN)));
            assertThat(balance(hub).path("balanced").asBoolean()).isTrue();
        }
    }

    private static boolean isReplaced(int n) {
        return n % REPLACED_ONE_IN == 0;
    }

    /** Each declaration is lodged, and some are then replaced; whatever is not acknowledged is sent again under the same id. */
    private static void lodgeAll(HubProcess hub, AtomicInteger next, Map<String, String> caseOfLrn) {
        for (int n = next.getAndIncrement(); n < DECLARATIONS; n = next.getAndIncrement()) {
            String lrn = "KILL-" + n;
            String[] goods = {HIDES, HORMONES, Declarations.FIREWORKS, CARS, RIFLE_PARTS};
            String caseId =
                    acknowledged(hub, "lodge-" + n, "/api/v1/declarations", "POST", Declarations.original(lrn, goods));
            if (isReplaced(n)) {
                acknowledged(
                        hub,
                        "replace-" + n,
                        "/api/v1/cases/" + caseId + "/declaration",
                        "PUT",
                        Declarations.replacement(lrn, 2, 200, goods));
            }
            caseOfLrn.put(lrn, caseId);
        }
    }

    /** Sends until the hub has taken it; the case that it belongs to. */
    static String acknowledged(HubProcess hub, String id, String path, String method, String body) {
        return await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(
                        () -> {
                            HttpResponse<String> answer = hub.send(hub.request(HubClient.CUSTOMS, path)
                                    .header("Message-Id", id)
                                    .header("Content-Type", Declarations.XML)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
                            return answer.statusCode() == 202
                                    ? new JsonMapper()
                                            .readTree(answer.body())
                                            .path("caseId")
                                            .asString()
                                    : "";
                        },
                        caseId -> !caseId.isEmpty());
    }

    private static void assertEachReferralOnceAndInOrder(
            Simulators partners, PartnerId agency, Map<String, String> caseOfLrn) {
        Map<String, List<Integer>> versionsOfCase = partners.of(agency).received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.kind() == Kind.REFERRAL)
                .collect(Collectors.groupingBy(
                        note -> note.caseId().orElseThrow(), Collectors.mapping(Note::number, Collectors.toList())));
        assertThat(versionsOfCase.keySet())
                .as("cases at " + agency)
                .containsExactlyInAnyOrderElementsOf(caseOfLrn.values());
        caseOfLrn.forEach((lrn, caseId) -> assertThat(versionsOfCase.get(caseId))
                .as("versions of " + lrn + " at " + agency)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(isReplaced(Integer.parseInt(lrn.substring(5))) ? 2 : 1));
    }

    static JsonNode balance(HubProcess hub) {
        try {
            return new JsonMapper()
                    .readTree(hub.send(hub.operate("/api/v1/balance")).body());
        } catch (IOException down) {
            throw new UncheckedIOException(down);
        }
    }

    /** How many messages and deliveries are neither done nor refused. */
    static long open(JsonNode balance) {
        assertThat(balance.path("received")).isNotEmpty();
        return balance.path("received")
                        .valueStream()
                        .mapToLong(row -> row.path("inFlight").asLong())
                        .sum()
                + balance.path("owed")
                        .valueStream()
                        .mapToLong(row -> row.path("inFlight").asLong()
                                + row.path("parked").asLong())
                        .sum();
    }

    private static long received(JsonNode balance, String kind) {
        return balance.path("received")
                .valueStream()
                .filter(row -> row.path("kind").asString().equals(kind))
                .mapToLong(row -> row.path("processed").asLong())
                .sum();
    }
}
