package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.exchangehub.config.ExchangeHub;
import org.exchangehub.config.broker.EmbeddedBroker;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one record run the version that the record has in force, whichever node's disk it came from. */
class TwoNodesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PartnerId BOOKS = new PartnerId("books");

    @TempDir
    Path directory;

    @Test
    void bothTakeTheVersionThatTheRecordActivates() throws Exception {
        TrialFolder onFirst = new TrialFolder(directory.resolve("first"), BOOKS);
        TrialFolder onSecond = new TrialFolder(directory.resolve("second"), BOOKS);
        onFirst.write("A");
        try (ConfigurableApplicationContext first = start("first");
                ConfigurableApplicationContext second = start("second", likewise(first))) {
            await().atMost(SOON)
                    .until(() -> !hash(first).isEmpty() && hash(first).equals(hash(second)));
            String versionA = hash(first);
            assertThat(receive(first, lodge(first), lodge(second))).containsOnly("A");

            // The directory of the second node comes only now.
            onSecond.write("B");
            await().atMost(SOON)
                    .until(() -> !hash(second).equals(versionA) && hash(first).equals(hash(second)));
            assertThat(receive(first, lodge(first), lodge(second))).containsOnly("B");

            onFirst.marks("C", "C");
            String versionB = hash(second);
            await().atMost(SOON)
                    .until(() -> !hash(first).equals(versionB) && hash(first).equals(hash(second)));
            assertThat(receive(first, lodge(first), lodge(second))).containsOnly("C");

            onFirst.remove();
            await().atMost(SOON)
                    .until(() -> hash(first).isEmpty() && hash(second).isEmpty());
        }
    }

    private static String hash(ConfigurableApplicationContext node) {
        return node.getBean(Catalogue.class).find(BOOKS).map(Connector::hash).orElse("");
    }

    private static String lodge(ConfigurableApplicationContext node) throws Exception {
        String lrn = Declarations.lrn();
        URI url = URI.create("http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port")
                + "/api/v1/declarations");
        HttpResponse<String> taken = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url)
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + node.getBean(DevTokens.class).ofPartner(HubClient.CUSTOMS))
                                .header("Content-Type", Declarations.XML)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        Declarations.original(lrn, Declarations.BOOKS)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        return lrn;
    }

    /** The marks of the maps that made the referrals of these declarations. */
    private static List<String> receive(ConfigurableApplicationContext broker, String... lrns) {
        List<String> marks = new ArrayList<>();
        String url =
                "tcp://127.0.0.1:" + broker.getBean(EmbeddedBroker.class).port() + "?useEpoll=false&useKQueue=false";
        String password = broker.getBean(PartnerAccounts.class).password(BOOKS).orElseThrow();
        try (JMSContext session = new ActiveMQConnectionFactory(url).createContext(BOOKS.value(), password)) {
            JMSConsumer queue = session.createConsumer(session.createQueue("hub.out." + BOOKS));
            await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> {
                byte[] body = queue.receiveBody(byte[].class, 1_000);
                if (body != null) {
                    String text = new String(body, UTF_8);
                    assertThat(lrns).anyMatch(lrn -> text.contains("\"" + lrn + "\""));
                    marks.add(text.replaceFirst("(?s).* first=\"([^\"]*)\".*", "$1"));
                }
                return marks.size() == lrns.length;
            });
        }
        return marks;
    }

    private static String[] likewise(ConfigurableApplicationContext other) {
        JdbcConnectionDetails database = other.getBean(JdbcConnectionDetails.class);
        EmbeddedBroker broker = other.getBean(EmbeddedBroker.class);
        return new String[] {
            "--spring.datasource.url=" + database.getJdbcUrl(),
            "--spring.datasource.username=" + Objects.requireNonNull(database.getUsername()),
            "--spring.datasource.password=" + Objects.requireNonNull(database.getPassword()),
            "--hub.broker.url=tcp://127.0.0.1:" + broker.port() + "?useEpoll=false&useKQueue=false",
            "--hub.broker.user=" + broker.hubUser(),
            "--hub.broker.password=" + broker.hubPassword()
        };
    }

    private ConfigurableApplicationContext start(String node, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--hub.node=" + node,
                "--hub.data-directory=" + directory.resolve("data"),
                "--hub.connectors-directory=" + directory.resolve(node),
                "--hub.connectors-interval=200ms",
                "--hub.demo=false",
                "--hub.broker.port=0",
                "--server.port=0"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(ExchangeHub.class, arguments.toArray(String[]::new));
    }
}
