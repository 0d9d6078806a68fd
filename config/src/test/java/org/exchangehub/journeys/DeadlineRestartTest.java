package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangehub.config.ExchangeHub;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.PartnerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that was away when a time ended finds the clock again when it is back. */
class DeadlineRestartTest {

    private static final SilentAgency SILENT = new SilentAgency(new PartnerId("silent-restart"), "49");

    @TempDir
    Path directory;

    @Test
    void whatEndedWhileTheHubWasAwayIsOverdueOnceItIsBack() throws Exception {
        SILENT.write(Files.createDirectory(directory.resolve("partners")), "queue", "{}", "{answer: {hours: 5}}");
        try (var hub = start()) {
            assertThat(lodge(hub)).isEqualTo(202);
            assertThat(states(hub)).isEqualTo("RUNNING");
        }
        try (var hub = start()) {
            assertThat(states(hub)).isEqualTo("RUNNING");
            hub.getBean(MovableClock.class).forward(Duration.ofHours(6));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(states(hub)).isEqualTo("OVERDUE"));
            assertThat(hub.getBean(JdbcClient.class)
                            .sql("select count(*) from evidence where step = 'OVERDUE'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private static String states(ConfigurableApplicationContext hub) {
        return hub.getBean(JdbcClient.class)
                .sql("select state from deadline")
                .query(String.class)
                .single();
    }

    private static int lodge(ConfigurableApplicationContext hub) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + hub.getEnvironment().getProperty("local.server.port") + "/api/v1/declarations"))
                .header(
                        "Authorization",
                        "Bearer " + hub.getBean(DevTokens.class).ofPartner(HubClient.CUSTOMS))
                .header("Content-Type", Declarations.XML)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Declarations.original(Declarations.lrn(), Declarations.BOOKS)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(new Class<?>[] {ExchangeHub.class, MovableClock.Config.class}, new String[] {
            "--hub.data-directory=" + directory.resolve("data"),
            "--hub.connectors-directory=" + directory.resolve("partners"),
            "--hub.broker.port=0",
            "--hub.demo=false",
            "--server.port=0"
        });
    }
}
