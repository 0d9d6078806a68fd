package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Setup;
import org.exchangehub.connectors.simulator.Simulators;

/** Filings that go to a network by AS4 and are answered by AS4, while the hub between is killed. */
final class As4Traffic {

    static final PartnerId ICS2 = new PartnerId("eu-ics2");

    /** How fast it files: what is measured is what a kill does, not the speed. */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final Pattern TYPE = Pattern.compile("<TypeCode>(IE3[A-Z]\\d\\d)<");

    private final HubProcess hub;
    private final List<String> filed = new CopyOnWriteArrayList<>();

    As4Traffic(HubProcess hub) {
        this.hub = hub;
    }

    /** The settings of a hub that exchanges with the simulated network by the keys in this directory. */
    static String[] settings(Path keys) {
        return new String[] {
            "--hub.partners.eu-ics2.keystore=" + keys.resolve("hub-eu-ics2.p12"),
            "--hub.partners.eu-ics2.keystore-password=" + Setup.PASSWORD
        };
    }

    /** Files one after the other; each is sent until the hub has taken it, under the same id. */
    int run(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            String lrn = "KILL-AS4-" + filed.size();
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            String filing = """
                    <Notice xmlns="urn:exchangehub:v1"><NoticeID>%1$s</NoticeID><RecipientID>eu-ics2</RecipientID><TypeCode>IE3F10</TypeCode>\
                    <OriginatorID>NO.ICS2</OriginatorID><Reference><LRN>%1$s</LRN><DeclarantIdentifier><ID>NO912345678</ID>\
                    <TypeCode>EORI</TypeCode></DeclarantIdentifier></Reference><EventDateTime>%2$s</EventDateTime></Notice>""".formatted(lrn, now);
            await().atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> hub.send(hub.request(HubClient.CUSTOMS, "/api/v1/notices")
                                            .header("Message-Id", lrn)
                                            .header("Content-Type", Declarations.XML)
                                            .POST(HttpRequest.BodyPublishers.ofString(filing)))
                                    .statusCode()
                            == 202);
            filed.add(lrn);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return filed.size();
    }

    /** Each filing is at the network once, and Customs was told each of its answers once and in order. */
    void check(Simulators partners) {
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            Map<String, List<String>> told = partners.of(HubClient.CUSTOMS).received().stream()
                    .map(As4Traffic::text)
                    .filter(text -> text.contains("<LRN>KILL-AS4-"))
                    .collect(Collectors.groupingBy(
                            text -> text.replaceFirst("(?s).*<LRN>(KILL-AS4-\\d+)</LRN>.*", "$1"),
                            Collectors.mapping(As4Traffic::type, Collectors.toList())));
            assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(filed);
            assertThat(told.values()).allSatisfy(types -> assertThat(types).containsExactly("IE3R01", "IE3N03"));
        });
        assertThat(partners.of(ICS2).received().stream()
                        .map(As4Traffic::text)
                        .map(text -> text.replaceFirst("(?s).*<LRN>(KILL-AS4-\\d+)</LRN>.*", "$1"))
                        .toList())
                .as("filings at the network")
                .containsExactlyInAnyOrderElementsOf(filed);
    }

    private static String text(Received message) {
        return new String(message.wire().bytes(), UTF_8);
    }

    private static String type(String text) {
        Matcher type = TYPE.matcher(text);
        return type.find() ? type.group(1) : "none";
    }
}
