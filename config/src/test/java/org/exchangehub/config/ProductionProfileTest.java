package org.exchangehub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** With the profile {@code prod} nothing of what makes the hub easy to try exists. */
class ProductionProfileTest {

    private static final String KEYS =
            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/keys";

    @TempDir
    Path directory;

    @Test
    void startsOnlyWithAnIssuerOfTokens() {
        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(CannotStartException.class)
                .rootCause()
                .hasMessageContaining("no key to check its partners' tokens");
    }

    @Test
    void hasNothingUnderDevAndNoThrowAwayPasswords() throws Exception {
        try (ConfigurableApplicationContext hub = start(KEYS)) {
            assertThat(hub.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                            .getHandlerMethods()
                            .keySet())
                    .flatMap(mapping -> mapping.getPatternValues())
                    .isNotEmpty()
                    .noneMatch(path -> path.startsWith("/dev"));
            assertThat(hub.getBeanProvider(Simulators.class).getIfAvailable()).isNull();
            assertThat(hub.getBean(PartnerAccounts.class).password(new PartnerId("customs")))
                    .isEmpty();
            String url = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
            for (String path : List.of("/dev/token?partner=customs", "/dev/login")) {
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url + path))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(401);
            }
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=prod",
                "--hub.data-directory=" + directory,
                "--hub.broker.port=0",
                "--server.port=0"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(ExchangeHub.class, arguments.toArray(String[]::new));
    }
}
