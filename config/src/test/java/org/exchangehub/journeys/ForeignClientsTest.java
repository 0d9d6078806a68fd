package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The SOAP services by clients of other languages, which read the WSDL from the running hub, lodge a declaration, read its case and file its entry with a network. Only with
 * {@code -Dclients=true}: it needs python3 with zeep ({@code -Dclients.python} where that is not the first), php with its SOAP extension, and node with the npm package soap ({@code
 * -Dclients.node=<a node_modules directory>}).
 */
@Journey
class ForeignClientsTest {

    private static final long PATIENCE_SECONDS = 120;

    @Autowired
    private HubClient hub;

    @BeforeEach
    void onlyWhereWanted() {
        assumeTrue(Boolean.getBoolean("clients"), "skipped: clients of other languages run with -Dclients=true");
    }

    @Test
    void zeepLodgesADeclarationAndReadsItsCase() throws IOException, InterruptedException {
        lodges(System.getProperty("clients.python", "python3"), "zeep_client.py");
    }

    @Test
    void phpLodgesADeclarationAndReadsItsCase() throws IOException, InterruptedException {
        lodges("php", "client.php");
    }

    @Test
    void nodeLodgesADeclarationAndReadsItsCase() throws IOException, InterruptedException {
        lodges("node", "client.js");
    }

    private void lodges(String language, String script) throws IOException, InterruptedException {
        String lrn = Declarations.lrn();
        URI base = hub.url("");
        ProcessBuilder client = new ProcessBuilder(
                        language, Path.of("src/test/resources/clients", script).toString(), base.toString(), lrn)
                .redirectErrorStream(true);
        Map<String, String> environment = client.environment();
        environment.put("NODE_PATH", System.getProperty("clients.node", ""));
        Process running = client.start();
        List<String> said = new String(running.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(said.toString()).isZero();
        String caseId = hub.get(HubClient.CUSTOMS, "/api/v1/cases?lrn=" + lrn).text();
        assertThat(said).contains("refused DECLARATION_EXISTS");
        assertThat(said)
                .filteredOn(line -> line.startsWith("notice "))
                .singleElement()
                .satisfies(line -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/messages/" + line.split(" ", -1)[1])
                                .text())
                        .contains("PROCESSED"));
        assertThat(said).last().asString().startsWith("case ").endsWith(" " + lrn);
        assertThat(caseId).contains(said.getLast().split(" ", -1)[1]);
    }
}
