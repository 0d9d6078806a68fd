package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A changed folder is compared with the version in force over the messages that the hub has on record. */
@Journey
class ReplayFromRecordTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Autowired
    private HubClient hub;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private Catalogue catalogue;

    @Test
    void whatAChangedMapDoesToTheMessagesOnRecordIsListed() throws Exception {
        String lrn = Declarations.lrn();
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.XML,
                Declarations.original(lrn, Declarations.CATTLE));
        assertThat(taken.status()).isEqualTo(202);
        await().atMost(SOON).until(() -> answers(lrn) > 0);
        Connector inForce = catalogue.get(HubClient.FOOD);
        write(inForce.folder());

        Replayed same = replay(inForce.hash());
        assertThat(same.out()).contains(" 0 differences");
        assertThat(same.code()).isZero();

        Path map = directory.resolve(HubClient.FOOD + "/maps/referral.to-partner.xsl");
        String before = Files.readString(map);
        String after = before.replaceFirst("\"tollsakId\"|'tollsakId'", "'annetId'");
        Files.writeString(map, after.equals(before) ? before.replace("tollsakId", "annetId") : after);
        Replayed changed = replay(inForce.hash(), "--kind", "referral", "--newest", "1");
        assertThat(changed.out()).contains("1 messages, ").contains("newly refused  delivery referral ");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(replay("f".repeat(64)).code()).isEqualTo(2);
    }

    private record Replayed(int code, String out) {}

    private Replayed replay(String from, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.exchangehub.connectors.command.ConnectorCommand",
                "replay",
                HubClient.FOOD.value(),
                "-d",
                directory.toString(),
                "--from",
                from,
                "--corpus",
                database.getJdbcUrl()));
        line.addAll(List.of(more));
        ProcessBuilder program = new ProcessBuilder(line).redirectErrorStream(true);
        program.environment().put("PGUSER", String.valueOf(database.getUsername()));
        program.environment().put("PGPASSWORD", String.valueOf(database.getPassword()));
        Process running = program.start();
        String out = new String(running.getInputStream().readAllBytes(), UTF_8);
        return new Replayed(running.waitFor(), out);
    }

    private long answers(String lrn) {
        return jdbc.sql(
                        "select count(*) from message where sender = ? and case_id = (select case_id from message where lrn = ? limit 1)")
                .params(HubClient.FOOD.value(), lrn)
                .query(Long.class)
                .single();
    }

    private void write(Folder folder) throws IOException {
        for (String path : folder.paths()) {
            Path file = directory.resolve(folder.name()).resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, folder.get(path));
        }
    }
}
