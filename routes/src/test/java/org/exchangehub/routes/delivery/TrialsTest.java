package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.Trials.Trial;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jms.core.JmsTemplate;

/** What there is to be tried of a partner's connection, and what is told where it can not be. */
class TrialsTest {

    private static final PartnerId ICS2 = new PartnerId("eu-ics2");
    private static final PartnerId REPOSITORY = new PartnerId("eu-ics2-repository");
    private static final PartnerId FINLAND = new PartnerId("finnish-customs");
    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Catalogue PACKAGED = Catalogue.of(
            Catalogue.packaged().stream()
                    .filter(folder -> Set.of(ICS2.value(), REPOSITORY.value(), FINLAND.value())
                            .contains(folder.name()))
                    .toList(),
            TRANSLATOR);

    private final Endpoints endpoints = new Endpoints();

    @Test
    void whoPullsNeedsAnAddressToBeTested() {
        endpoints.keys(ICS2, ThrowAwayKeys.make("hub", "eu-ics2").self());
        assertThat(trials(Catalogue.of(List.of(pulled()), TRANSLATOR)).run(ICS2.value(), "me"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.reached()).isFalse();
                    assertThat(trial.address()).isEmpty();
                    assertThat(trial.said()).isEqualTo("no address: set hub.partners.eu-ics2.url");
                });
    }

    @Test
    void whatIsMissingIsToldForEachService() {
        endpoints.put(REPOSITORY, new Endpoint(URI.create("http://192.0.2.1/ccn2"), Optional.empty()));
        assertThat(trials(PACKAGED).run(REPOSITORY.value(), "me"))
                .hasSize(7)
                .allSatisfy(trial -> assertThat(trial.said()).contains("https alone"));
        endpoints.put(REPOSITORY, new Endpoint(URI.create("https://me:it@192.0.2.1:9/ccn2"), Optional.empty()));
        assertThat(trials(PACKAGED).run(REPOSITORY.value(), "me")).hasSize(7).allSatisfy(trial -> {
            assertThat(trial.said()).endsWith("hub.partners.eu-ics2-repository.credentials.username-token");
            assertThat(trial.address().orElseThrow())
                    .startsWith("https://192.0.2.1:9/ccn2/CCN2.Service.Customs.EU.ICS.")
                    .endsWith("V2");
        });
    }

    @Test
    void theChannelThatIsChosenIsTested() {
        Trials trials = trials(PACKAGED);
        assertThatThrownBy(() -> trials.run(FINLAND.value(), "me"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its channel is QUEUE");
        endpoints.channel(FINLAND, Channel.AS4);
        assertThat(trials.run(FINLAND.value(), "me"))
                .map(Trial::said)
                .containsExactly("no address: set hub.partners.finnish-customs.url");
    }

    private static Folder pulled() {
        Connector packaged = PACKAGED.get(ICS2);
        Map<String, byte[]> files = new TreeMap<>();
        packaged.folder()
                .paths()
                .forEach(path -> files.put(path, packaged.folder().get(path)));
        String yaml = new String(files.get("connector.yaml"), UTF_8);
        assertThat(yaml).contains("  pull: PT2S\n");
        files.put(
                "connector.yaml",
                yaml.replace("  pull: PT2S\n", "  pulled: urn:for-ics2\n").getBytes(UTF_8));
        return new Folder(packaged.folder().name(), files);
    }

    /** Without a database: nothing is written where not all is reached. */
    private Trials trials(Catalogue catalogue) {
        Clock clock = Clock.systemUTC();
        JdbcClient none = JdbcClient.create(new SimpleDriverDataSource());
        HttpCalls http = new HttpCalls(Duration.ofSeconds(2));
        SoapCall soap = new SoapCall(
                new SoapCallers(Duration.ofSeconds(2)),
                new SoapSides(endpoints, catalogue, clock),
                (delivery, proof) -> {});
        As4Push as4 = new As4Push(http, new As4Sides(endpoints, Set::of, 100_000), new Proofs(none, clock));
        return new Trials(
                catalogue,
                endpoints,
                new Channels(new Push(http), soap, as4, new QueueSend(new JmsTemplate(), clock), endpoints),
                soap,
                as4,
                new Calls(TRANSLATOR),
                new Circuit(none, RetryPolicy.STANDARD, clock),
                new Wake(),
                clock);
    }
}
