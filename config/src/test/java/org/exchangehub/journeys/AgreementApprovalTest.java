package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.exchangehub.config.ExchangeHub;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.catalogue.ConnectorViews;
import org.exchangehub.routes.catalogue.ConnectorViews.AgreementState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** In production an agreement holds only once an operator approved it; until then the one before does. */
class AgreementApprovalTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PartnerId BOOKS = new PartnerId("books");

    @TempDir
    Path directory;

    @Test
    void anAgreementIsInForceOnceItIsApproved() {
        TrialFolder folder = new TrialFolder(directory.resolve("partners"), BOOKS);
        folder.write("A");
        try (ConfigurableApplicationContext hub = start()) {
            Catalogue catalogue = hub.getBean(Catalogue.class);
            ConnectorViews connectors = hub.getBean(ConnectorViews.class);
            await().atMost(SOON).until(() -> catalogue.find(BOOKS).isPresent());
            assertThat(receives(catalogue, Kind.REFERRAL)).as("none approved").isFalse();
            AgreementState waiting = agreement(connectors);
            assertThat(waiting.state()).isEqualTo("WAITS_FOR_APPROVAL");
            assertThat(waiting.inForce()).isEmpty();

            assertThatThrownBy(() -> connectors.approve("books", Optional.of("another"), "ola"))
                    .isInstanceOf(RefusedException.class);
            connectors.approve("books", Optional.of(waiting.hash()), "ola");
            await().atMost(SOON).until(() -> receives(catalogue, Kind.REFERRAL));
            assertThat(agreement(connectors).approvedBy()).contains("ola");

            folder.agreement("2", "[withdrawal]");
            await().atMost(SOON)
                    .until(() -> agreement(connectors).state().equals("WAITS_FOR_APPROVAL")
                            && catalogue
                                    .get(BOOKS)
                                    .hash()
                                    .equals(connectors.find("books").hash().orElseThrow()));
            assertThat(receives(catalogue, Kind.REFERRAL))
                    .as("the first still holds")
                    .isTrue();
            assertThat(agreement(connectors).inForce()).contains(waiting.hash());

            connectors.approve("books", Optional.empty(), "kari");
            await().atMost(SOON).until(() -> !receives(catalogue, Kind.REFERRAL));
            assertThat(agreement(connectors).approvedBy()).contains("kari");
        }
    }

    private static boolean receives(Catalogue catalogue, Kind kind) {
        return catalogue.get(BOOKS).agreement().mayReceive(kind);
    }

    private static AgreementState agreement(ConnectorViews connectors) {
        return connectors.find("books").agreement().orElseThrow();
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ExchangeHub.class,
                "--spring.profiles.active=prod",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/keys",
                "--hub.data-directory=" + directory.resolve("data"),
                "--hub.connectors-directory=" + directory.resolve("partners"),
                "--hub.connectors-interval=200ms",
                "--hub.broker.port=0",
                "--server.port=0");
    }
}
